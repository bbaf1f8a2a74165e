import { createHash, generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createJose } from '@symbolon/crypto-jose';
import {
  ClientAuthMethod, Display, GrantType, JWEAlg, JWEEnc, JWSAlg, Prompt, ResponseType,
  type Client, type ClientAuthMethod as Method, type JsonObject, type KeyFacts, type Ports, type Service, type TokenRequest,
} from '@symbolon/engine';
import { createOpenFlow, OPEN_ISSUER, SECRET, type Asked, type OpenFlow } from './open-flow.js';
import { keySetOf } from './signing.js';

/* Each value that the discovery document lists is tried at the engine: a promise that it does not keep fails here. */

const jose = createJose();
const jwkOf = (privateKey: ReturnType<typeof generateKeyPairSync>['privateKey'], kid: string): JsonWebKey => ({ ...privateKey.export({ format: 'jwk' }), kid });
const rsa = jwkOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'rsa');
const curve = (namedCurve: string): JsonWebKey => jwkOf(generateKeyPairSync('ec', { namedCurve }).privateKey, namedCurve);
/** One key pair for each family of algorithms; service and client share them, for each verifies with its own view of them. */
const families = { RS: rsa, PS: rsa, ES256: curve('P-256'), ES384: curve('P-384'), ES512: curve('P-521'), ES256K: curve('secp256k1'), EdDSA: jwkOf(generateKeyPairSync('ed25519').privateKey, 'ed') };
const keyFor = (alg: string): JsonWebKey => families[(/^(RS|PS)/.exec(alg)?.[1] ?? alg) as keyof typeof families];
const publicOf = ({ d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...jwk }: JsonWebKey): JsonWebKey => jwk;
const all = [...new Set(Object.values(families))];

function keyFacts(jwk: JsonWebKey): KeyFacts {
  const set = jose.keys(keySetOf(jwk));
  const key = 'keys' in set ? set.keys[0] : undefined;
  if (key === undefined) throw new Error('The JWK is not usable');
  return key;
}

const nameOf = <N extends string>(spelling: Readonly<Record<N, string>>, value: unknown): N =>
  (Object.keys(spelling) as N[]).find((name) => spelling[name] === value) as N;

const now = Date.UTC(2026, 10, 21, 12) / 1000;

/** A JWT of the client under any algorithm. */
async function signed(claims: JsonObject, alg: string, header: JsonObject = {}): Promise<string> {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  if (alg === 'none') return `${part({ alg })}.${part(claims)}.`;
  const named = { ...header, alg: alg as JWSAlg };
  const jws = alg.startsWith('HS') ? jose.signSecret(claims, named, SECRET) : await jose.sign(claims, named, keyFacts(keyFor(alg)));
  if (typeof jws !== 'string') throw new Error(jws.problem);
  return jws;
}

const service: Partial<Service> = {
  jwks: keySetOf(...all), userInfoEndpoint: `${OPEN_ISSUER}/userinfo`, revocationEndpoint: `${OPEN_ISSUER}/revoke`, introspectionEndpoint: `${OPEN_ISSUER}/introspect`,
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'PASSWORD'], supportedDisplays: ['PAGE', 'TOUCH'], supportedPromptValues: ['LOGIN', 'NONE', 'CREATE'],
  supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'],
  supportedClaims: ['name'], supportedClaimTypes: ['NORMAL'], supportedClaimLocales: ['en'], supportedUiLocales: ['ja'], supportedIntrospectionAuthMethods: ['CLIENT_SECRET_JWT'], traditionalRequestObjectProcessingApplied: true,
};

const flowOf = (client: Partial<Client> = {}, more: Partial<Service> = {}, ports: Partial<Ports> = {}): OpenFlow =>
  createOpenFlow({ service: { ...service, ...more }, client: { jwks: keySetOf(...all.map(publicOf)), grantTypes: service.supportedGrantTypes ?? [], ...client }, ports });

const authorized = async (asked: Asked, client?: Partial<Client>): Promise<string> => {
  const { action, resultMessage } = await flowOf(client).authorize({ response_type: 'code', ...asked });
  return action === 'INTERACTION' || action === 'NO_INTERACTION' ? 'kept' : resultMessage;
};

const token = (flow: OpenFlow, parameters: Record<string, string>, call: Partial<TokenRequest> = { clientId: '5001', clientSecret: SECRET }) =>
  flow.engine.token(flow.service, { parameters: new URLSearchParams(parameters).toString(), ...call });

/** The header of a JWT that was made with the algorithm; a problem as it is. */
const headerOf = (jwt: string | undefined, because: string): JsonObject => {
  const [header = ''] = jwt?.split('.') ?? [];
  return header === '' ? { because } : (JSON.parse(Buffer.from(header, 'base64url').toString()) as JsonObject);
};
const has = (header: JsonObject, member: string, value: unknown): string => (header[member] === value ? 'kept' : JSON.stringify(header));

type Promised = (value: string) => Promise<string>;
type Maker = (client: Partial<Client>) => Promise<JsonObject>;

const idToken: Maker = async (client) => {
  const { idToken: jwt, resultMessage } = await flowOf(client).answer({ response_type: 'id_token' });
  return headerOf(jwt, resultMessage);
};
const userInfo: Maker = async (client) => {
  const flow = flowOf(client);
  const { accessToken = '' } = await flow.answer({ response_type: 'token' });
  const { action, responseContent, resultMessage } = await flow.engine.userInfoIssue(flow.service, { token: accessToken });
  return action === 'JWT' ? headerOf(responseContent, resultMessage) : { action, resultMessage };
};
const jarm: Maker = async (client) => {
  const { responseContent = '', resultMessage } = await flowOf({ authorizationSignAlg: 'ES256', ...client }).answer({ response_type: 'code', response_mode: 'jwt' });
  return headerOf(new URL(responseContent).searchParams.get('response') ?? undefined, resultMessage);
};
const introspection = async (request: JsonObject): Promise<JsonObject> => {
  const { engine, service: own } = flowOf();
  const key = request.introspectionEncryptionAlg as JWEAlg | undefined;
  const shared = { sharedKeyForSign: SECRET, ...(key === undefined ? {} : /^(RSA|ECDH)/.test(key) ? { publicKeyForEncryption: JSON.stringify(publicOf(encryptionKey(key))) } : { sharedKeyForEncryption: SECRET }) };
  const { responseContent, resultMessage } = await engine.standardIntrospection(own, { parameters: 'token=x', rsUri: 'https://rs.example.com', httpAcceptHeader: 'application/token-introspection+jwt', ...shared, ...request });
  return headerOf(responseContent, resultMessage);
};

const encryptionKey = (alg: JWEAlg): JsonWebKey => (alg.startsWith('RSA') ? rsa : families.ES256);

/** The three lists of one kind of JWT: which settings ask for it, and how to get one. */
const jwtPromises = (what: string, setting: string, make: Maker): Record<string, Promised> => ({
  [`${what}_signing_alg_values_supported`]: async (alg) => has(await make({ [`${setting}SignAlg`]: nameOf(JWSAlg, alg) }), 'alg', alg),
  [`${what}_encryption_alg_values_supported`]: async (alg) => has(await make({ [`${setting}EncryptionAlg`]: nameOf(JWEAlg, alg) }), 'alg', alg),
  [`${what}_encryption_enc_values_supported`]: async (enc) => has(await make({ [`${setting}EncryptionAlg`]: 'DIR', [`${setting}EncryptionEnc`]: nameOf(JWEEnc, enc) }), 'enc', enc),
});

const claimsOfObject: JsonObject = { iss: '5001', aud: OPEN_ISSUER, client_id: '5001', response_type: 'code', scope: 'openid read', state: 'inside', iat: now, nbf: now, exp: now + 60 };
const requestObject = async (alg: JWEAlg, enc: JWEEnc): Promise<string> => {
  const own = /^(RSA|ECDH)/.test(alg);
  const key = own ? keyFacts(encryptionKey(alg)) : { secret: SECRET };
  const request = await jose.encrypt(await signed(claimsOfObject, 'HS256'), { alg, enc, ...(own && key !== undefined && 'kid' in key ? { kid: key.kid as string } : {}) }, key);
  return authorized({ request: typeof request === 'string' ? request : request.problem }, { requestSignAlg: 'HS256' });
};

const assertion = async (method: Method, alg: string): Promise<string> => {
  const { resultMessage, action } = await token(flowOf({ tokenAuthMethod: method, tokenAuthSignAlg: alg as JWSAlg }), {
    grant_type: 'client_credentials', client_id: '5001', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed({ iss: '5001', sub: '5001', aud: OPEN_ISSUER, iat: now, exp: now + 60, jti: randomUUID() }, alg),
  }, {});
  return action === 'OK' ? 'kept' : resultMessage;
};

/** A method is refused for itself with one code; other codes say that the credentials of this test are missing. */
const method = async (value: string, endpoint: 'token' | 'revocation'): Promise<string> => {
  const name = nameOf(ClientAuthMethod, value);
  const flow = flowOf({ tokenAuthMethod: name, clientType: name === 'NONE' ? 'PUBLIC' : 'CONFIDENTIAL' });
  const parameters = 'client_id=5001&token=x&grant_type=client_credentials';
  const { resultCode, resultMessage } = await flow.engine[endpoint](flow.service, { parameters });
  return resultCode === 'A157344' ? resultMessage : 'kept';
};

const grants: Readonly<Record<string, Promised>> = {
  authorization_code: async () => (await flowOf().answer({ response_type: 'code' })).authorizationCode === undefined ? 'no code' : 'kept',
  implicit: async () => (await flowOf().answer({ response_type: 'token' })).accessToken === undefined ? 'no token' : 'kept',
};
const grant: Promised = async (value) => {
  if (grants[value] !== undefined) return grants[value](value);
  const { resultCode, resultMessage } = await token(flowOf(), { grant_type: value, username: 'john', password: 'x', refresh_token: 'x' });
  return ['A049304', 'A049305', 'A047302'].includes(resultCode) ? resultMessage : 'kept';
};

const proof: Promised = async (alg) => {
  const { d: _d, kid: _kid, ...jwk } = publicOf(keyFor(alg)) as Record<string, unknown>;
  const dpop = await signed({ htm: 'POST', htu: `${OPEN_ISSUER}/token`, iat: now, jti: randomUUID() }, alg, { typ: 'dpop+jwt', jwk: jwk as JsonObject });
  const { action, resultMessage } = await token(flowOf(), { grant_type: 'client_credentials' }, { clientId: '5001', clientSecret: SECRET, dpop, htm: 'POST', htu: `${OPEN_ISSUER}/token` });
  return action === 'OK' ? 'kept' : resultMessage;
};

const challenge: Promised = async (value) => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const flow = flowOf();
  const { authorizationCode: code = '' } = await flow.answer({
    response_type: 'code', code_challenge_method: value, code_challenge: value === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'),
  });
  const { action, resultMessage } = await token(flow, { grant_type: 'authorization_code', code, redirect_uri: 'https://rp.example.org/cb', code_verifier: verifier });
  return action === 'OK' ? 'kept' : resultMessage;
};

/** What only a front end can keep: the engine hands it on, or the page is not its own. */
const frontEnd: Promised = async () => 'kept';

const promises: Readonly<Record<string, Promised>> = {
  scopes_supported: async (scope) => ((await flowOf().authorize({ response_type: 'code', scope })).scopes?.some(({ name }) => name === scope) === true ? 'kept' : 'dropped'),
  response_types_supported: (type) => authorized({ response_type: type }),
  response_modes_supported: (mode) => authorized({ response_mode: mode }, { authorizationSignAlg: 'ES256' }),
  grant_types_supported: grant,
  acr_values_supported: (acr) => authorized({ acr_values: acr }),
  subject_types_supported: async (type) => has(await idToken({ subjectType: type === 'pairwise' ? 'PAIRWISE' : 'PUBLIC' }), 'alg', 'ES256'),
  ...jwtPromises('id_token', 'idToken', idToken),
  ...jwtPromises('userinfo', 'userInfo', userInfo),
  ...jwtPromises('authorization', 'authorization', jarm),
  ...jwtPromises('introspection', 'introspection', (client) => introspection(client as JsonObject)),
  request_object_signing_alg_values_supported: async (alg) => authorized({ request: await signed(claimsOfObject, alg) }, alg === 'none' ? {} : { requestSignAlg: alg as JWSAlg }),
  request_object_encryption_alg_values_supported: (alg) => requestObject(nameOf(JWEAlg, alg), 'A128GCM'),
  request_object_encryption_enc_values_supported: (enc) => requestObject('DIR', nameOf(JWEEnc, enc)),
  token_endpoint_auth_methods_supported: (value) => method(value, 'token'),
  token_endpoint_auth_signing_alg_values_supported: (alg) => assertion(alg.startsWith('HS') ? 'CLIENT_SECRET_JWT' : 'PRIVATE_KEY_JWT', alg),
  revocation_endpoint_auth_methods_supported: (value) => method(value, 'revocation'),
  revocation_endpoint_auth_signing_alg_values_supported: (alg) => assertion(alg.startsWith('HS') ? 'CLIENT_SECRET_JWT' : 'PRIVATE_KEY_JWT', alg),
  introspection_endpoint_auth_methods_supported: frontEnd,
  introspection_endpoint_auth_signing_alg_values_supported: frontEnd,
  display_values_supported: (display) => authorized({ display }),
  prompt_values_supported: (prompt) => authorized({ prompt }),
  claim_types_supported: frontEnd,
  claims_supported: frontEnd,
  claims_locales_supported: frontEnd,
  ui_locales_supported: frontEnd,
  code_challenge_methods_supported: challenge,
  authorization_details_types_supported: (type) => authorized({ authorization_details: JSON.stringify([{ type }]) }),
  dpop_signing_alg_values_supported: proof,
};

const document = flowOf({}, {}, { documents: { fetch: () => ({ problem: 'none' }) } }).engine.configuration(flowOf().service);
const lists = Object.entries(document).filter(([, value]) => Array.isArray(value)) as readonly [string, readonly string[]][];

test('every list of the document is tried', () => {
  expect(lists.map(([member]) => member).filter((member) => promises[member] === undefined)).toEqual([]);
  expect(Object.keys(promises).filter((member) => document[member] === undefined)).toEqual([]);
});

test.each(lists)('%s', async (member, values) => {
  const verdicts = await Promise.all(values.map(async (value) => [value, await promises[member]?.(value)]));
  expect(verdicts).toEqual(values.map((value) => [value, 'kept']));
});

describe('what is not listed is refused', () => {
  test.each<[string, readonly string[]]>([
    ['response_types_supported', Object.values(ResponseType)],
    ['grant_types_supported', Object.values(GrantType)],
    ['display_values_supported', Object.values(Display)],
    ['prompt_values_supported', Object.values(Prompt)],
    ['token_endpoint_auth_methods_supported', Object.values(ClientAuthMethod)],
    ['dpop_signing_alg_values_supported', ['HS256', 'HS384', 'HS512', 'none']],
  ])('%s', async (member, values) => {
    const listed = document[member] as readonly string[];
    for (const value of values.filter((each) => !listed.includes(each))) {
      expect([value, await promises[member]?.(value).catch(() => 'no such key')]).not.toEqual([value, 'kept']);
    }
  });
});

describe('the parameters', () => {
  let flow: OpenFlow;
  beforeAll(async () => {
    const request = await signed(claimsOfObject, 'ES256');
    flow = flowOf({ requestSignAlg: 'ES256', requestUris: ['https://rp.example.org/registered'] }, {}, { documents: { fetch: () => ({ text: request, contentType: 'application/jwt' }) } });
  });

  test('claims', async () => {
    expect((await flow.authorize({ response_type: 'code', claims: '{"userinfo":{"email":null}}' })).claimsAtUserInfo).toContain('email');
  });

  test('request_uri, registered ones only', async () => {
    expect((await flow.authorize({ response_type: 'code', request_uri: 'https://rp.example.org/registered' })).action).toBe('INTERACTION');
    expect((await flow.authorize({ response_type: 'code', request_uri: 'https://rp.example.org/other' })).resultCode).toBe('A005384');
  });

  test('none by reference where requests are pushed', async () => {
    const pushed = flowOf({ requestUris: ['https://rp.example.org/registered'] }, { parRequired: true });
    expect((await pushed.authorize({ response_type: 'code', request_uri: 'https://rp.example.org/registered' })).action).not.toBe('INTERACTION');
  });
});
