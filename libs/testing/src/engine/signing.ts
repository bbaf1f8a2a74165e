import { constants, createHash, createHmac, createPrivateKey, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';

/** Members of a JWT's header or payload; undefined leaves one out. */
export type Members = Readonly<Record<string, unknown>>;

type Alg = 'ES256' | 'PS256' | 'RS256' | 'EdDSA';

/** A key pair with a name. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: Alg;
  readonly privateKey: KeyObject;
  /** With `kid` and `alg`; the private one for the JWK Set of a service. */
  readonly publicJwk: JsonWebKey;
  readonly privateJwk: JsonWebKey;
  /** RFC 7638, SHA-256. */
  readonly thumbprint: string;
}

const makers: Readonly<Record<Alg, (rsaBits: number) => KeyObject>> = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  EdDSA: () => generateKeyPairSync('ed25519').privateKey,
  PS256: modulusLength => generateKeyPairSync('rsa', { modulusLength }).privateKey,
  RS256: modulusLength => generateKeyPairSync('rsa', { modulusLength }).privateKey,
};

function thumbprintOf({ kty, crv, x, y, e, n }: JsonWebKey): string {
  const required = kty === 'RSA' ? { e, kty, n } : kty === 'OKP' ? { crv, kty, x } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(required)).digest('base64url');
}

/** A new key pair. */
export function aKey(kid: string, alg: Alg = 'ES256', rsaBits = 2048): SigningKey {
  const privateKey = makers[alg](rsaBits);
  const privateJwk = privateKey.export({ format: 'jwk' });
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicJwk } = privateJwk;
  const named = { kid, alg, use: 'sig' };
  return { kid, alg, privateKey, thumbprint: thumbprintOf(publicJwk), publicJwk: { ...publicJwk, ...named }, privateJwk: { ...privateJwk, ...named } };
}

/** The bare public key, as a DPoP proof carries it. */
export const bareJwk = ({ publicJwk: { kid: _kid, alg: _alg, use: _use, ...bare } }: SigningKey): JsonWebKey => bare;

export const keySetOf = (...keys: readonly JsonWebKey[]): string => JSON.stringify({ keys });

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signatureOf(input: string, alg: unknown, key: KeyObject): string {
  const data = Buffer.from(input);
  if (alg === 'none') return '';
  if (alg === 'HS256') return createHmac('sha256', key.export({ format: 'pem', type: 'pkcs8' })).update(data).digest('base64url');
  if (alg === 'PS256') return sign('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }).toString('base64url');
  if (key.asymmetricKeyType === 'ed25519') return sign(null, data, key).toString('base64url');
  return sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

/** Signs whatever it is told to, be it wrong: the server is what is tested. */
export function signJwt(header: Members, claims: unknown, key: SigningKey | KeyObject): string {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${signatureOf(input, header.alg, 'privateKey' in key ? key.privateKey : key)}`;
}

/** The private key of a JWK, for tokens that imitate those of a service. */
export const privateKeyOf = (jwk: JsonWebKey): KeyObject => createPrivateKey({ key: jwk, format: 'jwk' });

/** One change to a JWT that is good otherwise. */
export interface JwtChange {
  readonly header?: Members;
  readonly claims?: Members;
  /** The key that signs, where it is not the usual one. */
  readonly key?: SigningKey;
  /** The last touch. */
  readonly compact?: (jwt: string) => string;
}

/** A JWT with one change. */
export function changedJwt(header: Members, claims: Members, key: SigningKey, change: JwtChange = {}): string {
  const jwt = signJwt({ ...header, ...change.header }, { ...claims, ...change.claims }, change.key ?? key);
  return change.compact?.(jwt) ?? jwt;
}

/** Header and payload of a JWT, unverified. */
export function readJwt(jwt: string): { readonly header: Members; readonly claims: Members } {
  const [header = '', claims = ''] = jwt.split('.');
  const read = (text: string): Members => JSON.parse(Buffer.from(text, 'base64url').toString()) as Members;
  return { header: read(header), claims: read(claims) };
}
