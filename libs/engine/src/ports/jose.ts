import type { JWEAlg, JWEEnc, JWSAlg } from '../model/enums.js';
import type { Json, JsonObject, MaybePromise } from '../model/json.js';

/** A compact JWS taken apart; nothing is verified yet. Plain JSON. */
export interface DecodedJws {
  readonly header: JsonObject;
  /** Undefined when the payload is no JSON object. */
  readonly claims?: JsonObject;
  /** The JWS as it came. */
  readonly compact: string;
}

/** What rules may know of a key; the key itself stays with the adapter, found by `handle`. */
export interface KeyFacts {
  readonly handle: number;
  readonly kty: 'RSA' | 'EC' | 'OKP' | 'oct';
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly crv?: string;
  /** Length of modulus, curve or secret, bits. */
  readonly bits: number;
  readonly hasPrivate: boolean;
}

/** A problem with what somebody sent or configured, in our words. */
export interface JoseProblem {
  readonly problem: string;
}

/** JSON Web Keys, Signatures and Tokens. Everything bounded in size; algorithms are named by the caller, never by the input alone. */
export interface Jose {
  /** Takes a compact JWS apart: three base64url parts, a JSON object as header, no `crit`, no `b64`, no duplicate members, at most 64 KiB. */
  decode(compact: string): DecodedJws | JoseProblem;
  /** The usable keys of a JWK Set (text); unusable ones are left out and counted. Parsed once and cached. */
  keys(jwks: string): { readonly keys: readonly KeyFacts[]; readonly skipped: number } | JoseProblem;
  /** The same from a URL, through the guarded fetch; `fresh` bypasses the cache for a key that it does not know, or knows differently; a second time after 5 s at the earliest. */
  remoteKeys(uri: string, fresh?: boolean): MaybePromise<{ readonly keys: readonly KeyFacts[]; readonly skipped: number } | JoseProblem>;
  /** A public key carried inside a header (DPoP), with its RFC 7638 SHA-256 thumbprint. A private part is a problem. */
  embeddedKey(jwk: Json | undefined): { readonly key: KeyFacts; readonly thumbprint: string } | JoseProblem;
  /** Whether the signature is right under exactly this key and algorithm; false also when key and algorithm do not fit. */
  verify(jws: DecodedJws, key: KeyFacts, alg: JWSAlg): MaybePromise<boolean>;
  /** HMAC algorithms with a client secret. */
  verifySecret(jws: DecodedJws, secret: string, alg: JWSAlg): boolean;
  /** Signs claims as a compact JWS; `kid` and `typ` go into the header. Throws only for a key that does not fit. */
  sign(claims: JsonObject, header: JsonObject & { readonly alg: JWSAlg }, key: KeyFacts): MaybePromise<string>;
  /** Signs claims with an HMAC algorithm and a client secret; a secret shorter than the hash is a problem. */
  signSecret(claims: JsonObject, header: JsonObject & { readonly alg: JWSAlg }, secret: string): string | JoseProblem;
  /** The protected header of a compact JWE: five base64url parts, known `alg` and `enc`, no `zip`, no `crit`, bounded `p2c`, at most 128 KiB. */
  decodeJwe(compact: string): { readonly header: JsonObject; readonly alg: JWEAlg; readonly enc: JWEEnc } | JoseProblem;
  /** Opens a compact JWE with a private key or a shared secret, under exactly these algorithms; the plaintext as UTF-8 text. */
  decrypt(compact: string, key: KeyFacts | { readonly secret: string }, alg: JWEAlg, enc: JWEEnc): Promise<string | JoseProblem>;
  /** Seals text as a compact JWE for a public key or a shared secret; `header` may add `kid` and `cty`. */
  encrypt(text: string, header: JsonObject & { readonly alg: JWEAlg; readonly enc: JWEEnc }, key: KeyFacts | { readonly secret: string }): Promise<string | JoseProblem>;
  /** Public members only, ready for publication; undefined when the text is no JWK Set. */
  publicJwks(jwks: string): { readonly keys: readonly JsonObject[] } | undefined;
}

/** What rules may know of an X.509 certificate. */
export interface CertificateDetails {
  /** SHA-256 of the DER form, base64url (`x5t#S256`). */
  readonly x5tS256: string;
  /** Subject as an RFC 4514 string. */
  readonly subjectDn: string;
  readonly sanDns: readonly string[];
  readonly sanUri: readonly string[];
  /** In canonical text form (RFC 5952 for IPv6). */
  readonly sanIp: readonly string[];
  readonly sanEmail: readonly string[];
  /** ms since 1970 */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** X.509 certificates (RFC 5280). None of these throws for what somebody sent. */
export interface Certificates {
  /** Reads a certificate, PEM or bare base64 DER (as some proxies pass it on); cached by its digest. */
  read(pem: string): CertificateDetails | JoseProblem;
  /** Compares two distinguished names (RFC 4514 strings): attribute types by name or OID, values by RFC 4518 preparation, multi-valued RDNs as sets. */
  sameName(a: string, b: string): boolean | JoseProblem;
  /** Whether a chain of valid signatures, CA certificates and dates leads from the certificate over `path` to one of `roots`. */
  isTrusted(pem: string, path: readonly string[], roots: readonly string[], now: number): true | JoseProblem;
  /** Thumbprints (`x5t#S256`) of the certificates in the `x5c` of a JWK Set's keys, first of each chain, by `kid`. */
  thumbprints(jwks: string): readonly { readonly kid?: string; readonly x5tS256: string }[] | JoseProblem;
  /** The same from a URL, through the guarded fetch; caching and `fresh` as in `Jose.remoteKeys`. */
  remoteThumbprints(uri: string, fresh?: boolean): MaybePromise<ReturnType<Certificates['thumbprints']>>;
}

/** Digests and random values. */
export interface Crypto {
  /** SHA-256 of a text (UTF-8), base64url. */
  sha256(text: string): string;
  /** Left half of the hash that belongs to the JWS algorithm, base64url (`at_hash`, `c_hash`, `s_hash`). */
  leftHash(text: string, alg: JWSAlg): string;
  /** Equality in constant time. */
  equal(a: string, b: string): boolean;
  /** A new value as in model/values.ts, made at `now` (ms). */
  value(now: number): string;
  /** The value that follows from another one on the day of `now` (ms): the same on every instance, for nobody else to guess. */
  successor(value: string, now: number): string;
  /** Keyed hash for values that any instance must recompute, such as DPoP nonces; base64url. */
  mac(text: string): string;
  /** SHA-256 of the DER form of a PEM certificate, base64url (`x5t#S256`). */
  certificateThumbprint(pem: string): string | JoseProblem;
}
