import type { Client } from '../model/client.js';
import type { JWEAlg, JWSAlg } from '../model/enums.js';
import type { Service } from '../model/service.js';
import type { ClientCheck, ServiceCheck, Verdict } from '../rules/rule.js';
import { demand, notApplicable } from '../rules/verdict.js';
import { algorithmFor } from './jwk-set.js';

/* Algorithms that settings choose for JWTs to come. */

/** JWTs that the client signs, and those that the service signs for it. */
const byClient = ['tokenAuthSignAlg', 'requestSignAlg', 'bcRequestSignAlg'] as const;
const byService = ['idTokenSignAlg', 'userInfoSignAlg', 'authorizationSignAlg'] as const;
const signing = [...byClient, ...byService] as const;
type Signing = (typeof signing)[number];

const encrypting = ['idTokenEncryptionAlg', 'userInfoEncryptionAlg', 'authorizationEncryptionAlg', 'requestEncryptionAlg'] as const;

/** The algorithm of a setting where it has an effect: ID tokens need openid, assertions their method. */
function inForce(client: Client, service: Service, key: Signing): JWSAlg | undefined {
  if (key === 'idTokenSignAlg' && service.supportedScopes?.some(({ name }) => name === 'openid') !== true) return undefined;
  if (key === 'tokenAuthSignAlg' && client.tokenAuthMethod !== 'PRIVATE_KEY_JWT' && client.tokenAuthMethod !== 'CLIENT_SECRET_JWT') return undefined;
  // UserInfo that is encrypted alone holds a JWT without signature.
  if (key === 'userInfoSignAlg' && client.userInfoEncryptionAlg !== undefined) return client[key] ?? 'NONE';
  return client[key];
}

/** A check of every signing algorithm that is registered and has an effect. */
const ofAlgorithms = (offends: (alg: JWSAlg) => boolean, proposals: readonly JWSAlg[]): ClientCheck => {
  const offenders = (client: Client, service: Service): readonly Signing[] =>
    signing.filter(key => { const alg = inForce(client, service, key); return alg !== undefined && offends(alg); });
  return {
    settings: [...signing, 'userInfoEncryptionAlg'],
    check: (client, service) => {
      const found = offenders(client, service);
      return demand(found.length === 0, 'an algorithm is registered that is not allowed', proposals.join(', '), found.map(key => `${key}: ${client[key] ?? 'none'}`).join(', '));
    },
    fix: (client, service) => Object.fromEntries(offenders(client, service).flatMap(key => {
      const own = (byClient as readonly Signing[]).includes(key);
      const alg = algorithmFor(own ? client.jwks : service.jwks, proposals);
      return alg === undefined ? [] : [[key, alg]];
    })),
  };
};

/** Registered algorithms are of the list; NONE is left to `unsignedNowhere`. */
export const registeredAlgorithms = (allowed: readonly JWSAlg[]): ClientCheck => ofAlgorithms(alg => alg !== 'NONE' && !allowed.includes(alg), allowed);

/** Nothing is registered to go unsigned. */
export const unsignedNowhere = (proposals: readonly JWSAlg[]): ClientCheck => ofAlgorithms(alg => alg === 'NONE', proposals);

/** JWT access tokens are signed with an algorithm of the list. */
export const accessTokenAlgorithm = (allowed: readonly JWSAlg[]): ServiceCheck => ({
  settings: ['accessTokenSignAlg'],
  check: ({ accessTokenSignAlg: alg }): Verdict => alg === undefined
    ? notApplicable('access tokens are random strings')
    : demand(allowed.includes(alg), 'access tokens are signed with another algorithm', allowed.join(', '), alg),
  fix: ({ jwks }) => {
    const alg = algorithmFor(jwks, allowed);
    return alg === undefined ? {} : { accessTokenSignAlg: alg };
  },
});

const outdated: JWEAlg = 'RSA1_5';

/** No JWT is encrypted with RSA under PKCS #1 v1.5, which leaks by padding. */
export const withoutPkcs1Encryption: ClientCheck = {
  settings: encrypting,
  check: client => {
    const found = encrypting.filter(key => client[key] === outdated);
    return demand(found.length === 0, 'an encryption algorithm is registered that is not safe', 'any but RSA1_5', found.join(', '));
  },
  fix: client => Object.fromEntries(encrypting.filter(key => client[key] === outdated).map(key => [key, 'RSA_OAEP_256'])),
};
