import { createHash } from 'node:crypto';
import { createJose } from '@symbolon/crypto-jose';
import type {
  AuthorizationFailRequest, AuthorizationFailResponse, AuthorizationIssueRequest, AuthorizationIssueResponse, AuthorizationResponse, Client, JsonObject, KeyFacts, Ports,
  PushedAuthReqResponse, Service, TokenResponse,
} from '@symbolon/engine';
import { clientOf, serviceOf } from './settings.js';
import { aKey, keySetOf, type SigningKey } from './signing.js';
import { createTestEngine, type TestEngine } from './test-engine.js';

/* OAuth 2.0 and OpenID Connect without a profile: every response type and mode, and whatever a client may ask for. */

export const OPEN_ISSUER = 'https://op.example.com';
export const CALLBACK = 'https://rp.example.org/cb';
export const SECRET = 'a-client-secret-that-is-long-enough-for-HS512-which-wants-64-octets!';

const encryptionKey = (kid: string): SigningKey => {
  const key = aKey(kid);
  const { alg: _alg, use: _use, ...publicJwk } = key.publicJwk;
  const { alg: _privateAlg, use: _privateUse, ...privateJwk } = key.privateJwk;
  return { ...key, publicJwk: { ...publicJwk, use: 'enc' }, privateJwk: { ...privateJwk, use: 'enc' } };
};

/** Keys are slow to make, so that all flows share them. */
export const openKeys = {
  service: aKey('service-es'), serviceRsa: aKey('service-rs', 'RS256'), serviceEnc: encryptionKey('service-enc'),
  client: aKey('client-es'), clientEnc: encryptionKey('client-enc'), stranger: aKey('client-es'),
} as const;

const scope = (name: string, attributes?: readonly { readonly key: string; readonly value: string }[]) => ({ name, defaultEntry: false, ...(attributes === undefined ? {} : { attributes: [...attributes] }) });

export const openService = (change: Partial<Service> = {}): Service => serviceOf({
  issuer: OPEN_ISSUER,
  authorizationEndpoint: `${OPEN_ISSUER}/authorize`,
  tokenEndpoint: `${OPEN_ISSUER}/token`,
  pushedAuthReqEndpoint: `${OPEN_ISSUER}/par`,
  jwks: keySetOf(openKeys.service.privateJwk, openKeys.serviceRsa.privateJwk, openKeys.serviceEnc.privateJwk),
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'REFRESH_TOKEN'],
  supportedResponseTypes: ['NONE', 'CODE', 'TOKEN', 'ID_TOKEN', 'CODE_TOKEN', 'CODE_ID_TOKEN', 'ID_TOKEN_TOKEN', 'CODE_ID_TOKEN_TOKEN'],
  supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'PRIVATE_KEY_JWT'],
  supportedScopes: [scope('openid'), scope('profile'), scope('email'), scope('offline_access'), scope('read'), scope('consent', [{ key: 'regex', value: '^consent:.+$' }])],
  supportedAcrs: ['urn:acr:1', 'urn:acr:2'],
  supportedAuthorizationDetailsTypes: ['payment'],
}, { apiKey: 2000, ...change });

export const openClient = (change: Partial<Client> = {}): Client => clientOf({
  clientType: 'CONFIDENTIAL',
  grantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'REFRESH_TOKEN'],
  responseTypes: ['NONE', 'CODE', 'TOKEN', 'ID_TOKEN', 'CODE_TOKEN', 'CODE_ID_TOKEN', 'ID_TOKEN_TOKEN', 'CODE_ID_TOKEN_TOKEN'],
  redirectUris: [CALLBACK],
  tokenAuthMethod: 'CLIENT_SECRET_BASIC',
  idTokenSignAlg: 'ES256',
  jwks: keySetOf(openKeys.client.publicJwk, openKeys.clientEnc.publicJwk),
  authorizationDetailsTypes: ['payment'],
}, { clientId: 5001, clientSecret: SECRET, ...change });

/** Undefined leaves a parameter out, several values repeat it. */
export type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

const encoded = (parameters: Asked): string => new URLSearchParams(
  Object.entries(parameters).flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value as string]))).toString();

export interface OpenFlow extends TestEngine {
  readonly service: Service;
  readonly client: Client;
  readonly now: number;
  readonly authorize: (parameters: Asked) => Promise<AuthorizationResponse>;
  readonly push: (parameters: Asked) => Promise<PushedAuthReqResponse>;
  readonly issue: (ticket: string | undefined, change?: AuthorizationIssueRequest) => Promise<AuthorizationIssueResponse>;
  readonly fail: (ticket: string | undefined, reason: NonNullable<AuthorizationFailRequest['reason']>) => Promise<AuthorizationFailResponse>;
  readonly redeem: (code: string | undefined) => Promise<TokenResponse>;
  /** From the request to the answer. */
  readonly answer: (parameters: Asked, change?: AuthorizationIssueRequest) => Promise<AuthorizationIssueResponse>;
}

const must = (ticket: string | undefined, because: { readonly resultMessage: string }): string => {
  if (ticket === undefined) throw new Error(`There is no ticket: ${because.resultMessage}`);
  return ticket;
};

/** What every request has, unless it says otherwise. */
const usual: Asked = { client_id: '5001', redirect_uri: CALLBACK, scope: 'openid read', state: 'state-1', nonce: 'nonce-1' };

export function createOpenFlow(settings: { readonly service?: Partial<Service>; readonly client?: Partial<Client>; readonly ports?: Partial<Ports> } = {}): OpenFlow {
  const service = openService(settings.service);
  const client = openClient(settings.client);
  const test = createTestEngine(service, [client], settings.ports);
  const { engine } = test;
  const authorize: OpenFlow['authorize'] = parameters => engine.authorization(service, { parameters: encoded({ ...usual, ...parameters }) });
  const issue: OpenFlow['issue'] = (ticket, change = {}) => engine.authorizationIssue(service, { subject: 'john', ...(ticket === undefined ? {} : { ticket }), ...change });
  return {
    ...test, service, client, now: Date.UTC(2026, 10, 21, 12), authorize, issue,
    push: parameters => engine.pushedAuthReq(service, { parameters: encoded({ ...usual, ...parameters }), clientId: '5001', clientSecret: SECRET }),
    fail: (ticket, reason) => engine.authorizationFail(service, { ...(ticket === undefined ? {} : { ticket }), reason }),
    redeem: code => engine.token(service, { parameters: encoded({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK }), clientId: '5001', clientSecret: SECRET }),
    async answer(parameters, change) {
      const opened = await authorize(parameters);
      return issue(must(opened.ticket, opened), change);
    },
  };
}

/** The parameters of an answer, wherever they stand, and where that is. */
export function readAnswer({ action, responseContent = '' }: { readonly action: string; readonly responseContent?: string }): { readonly channel: string; readonly parameters: Readonly<Record<string, string>> } {
  if (action === 'FORM') {
    const inputs = [...responseContent.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"\/>/g)].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')]);
    return { channel: 'form', parameters: Object.fromEntries(inputs) as Record<string, string> };
  }
  if (action !== 'LOCATION') return { channel: action, parameters: JSON.parse(responseContent) as Record<string, string> };
  const url = new URL(responseContent);
  const inFragment = url.hash !== '';
  return { channel: inFragment ? 'fragment' : 'query', parameters: Object.fromEntries(new URLSearchParams(inFragment ? url.hash.slice(1) : url.search)) };
}

/** Left half of SHA-256. */
export const halfHash = (text: string): string => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

const jose = createJose();

/** The key of a set by its id. */
function keyOf(jwk: object): KeyFacts {
  const set = jose.keys(JSON.stringify({ keys: [jwk] }));
  const key = 'keys' in set ? set.keys[0] : undefined;
  if (key === undefined) throw new Error('The JWK is not usable');
  return key;
}

/** What stands in a JWT that was signed with an asymmetric key of the service; throws when it was not. */
export async function verified(jwt: string | undefined, by: SigningKey = openKeys.service): Promise<JsonObject> {
  const jws = jose.decode(jwt ?? '');
  if ('problem' in jws) throw new Error(jws.problem);
  if (!(await jose.verify(jws, keyOf(by.publicJwk), by.alg))) throw new Error('The signature is wrong');
  return jws.claims ?? {};
}

/** What stands in a JWT that was signed with the client's secret. */
export function verifiedBySecret(jwt: string | undefined, alg: 'HS256' | 'HS384' | 'HS512'): JsonObject {
  const jws = jose.decode(jwt ?? '');
  if ('problem' in jws || !jose.verifySecret(jws, SECRET, alg)) throw new Error('The signature is wrong');
  return jws.claims ?? {};
}

/** What was sealed for the client, or for the service. */
export async function opened(jwe: string | undefined, by: SigningKey | { readonly secret: string } = openKeys.clientEnc): Promise<string> {
  const decoded = jose.decodeJwe(jwe ?? '');
  if ('problem' in decoded) throw new Error(decoded.problem);
  const text = await jose.decrypt(jwe ?? '', 'secret' in by ? by : keyOf(by.privateJwk), decoded.alg, decoded.enc);
  if (typeof text !== 'string') throw new Error(text.problem);
  return text;
}

/** Seals a JWT for the service. */
export async function sealedFor(key: SigningKey | { readonly secret: string }, text: string, alg: 'ECDH_ES' | 'ECDH_ES_A256KW' | 'A256KW' | 'RSA_OAEP_256' = 'ECDH_ES'): Promise<string> {
  const sealed = await jose.encrypt(text, { alg, enc: 'A256GCM', cty: 'JWT' }, 'secret' in key ? key : keyOf(key.publicJwk));
  if (typeof sealed !== 'string') throw new Error(sealed.problem);
  return sealed;
}
