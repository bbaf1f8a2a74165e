import type { Json, JsonObject } from '../model/json.js';
import type { Parameters } from '../facts/facts.js';
import type { Crypto } from '../ports/jose.js';

/** Stands for a text that nobody may read; the same text is the same mask, so that what was equal still is. */
export type Mask = (text: string) => string;

const SHOWN = 8;
/** Longer texts are cut. */
const LONGEST = 1_000;

/**
 * A keyed digest: that of a short password could be found by trying. The key stands before the text, which is as good as a MAC
 * where so little of the digest is shown that nobody can go on from it, and several times cheaper.
 */
export function maskWith(crypto: Pick<Crypto, 'mac' | 'sha256'>): Mask {
  const key = crypto.mac('request log');
  return text => `~${crypto.sha256(key + text).slice(0, SHOWN)}`;
}

/** Parameters and claims that are no secrets; whatever is not named here is masked. With `plain`, a code challenge is the verifier itself. */
const READABLE = new Set([
  'response_type', 'response_mode', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'display', 'prompt', 'max_age', 'ui_locales', 'claims_locales',
  'login_hint', 'acr_values', 'claims', 'code_challenge_method', 'dpop_jkt', 'resource', 'audience', 'authorization_details',
  'grant_type', 'client_assertion_type', 'token_type_hint', 'username', 'requested_token_type', 'subject_token_type', 'actor_token_type', 'assertion_type',
  'grant_management_action', 'registration',
]);
const CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'htm', 'htu']);
const HEADER = new Set(['alg', 'enc', 'typ', 'cty', 'kid', 'crit', 'b64', 'zip', 'jku', 'x5u', 'x5t', 'x5t#S256']);
const PUBLIC_KEY = new Set(['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use', 'key_ops']);

export const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Masks every text inside a value and keeps its shape. */
export function maskAll(value: Json | undefined, mask: Mask): Json {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((each: Json) => maskAll(each, mask));
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskAll(member as Json, mask)]));
}

const cutAll = (value: Json | undefined): Json => maskAll(value, cut);

const members = (object: JsonObject, one: (name: string, value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [cut(name), one(name, value as Json)]));

const PUSHED = 'urn:ietf:params:oauth:request_uri:';

/** Whoever knows a reference that was handed out here can use it. */
export const maskReference = (uri: string, mask: Mask): string => (uri.startsWith(PUSHED) ? PUSHED + mask(uri.slice(PUSHED.length)) : cut(uri));

function maskParameter(name: string, value: string, mask: Mask): string {
  if (READABLE.has(name)) return cut(value);
  return name === 'request_uri' ? maskReference(value, mask) : mask(value);
}

export const maskParameters = (values: Parameters, mask: Mask): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(values).map(([name, each]) => [cut(name), each.map(value => maskParameter(name, value, mask))]));

/** The claims of a JWT that came in; one that carries parameters is read like these. */
export const maskClaims = (claims: JsonObject, mask: Mask): JsonObject => members(claims, (name, value) => {
  if (READABLE.has(name) || CLAIMS.has(name)) return cutAll(value);
  return name === 'request_uri' && typeof value === 'string' ? maskReference(value, mask) : maskAll(value, mask);
});

const maskKey = (key: JsonObject, mask: Mask): JsonObject => members(key, (name, value) => (PUBLIC_KEY.has(name) ? cutAll(value) : maskAll(value, mask)));

export const maskHeader = (header: JsonObject, mask: Mask): JsonObject => members(header, (name, value) => {
  if (name === 'jwk' && typeof value === 'object' && value !== null && !Array.isArray(value)) return maskKey(value as JsonObject, mask);
  return HEADER.has(name) ? cutAll(value) : maskAll(value, mask);
});

/** Members of calls that are no secrets. */
const CALL = new Set([
  'clientId', 'htm', 'htu', 'dpopNonceRequired', 'accessTokenDuration', 'refreshTokenDuration', 'subject', 'acr', 'authTime', 'scopes', 'resources', 'acrValues',
  'maxAge', 'reason', 'description', 'requestBodyContained', 'requiredComponents', 'withHiddenProperties', 'httpAcceptHeader', 'introspectionSignAlg',
  'introspectionEncryptionAlg', 'introspectionEncryptionEnc', 'idTokenAudType', 'consentedClaims', 'rsUri',
]);

/** A call as it came from the front end, without its parameters: those are among the facts. */
export function maskCall(call: object, mask: Mask): JsonObject {
  const { parameters: _, ...others } = call as JsonObject;
  return members(others, (name, value) => (CALL.has(name) ? cutAll(value) : maskAll(value, mask)));
}
