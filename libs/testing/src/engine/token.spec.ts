import { expect, test } from '@jest/globals';
import type { TokenRequest } from '@symbolon/engine';
import { challengeOf, createFlow, endpoints, ISSUER, keys, summaryOf, VERIFIER, type ClientChange, type Flow, type Settings } from './fixture.js';
import { aKey } from './signing.js';

/* The token endpoint: a good request for a code or a refresh token and one change, each with the answer that it gets. */

type Change = ClientChange<TokenRequest> | ((flow: Flow) => ClientChange<TokenRequest>);

const seconds = (flow: Flow): number => flow.now() / 1000;
const rsa = aKey('first', 'RS256');
const changed = (flow: Flow, change: Change): ClientChange<TokenRequest> => (typeof change === 'function' ? change(flow) : change);

async function redeem(change: Change, settings: Settings = {}): Promise<string> {
  const flow = createFlow(settings);
  const code = await flow.code();
  return summaryOf(await flow.token(code, changed(flow, change)));
}

async function refresh(change: Change, settings: Settings = {}): Promise<string> {
  const flow = createFlow(settings);
  const { refreshToken } = await flow.tokens();
  return summaryOf(await flow.refresh(refreshToken, changed(flow, change)));
}

test.each<[string, Change, string]>([
  ['RFC6749-4.1.3-client the code of another client', flow => ({ by: flow.second, proof: { key: keys.firstProof } }), 'invalid_grant A050307'],
  ['RFC6749-4.1.3-known a code that nobody issued', { parameters: { code: 'x'.repeat(43) } }, 'invalid_grant A050305'],
  ['RFC6749-4.1.3-known a code that is none', { parameters: { code: 'x' } }, 'invalid_grant A050305'],
  ['RFC6749-4.1.3-code no code', { parameters: { code: undefined } }, 'invalid_request A050301'],
  ['RFC6749-3.2-once two codes', { parameters: { code: ['a', 'b'] } }, 'invalid_request A050303'],
  ['RFC6749-4.1.3-redirect_uri no redirect URI', { parameters: { redirect_uri: undefined } }, 'invalid_grant A050308'],
  ['RFC6749-4.1.3-redirect_uri another redirect URI', { parameters: { redirect_uri: 'https://client.example.org/other' } }, 'invalid_grant A050309'],
  ['RFC7636-4.5 no verifier', { parameters: { code_verifier: undefined } }, 'invalid_grant A050312'],
  ['RFC7636-4.6 another verifier', { parameters: { code_verifier: 'v'.repeat(43) } }, 'invalid_grant A050315'],
  ['RFC7636-4.6 the challenge as verifier', { parameters: { code_verifier: challengeOf(VERIFIER) } }, 'invalid_grant A050315'],
  ['RFC7636-4.1 a short verifier', { parameters: { code_verifier: 'v' } }, 'invalid_grant A050316'],
  ['RFC6749-5.2-grant_type an unknown grant type', { parameters: { grant_type: 'magic' } }, 'unsupported_grant_type A049304'],
  ['RFC6749-4.1.3-grant_type no grant type', { parameters: { grant_type: undefined } }, 'invalid_request A049301'],
  ['RFC6749-5.2-offered a password', { parameters: { grant_type: 'password', username: 'john', password: 'secret' } }, 'unsupported_grant_type A049305'],
  ['DPOP-5.2 no proof', { proof: false }, 'invalid_dpop_proof A254308'],
  ['DPOP-10 a proof by another key', { proof: { key: keys.other } }, 'invalid_dpop_proof A254308'],
  ['DPOP-4.3-8 a proof for the PAR endpoint', { proof: { claims: { htu: endpoints.par } } }, 'invalid_dpop_proof A254301'],
  ['DPOP-4.3-11 an old proof', flow => ({ proof: { claims: { iat: seconds(flow) - 3600 } } }), 'invalid_dpop_proof A254301'],
  ['DPOP-4.3-6 a proof whose signature is wrong', { proof: { compact: jwt => `${jwt.slice(0, -4)}AAAA` } }, 'invalid_dpop_proof A254301'],
  ['DPOP-4.3-5 a proof by HS256', { proof: { header: { alg: 'HS256' } } }, 'invalid_dpop_proof A254302'],
  ['DPOP-4.3-7 a proof with a private key', { proof: { header: { jwk: keys.firstProof.privateJwk } } }, 'invalid_dpop_proof A254303'],
])('%s', async (_, change, expected) => expect(await redeem(change)).toBe(`BAD_REQUEST ${expected}`));

test.each<[string, Change, string]>([
  ['RFC7521-4.2-given no assertion', { assertion: false }, 'A157309'],
  ['RFC7521-4.2 client_id of another client', { parameters: { client_id: '4712' } }, 'A048312'],
  ['RFC7521-4.2 an assertion of another client', flow => ({ parameters: { client_assertion: flow.assertion(flow.second) } }), 'A048312'],
  ['RFC7523-3-alg an assertion by RS256', { assertion: { header: { alg: 'RS256' }, key: rsa } }, 'A157313'],
  ['RFC7523-3-4 an assertion of five minutes ago', flow => ({ assertion: { claims: { exp: seconds(flow) - 300 } } }), 'A157320'],
  ['RFC7523-3-3 an assertion for another server', { assertion: { claims: { aud: 'https://as.example.org' } } }, 'A157318'],
  ['FAPI2-SP-FINAL-5.3.2.1-8 an assertion for the token endpoint', { assertion: { claims: { aud: endpoints.token } } }, 'A157318'],
  ['FAPI2-SP-FINAL-5.3.2.1-8 an assertion for a list', { assertion: { claims: { aud: [ISSUER] } } }, 'A157318'],
  ['RFC7523-3-2 an assertion without sub', { assertion: { claims: { sub: undefined } } }, 'A157316'],
  ['RFC7523-3-9 an assertion whose signature is wrong', { assertion: { key: keys.other } }, 'A157326'],
  ['RFC6749-2.2-known an unknown client', { parameters: { client_id: '9999' } }, 'A048304'],
])('%s: the client has not authenticated itself', async (_, change, expected) => {
  expect(await redeem(change)).toBe(`INVALID_CLIENT invalid_client ${expected}`);
  expect(await refresh(change)).toBe(`INVALID_CLIENT invalid_client ${expected}`);
});

test.each<[string, Change, string]>([
  ['DPOP-5.2 no proof', { proof: false }, 'invalid_dpop_proof A254309'],
  ['RFC6749-6-client the refresh token of another client', flow => ({ by: flow.second }), 'invalid_grant A053307'],
  ['RFC6749-6-known a refresh token that nobody issued', { parameters: { refresh_token: 'x'.repeat(43) } }, 'invalid_grant A053305'],
  ['RFC6749-6-given no refresh token', { parameters: { refresh_token: undefined } }, 'invalid_request A053301'],
  ['RFC6749-6-scope more than was granted', { parameters: { scope: 'payments profile' } }, 'invalid_scope A053309'],
  ['RFC6749-5.2-declared by a code, which is no code', { parameters: { grant_type: 'authorization_code', code: 'x', refresh_token: undefined } }, 'invalid_grant A050305'],
])('a refresh: %s', async (_, change, expected) => expect(await refresh(change)).toBe(`BAD_REQUEST ${expected}`));

test.each<[string, number, number, string]>([
  ['at the end', 59, 60, 'OK A050001'],
  ['after it', 60, 60, 'BAD_REQUEST invalid_grant A050311'],
  ['after a minute, though the service gives ten', 62, 600, 'BAD_REQUEST invalid_grant A050311'],
])('FAPI2-SP-FINAL-5.3.2.1-11: a code %s', async (_, s, authorizationCodeDuration, expected) => {
  const flow = createFlow({ service: { authorizationCodeDuration } });
  const code = await flow.code();
  flow.pass(s);
  expect(summaryOf(await flow.token(code))).toBe(expected);
});

test('RFC6749-6-expiry: a refresh token after its time', async () => {
  const flow = createFlow();
  const { refreshToken } = await flow.tokens();
  flow.pass(3600);
  expect(summaryOf(await flow.refresh(refreshToken))).toBe('BAD_REQUEST invalid_grant A053308');
});

test('FAPI2-SP-FINAL-5.3.2.1-4: without DPoP and without a certificate there is no token', async () => {
  const flow = createFlow({ client: { dpopRequired: false } });
  expect(summaryOf(await flow.token(await flow.code({ proof: false }), { proof: false }))).toBe('BAD_REQUEST invalid_request A295351');
  expect(summaryOf(await flow.token(await flow.code({ proof: false })))).toBe('OK A050001');
});

test.each<[string, Parameters<Flow['push']>[0]]>([
  ['by the proof of the push', {}],
  ['by dpop_jkt', { proof: false, parameters: { dpop_jkt: keys.firstProof.thumbprint } }],
])('DPOP-10: a code is bound %s', async (_, push) => {
  const flow = createFlow();
  expect(summaryOf(await flow.token(await flow.code(push), { proof: { key: keys.other } }))).toBe('BAD_REQUEST invalid_dpop_proof A254308');
  expect(summaryOf(await flow.token(await flow.code(push)))).toBe('OK A050001');
});

test('DPOP-10: a code of a push without proof and dpop_jkt is bound to no key', async () => {
  const flow = createFlow();
  expect(summaryOf(await flow.token(await flow.code({ proof: false }), { proof: { key: keys.other } }))).toBe('OK A050001');
});

test('RFC6749-6-scope: a refresh may narrow its scopes, and widen them again', async () => {
  const flow = createFlow();
  const { refreshToken } = await flow.tokens({ parameters: { scope: 'payments profile' } });
  expect(await flow.refresh(refreshToken, { parameters: { scope: 'profile' } })).toMatchObject({ action: 'OK', scopes: ['profile'], refreshTokenScopes: ['payments', 'profile'] });
  expect(await flow.refresh(refreshToken)).toMatchObject({ action: 'OK', scopes: ['payments', 'profile'] });
});

test.each<[string, TokenRequest, string]>([
  ['API-parameters nothing', {}, 'INTERNAL_SERVER_ERROR server_error A047201'],
  ['API-parameters-form no form', { parameters: 'code=%' }, 'BAD_REQUEST invalid_request A047202'],
  ['API-parameters-some an empty body', { parameters: '' }, 'BAD_REQUEST invalid_request A047301'],
])('%s', async (_, request, expected) => {
  const { engine, service } = createFlow();
  expect(summaryOf(await engine.token(service, request))).toBe(expected);
});

test.each<[string, Partial<TokenRequest>, string, string]>([
  ['extra claims that are no object', { jwtAtClaims: '[]' }, 'A050202', 'A053202'],
  ['properties that are too large', { properties: [{ key: 'k', value: 'v'.repeat(16_384), hidden: false }] }, 'A050201', 'A053201'],
  ['a value that storage would not find', { accessToken: 'mine' }, 'A050203', 'A053203'],
])('a mistake of the front end: %s', async (_, call, forCode, forRefresh) => {
  expect(await redeem({ call })).toBe(`INTERNAL_SERVER_ERROR server_error ${forCode}`);
  expect(await refresh({ call })).toBe(`INTERNAL_SERVER_ERROR server_error ${forRefresh}`);
});
