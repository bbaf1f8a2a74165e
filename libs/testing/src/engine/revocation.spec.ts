import { randomUUID, X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Client, RevocationRequest, Service } from '@symbolon/engine';
import { createJose } from '@symbolon/crypto-jose';
import { summaryOf } from './fixture.js';
import { createGrantFlow, endpoint, formOf, publicClient, type GrantFlow } from './grant-flow.js';
import { openKeys, OPEN_ISSUER, openService, SECRET, type Asked } from './open-flow.js';
import { seed002 } from './seed-002.js';
import { changedJwt, keySetOf, readJwt, signJwt } from './signing.js';

/* Token revocation (RFC 7009): a good request and one change. */

type Settings = { readonly service?: Partial<Service>; readonly client?: Partial<Client> };
const REVOKED = 'OK A113001';

async function begun(settings: Settings = {}) {
  const flow = createGrantFlow(settings);
  const tokens = await flow.tokens({ scope: 'read' });
  const { accessToken = '', refreshToken = '' } = tokens;
  return {
    flow, tokens, accessToken, refreshToken,
    revoke: async (parameters: Asked, call: RevocationRequest = {}, by?: Client) => summaryOf(await flow.engine.revocation(flow.service, { ...flow.signed(parameters, by), ...call })),
    /** Which of the two tokens are left. */
    left: async () => [
      (await flow.engine.introspection(flow.service, { token: accessToken })).existent,
      (await flow.refresh(refreshToken)).action === 'OK',
    ],
  };
}

test.each<[string, (one: Awaited<ReturnType<typeof begun>>) => Asked]>([
  ['an access token, and its refresh token goes too', ({ accessToken }) => ({ token: accessToken })],
  ['an access token with its hint', ({ accessToken }) => ({ token: accessToken, token_type_hint: 'access_token' })],
  ['an access token with the wrong hint', ({ accessToken }) => ({ token: accessToken, token_type_hint: 'refresh_token' })],
  ['an access token with an unknown hint', ({ accessToken }) => ({ token: accessToken, token_type_hint: 'x' })],
  ['an access token as a JWT', ({ tokens }) => ({ token: tokens.jwtAccessToken })],
  ['a refresh token, and its access token goes too', ({ refreshToken }) => ({ token: refreshToken })],
  ['a refresh token with the wrong hint', ({ refreshToken }) => ({ token: refreshToken, token_type_hint: 'access_token' })],
])('RFC7009-2.1: %s', async (_, parameters) => {
  const one = await begun({ service: { accessTokenSignAlg: 'ES256' } });
  expect(await one.revoke(parameters(one))).toBe(REVOKED);
  expect(await one.left()).toEqual([false, false]);
  expect(await one.revoke(parameters(one))).toBe(REVOKED);
});

test('RFC7009-2.1: the tokens of another grant stay', async () => {
  const { flow, accessToken, revoke } = await begun();
  const other = await flow.tokens({ scope: 'read' });
  expect(await revoke({ token: accessToken })).toBe(REVOKED);
  expect((await flow.engine.introspection(flow.service, { token: other.accessToken ?? '' })).usable).toBe(true);
  expect((await flow.refresh(other.refreshToken)).action).toBe('OK');
});

test('RFC7009-2.1: a refreshed pair goes by either token', async () => {
  const { flow, refreshToken, revoke } = await begun({ service: { refreshTokenKept: true } });
  const next = await flow.refresh(refreshToken);
  expect(await revoke({ token: next.accessToken })).toBe(REVOKED);
  expect((await flow.refresh(refreshToken)).action).toBe('BAD_REQUEST');
});

test.each<[string, string]>([
  ['a token that nobody issued', 'x'.repeat(43)],
  ['no token at all', 'x'],
  ['a JWT of somebody', 'eyJhbGciOiJub25lIn0.eyJqdGkiOiJ4In0.'],
  ['a text with dots', 'a.b.c'],
])('RFC7009-2.2: %s counts as revoked', async (_, token) => {
  const one = await begun();
  expect(await one.revoke({ token })).toBe(REVOKED);
  expect(await one.left()).toEqual([true, true]);
});

test('RFC9068-4: a forged JWT revokes nothing', async () => {
  const one = await begun({ service: { accessTokenSignAlg: 'ES256' } });
  const { header, claims } = readJwt(one.tokens.jwtAccessToken ?? '');
  expect(await one.revoke({ token: signJwt(header, claims, openKeys.stranger) })).toBe(REVOKED);
  expect(await one.left()).toEqual([true, true]);
});

test('a refresh token that was rotated away counts as revoked, and its successor stays', async () => {
  const { flow, refreshToken, revoke } = await begun();
  const next = await flow.refresh(refreshToken);
  expect(await revoke({ token: refreshToken })).toBe(REVOKED);
  expect((await flow.refresh(next.refreshToken)).action).toBe('OK');
});

test('a token of another service counts as revoked here, and stays there', async () => {
  const one = await begun();
  const foreign = openService({ apiKey: 2001 });
  one.flow.clients.put(2001, one.flow.client);
  expect(summaryOf(await one.flow.engine.revocation(foreign, one.flow.signed({ token: one.accessToken })))).toBe(REVOKED);
  expect(await one.left()).toEqual([true, true]);
});

test.each(['accessToken', 'refreshToken'] as const)('RFC7009-2.1-client: the %s of another client', async which => {
  const one = await begun();
  expect(await one.revoke({ token: one[which] }, {}, one.flow.another())).toBe('BAD_REQUEST invalid_grant A116301');
  expect(await one.left()).toEqual([true, true]);
});

test.each<[string, Asked, string]>([
  ['RFC7009-2.1-token no token', { token_type_hint: 'access_token' }, 'invalid_request A115301'],
  ['RFC7009-2.1-token an empty one', { token: '' }, 'invalid_request A115302'],
  ['RFC7009-2.1-once two', { token: ['a', 'b'] }, 'invalid_request A115303'],
])('%s is refused', async (_, parameters, expected) => expect(await (await begun()).revoke(parameters)).toBe(`BAD_REQUEST ${expected}`));

test.each<[string, RevocationRequest, string]>([
  ['API-parameters nothing', {}, 'INTERNAL_SERVER_ERROR server_error A113201'],
  ['API-parameters-form no form', { parameters: 'token=%' }, 'BAD_REQUEST invalid_request A113202'],
  ['API-parameters-some an empty body', { parameters: '' }, 'BAD_REQUEST invalid_request A113301'],
])('%s', async (_, request, expected) => {
  const { engine, service } = createGrantFlow();
  expect(summaryOf(await engine.revocation(service, request))).toBe(expected);
});

describe('client authentication', () => {
  const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const jose = createJose();
  const claimsAt = (now: number, change: object = {}) => ({ iss: '5001', sub: '5001', aud: OPEN_ISSUER, iat: now / 1000, exp: now / 1000 + 60, jti: randomUUID(), ...change });
  const byKey = (flow: GrantFlow, change: object = {}) => changedJwt({ alg: 'ES256', kid: openKeys.client.kid }, claimsAt(flow.now, change), openKeys.client);
  const bySecret = (flow: GrantFlow, secret = SECRET) => {
    const jwt = jose.signSecret(claimsAt(flow.now), { alg: 'HS256' }, secret);
    if (typeof jwt !== 'string') throw new Error(jwt.problem);
    return jwt;
  };
  const withAssertion = (assertion: string): RevocationRequest => ({ parameters: formOf({ client_assertion_type: ASSERTION_TYPE, client_assertion: assertion }) });

  const everyMethod = { service: { supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'] } } as const;
  /** A token of the client, made while it still authenticated by Basic. */
  async function registered(client: Partial<Client>) {
    const one = await begun(everyMethod);
    one.flow.clients.put(one.flow.service.apiKey, { ...one.flow.client, ...client });
    return { ...one, ask: async ({ parameters = '', ...call }: RevocationRequest) =>
      summaryOf(await one.flow.engine.revocation(one.flow.service, { parameters: `${parameters}&${formOf({ token: one.accessToken })}`, ...call })) };
  }

  const refused = (code: string): string => `INVALID_CLIENT invalid_client ${code}`;
  const inForm: RevocationRequest = { parameters: 'client_id=5001' };
  const posted = (secret: string): RevocationRequest => ({ parameters: formOf({ client_id: '5001', client_secret: secret }) });
  const post = { tokenAuthMethod: 'CLIENT_SECRET_POST' } as const;
  const shared = { tokenAuthMethod: 'CLIENT_SECRET_JWT' } as const;
  const key = { tokenAuthMethod: 'PRIVATE_KEY_JWT' } as const;
  const tls = { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: seed002.subjectDn } as const;
  const x509 = new X509Certificate(seed002.certificate);
  const selfSigned = {
    tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH', jwks: JSON.stringify({ keys: [{ ...x509.publicKey.export({ format: 'jwk' }), kid: 'tls', use: 'sig', x5c: [x509.raw.toString('base64')] }] }),
  } as const;
  const withCertificate: RevocationRequest = { ...inForm, clientCertificate: seed002.certificate };
  /** The certificate of the seed in its time. */
  const inItsTime = (flow: GrantFlow): RevocationRequest => {
    flow.setTime(Date.UTC(2020, 5, 11));
    return withCertificate;
  };

  test.each<[string, Partial<Client>, (flow: GrantFlow) => RevocationRequest, string]>([
    ['none', publicClient, () => inForm, REVOKED],
    ['none, with a secret', publicClient, () => posted(SECRET), refused('A157303')],
    ['client_secret_basic', {}, () => ({ clientId: '5001', clientSecret: SECRET }), REVOKED],
    ['client_secret_basic, a wrong one', {}, () => ({ clientId: '5001', clientSecret: 'wrong' }), refused('A157305')],
    ['client_secret_basic, missing', {}, () => inForm, refused('A157304')],
    ['client_secret_basic, posted', {}, () => posted(SECRET), refused('A157357')],
    ['client_secret_post', post, () => posted(SECRET), REVOKED],
    ['client_secret_post, a wrong one', post, () => posted('wrong'), refused('A157305')],
    ['client_secret_post, in the header', post, () => ({ clientId: '5001', clientSecret: SECRET }), refused('A157357')],
    ['client_secret_jwt', shared, flow => withAssertion(bySecret(flow)), REVOKED],
    ['client_secret_jwt, another secret', shared, flow => withAssertion(bySecret(flow, `${SECRET}x`)), refused('A157326')],
    ['client_secret_jwt, missing', shared, () => inForm, refused('A157309')],
    ['private_key_jwt', key, flow => withAssertion(byKey(flow)), REVOKED],
    ['private_key_jwt for this endpoint', key, flow => withAssertion(byKey(flow, { aud: endpoint.revocation })), REVOKED],
    ['private_key_jwt for another server', key, flow => withAssertion(byKey(flow, { aud: 'https://other.example.com' })), refused('A157318')],
    ['private_key_jwt, expired', key, flow => withAssertion(byKey(flow, { exp: flow.now / 1000 - 60 })), refused('A157320')],
    ['private_key_jwt, by the secret', key, flow => withAssertion(bySecret(flow)), refused('A157313')],
    ['tls_client_auth, without a certificate', tls, () => inForm, refused('A157327')],
    ['tls_client_auth', tls, inItsTime, REVOKED],
    ['tls_client_auth, another subject', { ...tls, tlsClientAuthSubjectDn: 'CN=another' }, inItsTime, refused('A157343')],
    ['tls_client_auth, a secret beside the certificate', tls, flow => ({ ...inItsTime(flow), ...posted(SECRET) }), refused('A157357')],
    ['tls_client_auth, an expired certificate', tls, () => withCertificate, refused('A157339')],
    ['self_signed_tls_client_auth', selfSigned, () => withCertificate, REVOKED],
    ['self_signed_tls_client_auth, without a certificate', selfSigned, () => inForm, refused('A157327')],
    ['self_signed_tls_client_auth, a certificate that is not registered', { ...selfSigned, jwks: keySetOf(openKeys.client.publicJwk) }, () => withCertificate, refused('A157330')],
    ['self_signed_tls_client_auth, garbage', selfSigned, () => ({ ...inForm, clientCertificate: 'garbage' }), refused('A157328')],
    ['no client', {}, () => ({}), refused('A114301')],
    ['an unknown client', {}, () => ({ clientId: '1', clientSecret: SECRET }), refused('A114304')],
    ['two clients', {}, () => ({ parameters: 'client_id=5002', clientId: '5001', clientSecret: SECRET }), refused('A114312')],
    ['a locked client', { locked: true }, () => ({ clientId: '5001', clientSecret: SECRET }), refused('A114307')],
  ])('%s', async (_, client, request, expected) => {
    const one = await registered(client);
    expect(await one.ask(request(one.flow))).toBe(expected);
    expect((await one.flow.engine.introspection(one.flow.service, { token: one.accessToken })).existent).toBe(expected !== REVOKED);
  });

  test('OIDCC-9-jti: an assertion is accepted once, and revokes nothing the second time', async () => {
    const one = await registered(key);
    const used = withAssertion(byKey(one.flow));
    const other = await one.flow.engine.revocation(one.flow.service, { parameters: `${used.parameters ?? ''}&token=x` });
    expect(summaryOf(other)).toBe(REVOKED);
    expect(await one.ask(used)).toBe(refused('A157358'));
    expect((await one.flow.engine.introspection(one.flow.service, { token: one.accessToken })).existent).toBe(true);
    expect(await one.ask(withAssertion(byKey(one.flow)))).toBe(REVOKED);
  });

  test('ADR 14: a request that is refused burns its assertion', async () => {
    const one = await registered(key);
    const used = withAssertion(byKey(one.flow));
    expect(summaryOf(await one.flow.engine.revocation(one.flow.service, used))).toBe('BAD_REQUEST invalid_request A115301');
    expect(await one.ask(used)).toBe(refused('A157358'));
  });
});
