import type { Client } from '../model/client.js';
import type { Facts } from '../facts/facts.js';
import type { Service } from '../model/service.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass, unknown } from '../rules/verdict.js';

const certificateBound = (client: Client | undefined, service: Service): boolean =>
  service.tlsClientCertificateBoundAccessTokens && client?.tlsClientCertificateBoundAccessTokens === true;

/** The token of this answer will be bound to a key or a certificate. */
export const tokenWillBeBound = ({ client: { client }, service, proof, certificate }: Facts): Verdict => demand(
  (proof.kind === 'decoded' && proof.jkt !== undefined && proof.jwt.signatureValid) || (certificate.kind === 'parsed' && certificateBound(client, service)),
  'the token would not be bound to its holder', 'a DPoP proof, or the client certificate of a client set to bind by it', 'neither');

/** The token that is asked about is bound to a key or a certificate. */
export const tokenIsBound = ({ introspection }: Facts): Verdict => {
  if (introspection?.token === undefined) return notApplicable('no token is known');
  const { jkt, x5tS256 } = introspection.token.confirmation;
  return demand(jkt !== undefined || x5tS256 !== undefined, 'the token is not bound to its holder', 'a DPoP key or a certificate', 'neither');
};

/** The registered settings lead to bound tokens. */
export const settingsBindTokens = (client: Client, service: Service): Verdict => {
  if (client.dpopRequired || certificateBound(client, service)) return pass();
  return client.tlsClientCertificateBoundAccessTokens
    ? fail('the client binds tokens to its certificate, but the service does not', 'tlsClientCertificateBoundAccessTokens of the service, or dpopRequired', 'the client alone')
    : unknown('nothing says how the client binds its tokens; with a DPoP proof in each token request it will do');
};
