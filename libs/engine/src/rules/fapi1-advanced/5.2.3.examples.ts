import { aClient, aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';

export const examples_fapi1Advanced_5_2_3: Examples = {
  'FAPI1-ADV-5.2.3-1': { client: [
    ['private_key_jwt', aClient(), 'pass'],
    ['client_secret_jwt', aClient({ tokenAuthMethod: 'CLIENT_SECRET_JWT' }), 'fail', aService({ supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] })],
    ['a certificate', aClient({ tokenAuthMethod: 'TLS_CLIENT_AUTH' }), 'pass', aService({ supportedTokenAuthMethods: ['TLS_CLIENT_AUTH'] })],
    ['a public client', aClient({ clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }), 'notApplicable'],
  ] },
};
