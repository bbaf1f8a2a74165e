import { drop } from '../examples/delta.js';
import { aClient, aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';

const mutualTls = { dpopRequired: false, tlsClientCertificateBoundAccessTokens: true };

export const examples_5_3_3: Examples = {
  'FAPI2-SP-FINAL-5.3.3.1-1': { client: [
    ['DPoP', aClient(), 'pass'],
    ['certificates, on both sides', aClient(mutualTls), 'pass', aService({ tlsClientCertificateBoundAccessTokens: true })],
    ['certificates, but not for the service', aClient(mutualTls), 'fail'],
    ['nothing said', aClient({ dpopRequired: false }), 'unknown'],
  ] },
  'FAPI2-SP-FINAL-5.3.3.1-2': { client: [
    ['private_key_jwt with keys', aClient(), 'pass'],
    ['private_key_jwt with a URL of keys', { ...drop(aClient(), 'jwks'), jwksUri: 'https://client.example.org/jwks' }, 'pass'],
    ['private_key_jwt without keys', drop(aClient(), 'jwks'), 'fail'],
    ['a secret', aClient({ tokenAuthMethod: 'CLIENT_SECRET_BASIC' }), 'fail'],
    ['a certificate', aClient({ tokenAuthMethod: 'TLS_CLIENT_AUTH' }), 'pass', aService({ supportedTokenAuthMethods: ['TLS_CLIENT_AUTH'] })],
    ['a method that the service lacks', aClient({ tokenAuthMethod: 'TLS_CLIENT_AUTH' }), 'fail'],
  ] },
  'FAPI2-SP-FINAL-5.3.3.2-1': { client: [
    ['both registered', aClient(), 'pass'],
    ['no code grant', aClient({ grantTypes: ['REFRESH_TOKEN'] }), 'fail'],
    ['no response type', drop(aClient(), 'responseTypes'), 'fail'],
  ] },
};
