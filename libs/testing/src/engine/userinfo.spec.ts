import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Client, Service, UserInfoIssueRequest, UserInfoRequest } from '@symbolon/engine';
import { createJose } from '@symbolon/crypto-jose';
import { summaryOf } from './fixture.js';
import { bodyOf, createGrantFlow, endpoint, publicClient, type GrantFlow } from './grant-flow.js';
import { CALLBACK, opened, openKeys, OPEN_ISSUER, openService, SECRET, verified, verifiedBySecret, type Asked } from './open-flow.js';
import { seed002 } from './seed-002.js';
import { aKey, keySetOf, readJwt, signJwt } from './signing.js';

/* UserInfo: userinfo asks which claims, userinfo/issue answers with them. */

type Settings = { readonly service?: Partial<Service>; readonly client?: Partial<Client> };

const scope = 'openid read';
const bound = { service: { tlsClientCertificateBoundAccessTokens: true }, client: { tlsClientCertificateBoundAccessTokens: true } } as const;
const jose = createJose();

async function begun(settings: Settings = {}, parameters: Asked = {}, issue: Parameters<GrantFlow['tokens']>[1] = {}, call: Parameters<GrantFlow['tokens']>[2] = {}) {
  const flow = createGrantFlow(settings);
  const tokens = await flow.tokens({ scope, ...parameters }, issue, call);
  const token = tokens.accessToken ?? '';
  return {
    flow, tokens, token,
    ask: (change: UserInfoRequest = {}, service = flow.service) => flow.engine.userInfo(service, { token, ...change }),
    issue: (change: UserInfoIssueRequest = {}, service = flow.service) => flow.engine.userInfoIssue(service, { token, claims: '{"name":"John"}', ...change }),
  };
}

const profile = ['name', 'family_name', 'given_name', 'middle_name', 'nickname', 'preferred_username', 'profile', 'picture', 'website', 'gender', 'birthdate', 'zoneinfo', 'locale', 'updated_at'];
const named = { userinfo: { given_name: { essential: true }, 'https://example.com/tier': null, email: null, sub: { value: 'john' } }, id_token: { phone_number: null } };

test('OIDCC-5.3: a token for openid alone', async () => {
  const { token, ask } = await begun();
  const answer = await ask();
  expect(answer).toMatchObject({ action: 'OK', resultCode: 'A091001', clientId: 5001, subject: 'john', scopes: ['openid', 'read'], token, clientIdAliasUsed: false });
  for (const name of ['claims', 'userInfoClaims', 'consentedClaims', 'responseContent']) expect(answer).not.toHaveProperty(name);
});

test.each<[string, Asked, readonly string[]]>([
  ['OIDCC-5.4 the scope email', { scope: 'openid email' }, ['email', 'email_verified']],
  ['OIDCC-5.4 the scope profile', { scope: 'openid profile' }, profile],
  ['OIDCC-5.5 the claims parameter', { claims: JSON.stringify(named) }, ['given_name', 'https://example.com/tier', 'email']],
  ['OIDCC-5.5 both, each claim once', { scope: 'openid email', claims: JSON.stringify(named) }, ['email', 'email_verified', 'given_name', 'https://example.com/tier']],
])('claims: by %s', async (_, parameters, expected) => expect((await (await begun({}, parameters)).ask()).claims).toEqual(expected));

test('OIDCC-5.5: userInfoClaims is the part of the claims parameter', async () => {
  const { userInfoClaims = '' } = await (await begun({}, { claims: JSON.stringify(named) })).ask();
  expect(JSON.parse(userInfoClaims)).toEqual(named.userinfo);
});

test('consentedClaims, properties and attributes of both sides come along', async () => {
  const properties = [{ key: 'shown', value: '1', hidden: false }, { key: 'secret', value: '2', hidden: true }];
  const settings = { service: { attributes: [{ key: 's', value: '1' }] }, client: { attributes: [{ key: 'c', value: '2' }] } };
  const { ask } = await begun(settings, {}, { consentedClaims: ['name', 'email'], properties });
  expect(await ask()).toMatchObject({ consentedClaims: ['name', 'email'], properties, serviceAttributes: [{ key: 's', value: '1' }], clientAttributes: [{ key: 'c', value: '2' }] });
});

test('RFC9068: the JWT form is as good as the value', async () => {
  const { flow, tokens, ask } = await begun({ service: { accessTokenSignAlg: 'ES256' } });
  const jwt = tokens.jwtAccessToken ?? '';
  expect((await ask({ token: jwt })).action).toBe('OK');
  expect((await flow.engine.userInfoIssue(flow.service, { token: jwt })).action).toBe('JSON');
  const { header, claims } = readJwt(jwt);
  const forged = signJwt(header, claims, openKeys.stranger);
  expect(summaryOf(await ask({ token: forged }))).toBe('UNAUTHORIZED invalid_token A088306');
  expect(summaryOf(await flow.engine.userInfoIssue(flow.service, { token: forged }))).toBe('UNAUTHORIZED invalid_token A092306');
});

describe('refused by both', () => {
  const both = async ({ ask, issue }: Awaited<ReturnType<typeof begun>>, change: { readonly token?: string } = {}, service?: Service) =>
    [summaryOf(await ask(change, service)), summaryOf(await issue(change, service))];

  test.each<[string, { readonly token?: string }, string, string]>([
    ['no token', { token: undefined } as never, 'BAD_REQUEST invalid_token A088301', 'BAD_REQUEST invalid_token A092301'],
    ['an unknown token', { token: 'x'.repeat(43) }, 'UNAUTHORIZED invalid_token A088302', 'UNAUTHORIZED invalid_token A092302'],
  ])('%s', async (_, change, asked, issued) => expect(await both(await begun(), change)).toEqual([asked, issued]));

  test('the token of another service', async () => {
    expect(await both(await begun(), {}, openService({ apiKey: 2001 }))).toEqual(['UNAUTHORIZED invalid_token A088302', 'UNAUTHORIZED invalid_token A092302']);
  });

  test('RFC6750-3.1-client: the token of a locked client, until it is unlocked', async () => {
    const one = await begun();
    one.flow.clients.put(one.flow.service.apiKey, { ...one.flow.client, locked: true });
    expect(await both(one)).toEqual(['UNAUTHORIZED invalid_token A098303', 'UNAUTHORIZED invalid_token A098303']);
    one.flow.clients.put(one.flow.service.apiKey, one.flow.client);
    expect(await both(one)).toEqual(['OK A091001', expect.stringContaining('JSON')]);
  });

  test('a refresh token', async () => {
    const one = await begun();
    expect(await both(one, { token: one.tokens.refreshToken ?? '' })).toEqual(['UNAUTHORIZED invalid_token A088302', 'UNAUTHORIZED invalid_token A092302']);
  });

  test('OIDCC-5.3.1-openid a token without openid', async () => {
    expect(await both(await begun({}, { scope: 'read email' }))).toEqual(['FORBIDDEN insufficient_scope A089304', 'FORBIDDEN insufficient_scope A093304']);
  });

  test('OIDCC-5.3.1-subject a token of nobody', async () => {
    const one = await begun();
    const { accessToken = '' } = await one.flow.token({ grant_type: 'client_credentials', scope: 'openid' });
    expect(await both(one, { token: accessToken })).toEqual(['UNAUTHORIZED invalid_token A089305', 'UNAUTHORIZED invalid_token A093305']);
  });

  test('OIDCC-5.3.1-grant a token for a password', async () => {
    const one = await begun();
    const { ticket = '' } = await one.flow.token({ grant_type: 'password', username: 'a', password: 'b', scope: 'openid' });
    const { accessToken = '' } = await one.flow.engine.tokenIssue(one.flow.service, { ticket, subject: 'john' });
    expect(await both(one, { token: accessToken })).toEqual(['UNAUTHORIZED invalid_token A089306', 'UNAUTHORIZED invalid_token A093306']);
  });

  test.each<[string, Settings, number, string, string]>([
    ['that cannot be refreshed', { client: { grantTypes: ['AUTHORIZATION_CODE'] } }, 100, 'A089301', 'A093301'],
    ['and its refresh token too', {}, 1000, 'A089302', 'A093302'],
    ['that can be refreshed', {}, 100, 'A089303', 'A093303'],
  ])('an expired token %s', async (_, { service, client }, s, asked, issued) => {
    const one = await begun({ service: { accessTokenDuration: 100, refreshTokenDuration: 1000, ...service }, ...(client === undefined ? {} : { client }) });
    one.flow.pass(99);
    expect(await both(one)).toEqual(['OK A091001', expect.stringContaining('JSON')]);
    one.flow.pass(s - 99);
    expect(await both(one)).toEqual([`UNAUTHORIZED invalid_token ${asked}`, `UNAUTHORIZED invalid_token ${issued}`]);
  });
});

test('RFC6750-3: what stands in WWW-Authenticate', async () => {
  const { ask, issue } = await begun();
  for (const answer of [await ask({ token: 'x' }), await issue({ token: 'x' }), await issue({ claims: '[]' })]) {
    expect(answer.responseContent).toMatch(new RegExp(`^Bearer error="\\w+",error_description="\\[${answer.resultCode}\\] [^"]+",error_uri="[^"]+"$`));
  }
});

const dpop = (flow: GrantFlow, token: string, change = {}, htm = 'GET') => ({ htm, htu: endpoint.userInfo, dpop: flow.proof(htm, endpoint.userInfo, token, change) });

test.each<[string, (flow: GrantFlow, token: string) => UserInfoRequest, string]>([
  ['DPOP-7.1-given no proof', () => ({}), 'UNAUTHORIZED invalid_token A089311'],
  ['DPOP-7.1-key the proof of another key', (flow, token) => dpop(flow, token, { key: openKeys.stranger }), 'UNAUTHORIZED invalid_token A089312'],
  ['DPOP-4.3-12 the proof for another token', (flow) => dpop(flow, 'x'), 'UNAUTHORIZED invalid_dpop_proof A089313'],
  ['DPOP-4.3-8 the proof for another method', (flow, token) => ({ ...dpop(flow, token), htm: 'POST' }), 'UNAUTHORIZED invalid_dpop_proof A089313'],
  ['DPOP-4.3-5 an unsigned proof', (flow, token) => dpop(flow, token, { header: { alg: 'none' } }), 'UNAUTHORIZED invalid_dpop_proof A089314'],
  ['DPOP-4.3-7 a proof without key', (flow, token) => dpop(flow, token, { header: { jwk: undefined } }), 'UNAUTHORIZED invalid_dpop_proof A089315'],
  ['DPOP-8 no nonce where one is needed', (flow, token) => ({ ...dpop(flow, token), dpopNonceRequired: true }), 'UNAUTHORIZED use_dpop_nonce A089318'],
  ['DPOP-7.1 the right proof', (flow, token) => dpop(flow, token), 'OK A091001'],
  ['DPOP-7.1 the right proof of a POST', (flow, token) => dpop(flow, token, {}, 'POST'), 'OK A091001'],
  ['DPOP-7.1 the right proof, the URL left to the service', (flow, token) => ({ dpop: dpop(flow, token).dpop }), 'OK A091001'],
])('a token bound to a key: %s', async (_, change, expected) => {
  const { flow, token, ask } = await begun();
  const other = await flow.tokens({ scope }, {}, { dpop: flow.proof('POST', endpoint.token) });
  const answer = await ask({ token: other.accessToken ?? '', ...change(flow, other.accessToken ?? '') });
  expect(summaryOf(answer)).toBe(expected);
  if (answer.action !== 'OK') expect(answer.responseContent).toMatch(/^DPoP error=/);
  expect((await ask({ token })).action).toBe('OK');
});

test('DPOP-11.1: a proof is accepted once', async () => {
  const { flow, token, ask } = await begun();
  const proof = dpop(flow, token);
  expect((await ask(proof)).action).toBe('OK');
  expect(summaryOf(await ask(proof))).toBe('UNAUTHORIZED invalid_dpop_proof A089317');
});

/** Another certificate: one bit of the signature differs. */
const changed = new X509Certificate(seed002.certificate).raw.map((byte, index, all) => (index === all.length - 1 ? byte ^ 1 : byte)) as Buffer;

test.each<[string, UserInfoRequest, string]>([
  ['RFC8705-3-given no certificate', {}, 'UNAUTHORIZED invalid_token A089307'],
  ['RFC8705-3-readable a certificate that is none', { clientCertificate: 'garbage' }, 'UNAUTHORIZED invalid_token A089308'],
  ['RFC8705-3-same another certificate', { clientCertificate: changed.toString('base64') }, 'UNAUTHORIZED invalid_token A089310'],
  ['RFC8705-3 the certificate', { clientCertificate: seed002.certificate }, 'OK A091001'],
  ['RFC8705-3 the certificate as bare base64', { clientCertificate: new X509Certificate(seed002.certificate).raw.toString('base64') }, 'OK A091001'],
])('a token bound to a certificate: %s', async (_, change, expected) => {
  const { ask } = await begun(bound, {}, {}, { clientCertificate: seed002.certificate });
  expect(summaryOf(await ask(change))).toBe(expected);
});

describe('userinfo/issue', () => {
  test('OIDCC-5.3.2: JSON', async () => {
    const { issue } = await begun();
    const answer = await issue({ claims: '{"name":"ジョン 🙂","sub":"evil"}' });
    expect(answer).toMatchObject({ action: 'JSON', resultCode: 'A096001' });
    expect(bodyOf(answer)).toEqual({ name: 'ジョン 🙂', sub: 'john' });
    expect(bodyOf(await issue({ claims: undefined } as never))).toEqual({ sub: 'john' });
  });

  const claimsOf = (flow: GrantFlow) => ({ name: 'John', sub: 'john', iss: OPEN_ISSUER, aud: ['5001'], iat: flow.now / 1000 });

  test('OIDCC-5.3.2: signed by the service', async () => {
    const { flow, issue } = await begun({ client: { userInfoSignAlg: 'ES256' } });
    const answer = await issue({ claims: '{"name":"John","iss":"evil","aud":"evil"}' });
    expect(answer.action).toBe('JWT');
    expect(readJwt(answer.responseContent ?? '').header).toMatchObject({ alg: 'ES256', kid: openKeys.service.kid });
    expect(await verified(answer.responseContent)).toEqual(claimsOf(flow));
  });

  test('userInfoSignatureKeyId: of two keys that fit, the one that is named', async () => {
    const second = aKey('second');
    const { issue } = await begun({ service: { jwks: keySetOf(openKeys.service.privateJwk, second.privateJwk), userInfoSignatureKeyId: 'second', idTokenSignatureKeyId: 'second' }, client: { userInfoSignAlg: 'ES256' } });
    expect(await verified((await issue()).responseContent, second)).toMatchObject({ sub: 'john' });
  });

  test('OIDCC-5.3.2: signed with the secret of the client', async () => {
    const { flow, issue } = await begun({ client: { userInfoSignAlg: 'HS256' } });
    expect(verifiedBySecret((await issue()).responseContent, 'HS256')).toEqual(claimsOf(flow));
  });

  test.each<[string, Partial<Client>, Parameters<typeof opened>[1]]>([
    ['for its key', { userInfoEncryptionAlg: 'ECDH_ES', userInfoEncryptionEnc: 'A256GCM' }, openKeys.clientEnc],
    ['with its secret', { userInfoEncryptionAlg: 'A256KW', userInfoEncryptionEnc: 'A256GCM' }, { secret: SECRET }],
  ])('OIDCC-5.3.2: signed, and encrypted %s', async (_, client, key) => {
    const { flow, issue } = await begun({ client: { ...client, userInfoSignAlg: 'ES256' } });
    const { action, responseContent = '' } = await issue();
    expect(action).toBe('JWT');
    expect(jose.decodeJwe(responseContent)).toMatchObject({ enc: 'A256GCM', header: { cty: 'JWT' } });
    expect(await verified(await opened(responseContent, key))).toEqual(claimsOf(flow));
  });

  test('OIDCC-5.3.2: encrypted alone', async () => {
    const { flow, issue } = await begun({ client: { userInfoEncryptionAlg: 'ECDH_ES' } });
    const { header, claims } = readJwt(await opened((await issue()).responseContent));
    expect(header).toMatchObject({ alg: 'none' });
    expect(claims).toEqual(claimsOf(flow));
  });

  test.each<[string, Partial<Client>, string]>([
    ['no key of the service', { userInfoSignAlg: 'ES512' }, 'A095201'],
    ['a public client has no secret', { ...publicClient, userInfoSignAlg: 'HS256' }, 'A095201'],
    ['no key of the client', { userInfoSignAlg: 'ES256', userInfoEncryptionAlg: 'RSA_OAEP_256' }, 'A095302'],
  ])('it cannot be made: %s', async (_, client, code) => expect(summaryOf(await (await begun({ client })).issue())).toBe(`INTERNAL_SERVER_ERROR server_error ${code}`));

  test('claims that are no object', async () => expect(summaryOf(await (await begun()).issue({ claims: '[]' }))).toBe('INTERNAL_SERVER_ERROR server_error A094201'));

  test('the client was deleted since', async () => {
    const { flow, issue } = await begun();
    flow.clients.remove(flow.service.apiKey, 5001);
    expect(summaryOf(await issue())).toBe('UNAUTHORIZED invalid_token A095301');
  });

  const subOf = async (settings: Settings, change: UserInfoIssueRequest = {}) => bodyOf(await (await begun(settings)).issue(change)).sub;
  const pairwise = { subjectType: 'PAIRWISE', redirectUris: [CALLBACK] } as const;

  test('OIDCC-8.1: a pairwise sub is that of the ID token, and another in another sector', async () => {
    const { tokens, issue } = await begun({ client: pairwise });
    const { sub } = bodyOf(await issue());
    expect(sub).not.toBe('john');
    expect(readJwt(tokens.idToken ?? '').claims.sub).toBe(sub);
    expect(await subOf({ client: pairwise })).toBe(sub);
    expect(await subOf({ client: { ...pairwise, derivedSectorIdentifier: 'other.example' } })).not.toBe(sub);
    expect(await subOf({ client: { subjectType: 'PUBLIC' } })).toBe('john');
  });

  test('sub: what the front end gives wins', async () => {
    expect(await subOf({}, { sub: 'given' })).toBe('given');
    expect(await subOf({ client: pairwise }, { sub: 'given' })).toBe('given');
  });
});
