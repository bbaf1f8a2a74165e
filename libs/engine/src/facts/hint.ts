import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import type { Jose } from '../ports/jose.js';
import { looksEncrypted } from './jwe.js';
import { algOf, pickKey, verifiedJwt } from './jwt.js';
import { openJwe } from './open-jwe.js';

/** Whom an `id_token_hint` names, or why it is none of our ID tokens. */
export type HintFacts = { readonly subject: string } | { readonly problem: string };

/**
 * An ID token that this service issued to this client, handed back as a hint (OpenID Connect Core, 3.1.2.1). One that has
 * expired still says who logged in. A client whose ID tokens come encrypted sends what is inside, or seals that for this service.
 */
export async function hintFacts(jose: Jose, service: Service, client: Client, compact: string): Promise<HintFacts> {
  const text = looksEncrypted(compact) ? (await openJwe(jose, service, client, compact)).text : compact;
  if (text === undefined) return { problem: 'it is encrypted, but not for this service' };
  const jws = jose.decode(text);
  if ('problem' in jws) return { problem: jws.problem };
  const alg = algOf(jws);
  const { iss, aud, sub } = jws.claims ?? {};
  if (alg === undefined) return { problem: 'it is not signed' };
  if (alg.startsWith('HS')) {
    if (client.clientSecret === undefined || !jose.verifySecret(jws, client.clientSecret, alg)) return { problem: 'its signature is wrong' };
  } else {
    const lookup = service.jwks === undefined ? undefined : pickKey(jose.keys(service.jwks), jws.header.kid, alg, false);
    if (lookup?.kind !== 'found') return { problem: 'no key of the service fits it' };
    if (!(await verifiedJwt(jose, jws, alg, lookup)).signatureValid) return { problem: 'its signature is wrong' };
  }
  if (service.issuer === undefined || iss !== service.issuer) return { problem: 'another issuer made it' };
  const audience: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const names = [String(client.clientId), ...(client.clientIdAlias === undefined ? [] : [client.clientIdAlias])];
  if (!names.some(name => audience.includes(name))) return { problem: 'it was made for another client' };
  return typeof sub === 'string' && sub !== '' ? { subject: sub } : { problem: 'it names nobody' };
}
