import { expect, test } from '@jest/globals';
import type { IntrospectionRequest } from '@symbolon/engine';
import { createFlow, endpoints, errorOf, keys, summaryOf, type Flow } from './fixture.js';
import { bareJwk, type JwtChange } from './signing.js';

/* Introspection as resource servers use it: a good question about a bound token and one change. */

type Change = NonNullable<Parameters<Flow['introspect']>[1]>;

const login = { acr: 'silver', authTime: Date.UTC(2026, 10, 21, 11, 50) / 1000 };

async function ask(change: Change, flow = createFlow()): Promise<string> {
  const { accessToken } = await flow.token(await flow.code({}, login));
  return summaryOf(await flow.introspect(accessToken, change));
}

test.each<[string, Partial<IntrospectionRequest>, string]>([
  ['RFC6750-3.1-scope a scope that it has', { scopes: ['payments'] }, 'OK A056001'],
  ['RFC6750-3.1-scope a scope that it lacks', { scopes: ['payments', 'profile'] }, 'FORBIDDEN insufficient_scope A064302'],
  ['API-introspection-subject its user', { subject: 'john' }, 'OK A056001'],
  ['API-introspection-subject another user', { subject: 'jane' }, 'FORBIDDEN invalid_token A066302'],
  ['RFC9470-3-acr its class', { acrValues: ['gold', 'silver'] }, 'OK A056001'],
  ['RFC9470-3-acr another class', { acrValues: ['gold'] }, 'UNAUTHORIZED insufficient_user_authentication A341302'],
  ['RFC9470-3-max_age a login of so late', { maxAge: 600 }, 'OK A056001'],
  ['RFC9470-3-max_age a later login', { maxAge: 599 }, 'UNAUTHORIZED insufficient_user_authentication A340301'],
])('the resource demands %s', async (_, call, expected) => expect(await ask({ call })).toBe(expected));

const proof = (change: JwtChange | false): Change => ({ proof: change });
const now = Date.UTC(2026, 10, 21, 12) / 1000;

test.each<[string, Change, string]>([
  ['DPOP-7.1-given no proof', proof(false), 'invalid_token A065308'],
  ['DPOP-7.1-key a proof by another key', proof({ key: keys.other }), 'invalid_token A065309'],
  ['DPOP-4.3-2 no JWT', proof({ compact: () => 'x' }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-2 another type', proof({ header: { typ: 'JWT' } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-5 no algorithm', proof({ header: { alg: undefined } }), 'invalid_dpop_proof A065313'],
  ['DPOP-4.3-5 none', proof({ header: { alg: 'none' } }), 'invalid_dpop_proof A065311'],
  ['DPOP-4.3-7 no key', proof({ header: { jwk: undefined } }), 'invalid_dpop_proof A065312'],
  ['DPOP-4.3-7 a private key', proof({ header: { jwk: keys.firstProof.privateJwk } }), 'invalid_dpop_proof A065312'],
  ['DPOP-4.3-6 a wrong signature', proof({ compact: jwt => `${jwt.slice(0, -4)}AAAA` }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-6 the right key, but signed by another', proof({ header: { jwk: bareJwk(keys.firstProof) }, key: keys.other }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-3 no jti', proof({ claims: { jti: undefined } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-3 no htm', proof({ claims: { htm: undefined } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-3 no htu', proof({ claims: { htu: undefined } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-3 no iat', proof({ claims: { iat: undefined } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-12 no ath', proof({ claims: { ath: undefined } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-12 the ath of another token', proof({ claims: { ath: 'x' } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-8 another method', proof({ claims: { htm: 'POST' } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-8 another URL', proof({ claims: { htu: `${endpoints.resource}/1` } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-11 an hour ago', proof({ claims: { iat: now - 3600 } }), 'invalid_dpop_proof A065310'],
  ['DPOP-4.3-11 an hour ahead', proof({ claims: { iat: now + 3600 } }), 'invalid_dpop_proof A065310'],
])('%s', async (_, change, expected) => expect(await ask(change)).toBe(`UNAUTHORIZED ${expected}`));

test.each<[string, Change]>([
  ['a query and a fragment more', proof({ claims: { htu: `${endpoints.resource}?a=b#c` } })],
  ['a query less', { call: { htu: `${endpoints.resource}?a=b` } }],
  ['capitals and the default port', proof({ claims: { htu: 'HTTPS://RS.example.com:443/accounts' } })],
  ['more members', proof({ header: { magic: 1 }, claims: { magic: 1, nbf: now, exp: now + 60 } })],
  ['10 s ago', proof({ claims: { iat: now - 10 } })],
  ['8 s ahead', proof({ claims: { iat: now + 8 } })],
])('DPOP-4.3: a proof is good with %s', async (_, change) => expect(await ask(change)).toBe('OK A056001'));

test('DPOP-11.1: a proof is accepted once', async () => {
  const flow = createFlow();
  const { accessToken } = await flow.tokens();
  const same = { proof: { claims: { jti: 'same' } } };
  expect(summaryOf(await flow.introspect(accessToken, same))).toBe('OK A056001');
  expect(summaryOf(await flow.introspect(accessToken, same))).toBe('UNAUTHORIZED invalid_dpop_proof A065314');
  expect(summaryOf(await flow.introspect(accessToken, { proof: { claims: { jti: 'other' } } }))).toBe('OK A056001');
});

test('a token at the end of its time, and after it', async () => {
  const flow = createFlow();
  const { accessToken } = await flow.tokens();
  flow.pass(299);
  expect(await flow.introspect(accessToken)).toMatchObject({ action: 'OK', usable: true });
  flow.pass(1);
  expect(await flow.introspect(accessToken)).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A065301', existent: true, usable: false, refreshable: true });
  flow.pass(3600);
  expect(await flow.introspect(accessToken)).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A065302', refreshable: false });
});

test.each<[string, string | undefined, string]>([
  ['no token', undefined, 'BAD_REQUEST invalid_token A057301'],
  ['a token that nobody issued', 'x'.repeat(43), 'UNAUTHORIZED invalid_token A057302'],
  ['a token that is none', 'x', 'UNAUTHORIZED invalid_token A057302'],
  ['a JWT of somebody', 'eyJhbGciOiJub25lIn0.eyJqdGkiOiJ4In0.', 'UNAUTHORIZED invalid_token A057306'],
])('%s is refused', async (_, token, expected) => {
  const answer = await createFlow().introspect(token, { proof: false });
  expect(summaryOf(answer)).toBe(expected);
  expect(answer).toMatchObject({ existent: false, usable: false, sufficient: false, refreshable: false, clientId: 0 });
});

test('RFC6750-3.1-client: the tokens of a locked client are of no use until it is unlocked', async () => {
  const flow = createFlow();
  const { accessToken, refreshToken = '' } = await flow.tokens();
  const active = async (token = ''): Promise<unknown> =>
    (JSON.parse((await flow.engine.standardIntrospection(flow.service, { parameters: `token=${token}` })).responseContent ?? '') as { readonly active: unknown }).active;
  flow.clients.put(flow.service.apiKey, { ...flow.first.client, locked: true });
  expect(await flow.introspect(accessToken)).toMatchObject({ action: 'UNAUTHORIZED', resultCode: 'A097303', existent: true, usable: false, refreshable: true });
  expect([await active(accessToken), await active(refreshToken)]).toEqual([false, false]);
  flow.clients.put(flow.service.apiKey, flow.first.client);
  expect(await flow.introspect(accessToken)).toMatchObject({ action: 'OK', usable: true });
  expect([await active(accessToken), await active(refreshToken)]).toEqual([true, true]);
});

test('RFC6750-3.1-client: nor are those of one that was just deleted', async () => {
  const flow = createFlow();
  const { accessToken } = await flow.tokens();
  flow.clients.remove(flow.service.apiKey, flow.first.client.clientId);
  expect(summaryOf(await flow.introspect(accessToken))).toBe('UNAUTHORIZED invalid_token A097301');
});

test('the challenge is one line for the header, and names the scheme', async () => {
  const flow = createFlow();
  const { accessToken } = await flow.tokens();
  const { responseContent = '' } = await flow.introspect(accessToken, { call: { scopes: ['profile'] } });
  expect(responseContent).toMatch(/^DPoP error="insufficient_scope",error_description="\[A064302\] [^"\r\n]+",error_uri="https:[^"]+",scope="profile",algs="[^"]*ES256[^"]*"$/);
  expect((await createFlow().introspect('x', { proof: false })).responseContent).toMatch(/^Bearer error="invalid_token",/);
});

test('a code and a refresh token are no access tokens', async () => {
  const flow = createFlow();
  const code = await flow.code();
  expect(errorOf(await flow.introspect(code))).toBe('invalid_token');
  const { refreshToken } = await flow.token(code);
  expect(errorOf(await flow.introspect(refreshToken))).toBe('invalid_token');
});

test('RFC8705-3: a token without binding needs no proof outside the profile', async () => {
  const flow = createFlow({ client: { dpopRequired: false } });
  const { accessToken, responseContent = '' } = await flow.tokens({ proof: false, parameters: { scope: 'profile' } }, { proof: false });
  expect(JSON.parse(responseContent)).toMatchObject({ token_type: 'Bearer' });
  expect((await flow.introspect(accessToken, { proof: false })).action).toBe('OK');
});
