import { base64url, type JWK } from 'jose';

/** A JWT about to be signed, so that one thing of it can be changed. */
export interface JwtDraft {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** The signature is spoilt after it was made. */
  broken?: true;
}

const encoder = new TextEncoder();

/** How WebCrypto signs with each algorithm (RFC 7518, RFC 8037). */
const algorithms: Readonly<Record<string, { readonly importing: Algorithm | EcKeyImportParams | RsaHashedImportParams; readonly signing: AlgorithmIdentifier | EcdsaParams | RsaPssParams }>> = {
  ES256: { importing: { name: 'ECDSA', namedCurve: 'P-256' }, signing: { name: 'ECDSA', hash: 'SHA-256' } },
  PS256: { importing: { name: 'RSA-PSS', hash: 'SHA-256' }, signing: { name: 'RSA-PSS', saltLength: 32 } },
  RS256: { importing: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, signing: 'RSASSA-PKCS1-v1_5' },
  EdDSA: { importing: { name: 'Ed25519' }, signing: 'Ed25519' },
};

export const canSignWith = (jwk: JWK): boolean => typeof jwk.d === 'string' && typeof jwk.alg === 'string' && jwk.alg in algorithms;

async function signatureOf(input: string, { alg = '', ...jwk }: JWK): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = algorithms[alg];
  if (algorithm === undefined) throw new Error(`Cannot sign with ${alg === '' ? 'a key without alg' : alg}.`);
  const { use: _use, key_ops: _operations, ext: _ext, ...bare } = jwk;
  const key = await crypto.subtle.importKey('jwk', bare as JsonWebKey, algorithm.importing, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(algorithm.signing, key, encoder.encode(input)));
}

const part = (value: unknown): string => base64url.encode(JSON.stringify(value));

/** Signs with the key whatever the header says: a header that lies is what some tests are about. `none` is left unsigned. */
export async function compact({ header, claims, broken }: JwtDraft, key: JWK): Promise<string> {
  const input = `${part(header)}.${part(claims)}`;
  if (header['alg'] === 'none') return `${input}.`;
  const signature = await signatureOf(input, key);
  if (broken === true) signature.fill(0);
  return `${input}.${base64url.encode(signature)}`;
}

export interface Decoded {
  readonly header: unknown;
  readonly claims: unknown;
}

/** What a JWT says, unverified; undefined when the text is none. */
export function decode(text: string): Decoded | undefined {
  const [header, claims, signature] = text.split('.');
  if (header === undefined || claims === undefined || signature === undefined) return undefined;
  const read = (value: string): unknown => JSON.parse(new TextDecoder().decode(base64url.decode(value)));
  try {
    return { header: read(header), claims: read(claims) };
  } catch {
    return undefined;
  }
}

export async function sha256(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}

export const random = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
