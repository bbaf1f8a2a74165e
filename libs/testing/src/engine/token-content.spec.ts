import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createFlow, ISSUER, keys, summaryOf, type Flow } from './fixture.js';
import { aKey, keySetOf, readJwt, signJwt } from './signing.js';

/* What stands in access tokens, ID tokens and standard introspection answers. */

const jwts = { service: { accessTokenSignAlg: 'ES256' } } as const;
const bodyOf = ({ responseContent = '' }: { readonly responseContent?: string }): Readonly<Record<string, unknown>> => JSON.parse(responseContent) as Readonly<Record<string, unknown>>;
const leftHalf = (text: string): string => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
const ask = async ({ engine, service }: Flow, parameters: Readonly<Record<string, string>>, more: object = {}) =>
  engine.standardIntrospection(service, { parameters: new URLSearchParams(parameters).toString(), ...more });

test('RFC9068-2: an access token in JWT form', async () => {
  const flow = createFlow(jwts);
  const code = await flow.code({}, { acr: 'gold', authTime: 1_700_000_000, jwtAtClaims: '{"tenant":"a","sub":"evil","jti":"evil","cnf":{}}', properties: [{ key: 'shown', value: '1', hidden: false }, { key: 'secret', value: '2', hidden: true }] });
  const answer = await flow.token(code);
  const { accessToken, jwtAccessToken = '' } = answer;
  expect(bodyOf(answer)).toMatchObject({ access_token: jwtAccessToken, token_type: 'DPoP', shown: '1' });
  expect(readJwt(jwtAccessToken)).toEqual({
    header: { alg: 'ES256', typ: 'at+jwt', kid: 'service' },
    claims: {
      iss: ISSUER, sub: 'john', client_id: '4711', scope: 'payments', jti: accessToken, iat: flow.now() / 1000, exp: flow.now() / 1000 + 300,
      cnf: { jkt: keys.firstProof.thumbprint }, acr: 'gold', auth_time: 1_700_000_000, tenant: 'a', shown: '1',
    },
  });
  expect((await flow.introspect(jwtAccessToken)).action).toBe('OK');
  expect(JSON.stringify(answer.responseContent)).not.toContain('secret');
});

test('RFC9068-4: a JWT of somebody else, with a value of ours, is refused', async () => {
  const flow = createFlow(jwts);
  const { accessToken, jwtAccessToken = '' } = await flow.tokens();
  const { header, claims } = readJwt(jwtAccessToken);
  for (const forged of [
    signJwt(header, { ...claims, scope: 'payments admin' }, keys.other),
    signJwt({ ...header, alg: 'none' }, claims, keys.other),
    signJwt({ ...header, alg: 'HS256' }, claims, keys.other),
    signJwt({ ...header, kid: 'x' }, claims, keys.service),
    signJwt(header, { ...claims, jti: undefined }, keys.service),
    `${jwtAccessToken.slice(0, -4)}AAAA`,
  ]) expect(summaryOf(await flow.introspect(forged))).toBe('UNAUTHORIZED invalid_token A057306');
  expect((await flow.introspect(jwtAccessToken)).action).toBe('OK');
  expect((await flow.introspect(accessToken)).action).toBe('OK');
});

test('an access token cannot be signed without the key', async () => {
  const flow = createFlow({ service: { accessTokenSignAlg: 'PS256' } });
  expect(summaryOf(await flow.tokens())).toBe('INTERNAL_SERVER_ERROR server_error A050202');
});

const openid = { parameters: { scope: 'openid payments', nonce: 'nonce-1' } };

test('OIDCC-2: the ID token', async () => {
  const flow = createFlow();
  const login = { acr: 'gold', authTime: 1_700_000_000, claims: '{"name":"John","sub":"evil","iss":"evil","aud":"evil","nonce":"evil"}', idtHeaderParams: '{"x":1,"alg":"none","kid":"evil"}' };
  const { idToken = '', accessToken = '', ...answer } = await flow.token(await flow.code(openid, login));
  expect(bodyOf(answer)).toMatchObject({ id_token: idToken, scope: 'openid payments' });
  expect(readJwt(idToken)).toEqual({
    header: { alg: 'ES256', kid: 'service', x: 1 },
    claims: {
      iss: ISSUER, sub: 'john', aud: ['4711'], exp: flow.now() / 1000 + 300, iat: flow.now() / 1000, nonce: 'nonce-1', acr: 'gold', auth_time: 1_700_000_000,
      name: 'John', at_hash: leftHalf(accessToken),
    },
  });
});

test.each<[string, Parameters<Flow['issue']>[1], object]>([
  ['another subject for this client', { sub: 'pairwise' }, { sub: 'pairwise' }],
  ['an audience as text', { idTokenAudType: 'string' }, { aud: '4711' }],
  ['a session', { sessionId: 'session-1' }, { sid: 'session-1' }],
])('OIDCC-2: the ID token with %s', async (_, issue, expected) => {
  const flow = createFlow();
  const { idToken = '' } = await flow.token(await flow.code(openid, issue));
  expect(readJwt(idToken).claims).toMatchObject(expected);
});

test('OIDCC-3.1.3.6: at_hash is that of the form which the client gets', async () => {
  const { idToken = '', jwtAccessToken = '' } = await createFlow(jwts).tokens(openid);
  expect(readJwt(idToken).claims.at_hash).toBe(leftHalf(jwtAccessToken));
});

test('there is an ID token for openid alone, and no nonce where none was sent', async () => {
  expect((await createFlow().tokens()).idToken).toBeUndefined();
  const { idToken = '' } = await createFlow().tokens({ parameters: { scope: 'openid payments' } });
  expect(readJwt(idToken).claims).not.toHaveProperty('nonce');
});

test.each<[string, Parameters<typeof createFlow>[0], string]>([
  ['no key at all', { service: { jwks: keySetOf() } }, 'A046203'],
  ['no private key', { service: { jwks: keySetOf(keys.service.publicJwk) } }, 'A046203'],
  ['two that fit', { service: { jwks: keySetOf(keys.service.privateJwk, keys.other.privateJwk) } }, 'A046204'],
])('an ID token cannot be signed: %s', async (_, settings, code) => {
  const flow = createFlow(settings);
  const answer = await flow.tokens(openid);
  expect(summaryOf(answer)).toBe(`INTERNAL_SERVER_ERROR server_error ${code}`);
});

test('of two keys that fit, the one that the service names signs', async () => {
  const service = { jwks: keySetOf(keys.other.privateJwk, keys.service.privateJwk), idTokenSignatureKeyId: 'service' };
  expect(readJwt((await createFlow({ service }).tokens(openid)).idToken ?? '').header.kid).toBe('service');
});

test('FAPI2-SP-FINAL-5.4.1-1.2: a client that wants its ID tokens by RS256 gets none under the profile', async () => {
  const rsa = aKey('rsa', 'RS256');
  const flow = createFlow({ service: { jwks: keySetOf(keys.service.privateJwk, rsa.privateJwk) }, client: { idTokenSignAlg: 'RS256' } });
  expect(summaryOf(await flow.push(openid))).toBe('BAD_REQUEST unauthorized_client A294358');
  const { idToken = '' } = await flow.tokens({ parameters: { scope: 'openid' } });
  expect(readJwt(idToken).header).toMatchObject({ alg: 'RS256', kid: 'rsa' });
});

test('RFC7662-2.2: standard introspection of an access token', async () => {
  const flow = createFlow();
  const code = await flow.code({}, { acr: 'gold', authTime: 1_700_000_000, properties: [{ key: 'shown', value: '1', hidden: false }, { key: 'secret', value: '2', hidden: true }] });
  const { accessToken = '' } = await flow.token(code);
  const answer = await ask(flow, { token: accessToken });
  expect(answer).toMatchObject({ type: 'standardIntrospectionResponse', action: 'OK', resultCode: 'A145001' });
  const body = {
    active: true, iss: ISSUER, sub: 'john', client_id: '4711', scope: 'payments', token_type: 'DPoP', exp: flow.now() / 1000 + 300,
    cnf: { jkt: keys.firstProof.thumbprint }, acr: 'gold', auth_time: 1_700_000_000, shown: '1',
  };
  expect(bodyOf(answer)).toEqual(body);
  expect(bodyOf(await ask(flow, { token: accessToken }, { withHiddenProperties: true }))).toEqual({ ...body, secret: '2' });
});

test('RFC7662-2.2: of a refresh token, of a JWT, and of what is no token', async () => {
  const flow = createFlow(jwts);
  const { refreshToken = '', jwtAccessToken = '' } = await flow.tokens();
  expect(bodyOf(await ask(flow, { token: refreshToken, token_type_hint: 'refresh_token' }))).toMatchObject({ active: true, exp: flow.now() / 1000 + 3600, sub: 'john' });
  expect(bodyOf(await ask(flow, { token: jwtAccessToken }))).toMatchObject({ active: true, client_id: '4711' });
  for (const token of ['x', 'x'.repeat(43), `${jwtAccessToken.slice(0, -4)}AAAA`]) expect(bodyOf(await ask(flow, { token }))).toEqual({ active: false });
  flow.pass(300);
  expect(bodyOf(await ask(flow, { token: jwtAccessToken }))).toEqual({ active: false });
  expect(bodyOf(await ask(flow, { token: refreshToken }))).toMatchObject({ active: true });
});

test.each<[string, string | undefined, string]>([
  ['API-parameters nothing', undefined, 'INTERNAL_SERVER_ERROR server_error A145201'],
  ['API-parameters-form no form', 'token=%', 'BAD_REQUEST invalid_request A145202'],
  ['API-parameters-some an empty body', '', 'BAD_REQUEST invalid_request A145301'],
  ['RFC7662-2.1 no token', 'token_type_hint=access_token', 'BAD_REQUEST invalid_request A145302'],
])('standard introspection: %s', async (_, parameters, expected) => {
  const { engine, service } = createFlow();
  expect(summaryOf(await engine.standardIntrospection(service, parameters === undefined ? {} : { parameters }))).toBe(expected);
});

const extension = { requestableScopesEnabled: false, accessTokenDuration: 0, refreshTokenDuration: 0, idTokenDuration: 0, tokenExchangePermitted: false };

test.each<[string, Parameters<typeof createFlow>[0], Parameters<Flow['tokens']>, number]>([
  ['the service', {}, [], 300],
  ['the client, when shorter', { client: { extension: { ...extension, accessTokenDuration: 60 } } }, [], 60],
  ['not the client, when longer', { client: { extension: { ...extension, accessTokenDuration: 600 } } }, [], 300],
  ['the scope, when shorter', { service: { supportedScopes: [{ name: 'payments', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }, { key: 'access_token.duration', value: '30' }] }] } }, [], 30],
  ['the front end, above all', { client: { extension: { ...extension, accessTokenDuration: 60 } } }, [{}, { call: { accessTokenDuration: 7 } }], 7],
])('the lifetime of an access token is set by %s', async (_, settings, args, expected) =>
  expect(await createFlow(settings).tokens(...args)).toMatchObject({ accessTokenDuration: expected }));

test('a front end may name the access token itself, and adds properties to a token', async () => {
  const flow = createFlow();
  const own = `${'A'.repeat(42)}A`;
  const answer = await flow.tokens({}, { call: { accessToken: own, properties: [{ key: 'shown', value: '1', hidden: false }] } });
  expect(answer).toMatchObject({ accessToken: own, properties: [{ key: 'shown', value: '1', hidden: false }] });
  expect(bodyOf(answer)).toMatchObject({ access_token: own, shown: '1' });
});

test('no refresh token without its grant type on both sides', async () => {
  const flow = createFlow({ client: { grantTypes: ['AUTHORIZATION_CODE'] } });
  const answer = await flow.tokens();
  expect(answer).toMatchObject({ action: 'OK', refreshTokenDuration: 0, refreshTokenExpiresAt: 0 });
  expect(bodyOf(answer)).not.toHaveProperty('refresh_token');
  expect((await flow.introspect(answer.accessToken)).refreshable).toBe(false);
});

test('a property that has the name of a member of the answer does not take its place', async () => {
  const answer = await createFlow().tokens({}, { call: { properties: [{ key: 'access_token', value: 'evil', hidden: false }, { key: 'token_type', value: 'evil', hidden: false }] } });
  expect(bodyOf(answer)).toMatchObject({ access_token: answer.accessToken, token_type: 'DPoP' });
});
