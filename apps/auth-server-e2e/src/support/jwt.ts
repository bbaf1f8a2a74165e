import { createHash, createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Members } from './http.js';

/* Made with node:crypto alone, so that the tests and the server share no code that reads or writes a JWT. */

export type Alg = 'ES256' | 'PS256' | 'RS256' | 'EdDSA';

export interface SigningKey {
  readonly alg: Alg;
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** As it may be published. */
  readonly publicJwk: JsonWebKey;
  readonly privateJwk: JsonWebKey;
}

/** A JWT that is about to be signed, so that a test can change one thing. */
export interface JwtDraft {
  header: Members;
  claims: Members;
  /** Makes the signature over header and payload. */
  sign: (input: string) => Buffer;
}

const generators: Readonly<Record<Alg, (bits: number) => { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>> = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
  PS256: (bits) => generateKeyPairSync('rsa', { modulusLength: bits }),
  RS256: (bits) => generateKeyPairSync('rsa', { modulusLength: bits }),
};

export function newKey(alg: Alg = 'ES256', bits = 2048): SigningKey {
  const { privateKey, publicKey } = generators[alg](bits);
  const kid = randomUUID();
  const common = { kid, alg, use: 'sig' };
  return {
    alg, kid, privateKey,
    publicJwk: { ...publicKey.export({ format: 'jwk' }), ...common },
    privateJwk: { ...privateKey.export({ format: 'jwk' }), ...common },
  };
}

const asymmetric = (alg: Alg, key: KeyObject) => (input: string): Buffer => {
  const data = Buffer.from(input);
  if (alg === 'EdDSA') return sign(null, data, key);
  if (alg === 'ES256') return sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' });
  return alg === 'RS256' ? sign('sha256', data, key) : sign('sha256', data, { key, padding: 6, saltLength: 32 });
};

export const signWith = ({ alg, privateKey }: SigningKey): JwtDraft['sign'] => asymmetric(alg, privateKey);

export const signWithSecret = (secret: string | Buffer): JwtDraft['sign'] => (input) => createHmac('sha256', secret).update(input).digest();

const encode = (value: Members): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function compact({ header, claims, sign: signer }: JwtDraft): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${signer(input).toString('base64url')}`;
}

export const payloadOf = (jwt: string): Members => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Members;

export const headerOf = (jwt: string): Members => JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()) as Members;

/** Whether somebody with this ES256 key signed a JWT. */
export const isSignedBy = (jwt: string, { publicJwk }: SigningKey): boolean => {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const key = { key: createPublicKey({ key: publicJwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
};

/** The left half of a SHA-256, as `c_hash` and `s_hash` have it. */
export const halfHash = (text: string): string => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Seconds since 1970, as far from now as wanted. */
export const seconds = (fromNow = 0): number => Math.floor(Date.now() / 1000) + fromNow;

/** A client assertion that is good once (RFC 7523). */
export const assertionDraft = (clientId: number, audience: string, key: SigningKey): JwtDraft => ({
  header: { alg: key.alg, kid: key.kid },
  claims: { iss: String(clientId), sub: String(clientId), aud: audience, jti: randomUUID(), iat: seconds(), nbf: seconds(), exp: seconds(60) },
  sign: signWith(key),
});

/** What of a key a proof carries. */
export const embedded = ({ publicJwk: { kty, crv, x, y, n, e } }: SigningKey): JsonWebKey =>
  Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined));

/** RFC 7638. */
export const thumbprint = ({ publicJwk: { kty, crv, x, y, n, e } }: SigningKey): string =>
  sha256(JSON.stringify(kty === 'RSA' ? { e, kty, n } : kty === 'OKP' ? { crv, kty, x } : { crv, kty, x, y }));

/** A DPoP proof that is good once (RFC 9449). */
export const proofDraft = (key: SigningKey, htm: string, htu: string, accessToken?: string): JwtDraft => ({
  header: { typ: 'dpop+jwt', alg: key.alg, jwk: embedded(key) },
  claims: { jti: randomUUID(), htm, htu, iat: seconds(), ...(accessToken === undefined ? {} : { ath: sha256(accessToken) }) },
  sign: signWith(key),
});
