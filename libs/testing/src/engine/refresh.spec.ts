import { describe, expect, test } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import { summaryOf } from './fixture.js';
import { bodyOf, createGrantFlow, endpoint, extension, publicClient, scopeWith, type GrantFlow } from './grant-flow.js';
import { openKeys, verified, type Asked } from './open-flow.js';

/* Every switch of the refresh: tokens of a code, a refresh, and one setting. */

type Settings = { readonly service?: Partial<Service>; readonly client?: Partial<Client> };

const scope = 'openid read email';
const ROTATED = 'BAD_REQUEST invalid_grant A053305';

/** A flow with the tokens of a code. */
async function begun(settings: Settings = {}, parameters: Asked = {}) {
  const flow = createGrantFlow(settings);
  return { flow, first: await flow.tokens({ scope, ...parameters }) };
}

const isUsable = async ({ engine, service }: GrantFlow, { accessToken = '' }: { readonly accessToken?: string }) => (await engine.introspection(service, { token: accessToken })).usable;

test('RFC6749-6: new tokens for the same grant, without an ID token', async () => {
  const { flow, first } = await begun();
  flow.pass(10);
  const next = await flow.refresh(first.refreshToken);
  expect(next).toMatchObject({ action: 'OK', resultCode: 'A053001', grantType: 'REFRESH_TOKEN', subject: 'john', scopes: ['email', 'openid', 'read'], refreshTokenScopes: ['email', 'openid', 'read'], accessTokenDuration: 86_400, refreshTokenDuration: 864_000, previousRefreshTokenUsed: false });
  expect(bodyOf(next)).toEqual({ access_token: next.accessToken, refresh_token: next.refreshToken, scope: 'email openid read', token_type: 'Bearer', expires_in: 86_400 });
  expect(await isUsable(flow, next)).toBe(true);
});

test.each([true, false])('RFC6749-6: the access token of before is gone (refreshTokenKept %s)', async refreshTokenKept => {
  const { flow, first } = await begun({ service: { refreshTokenKept } });
  const next = await flow.refresh(first.refreshToken);
  expect(await isUsable(flow, first)).toBe(false);
  expect(await isUsable(flow, next)).toBe(true);
  const third = await flow.refresh(next.refreshToken);
  expect(await isUsable(flow, next)).toBe(false);
  expect(await isUsable(flow, third)).toBe(true);
});

describe('refreshTokenKept', () => {
  test('true: the same refresh token, again and again', async () => {
    const { flow, first } = await begun({ service: { refreshTokenKept: true } });
    for (let i = 0; i < 3; i++) expect((await flow.refresh(first.refreshToken)).refreshToken).toBe(first.refreshToken);
  });

  test('false: another one, and the old one revokes everything', async () => {
    const { flow, first } = await begun();
    const next = await flow.refresh(first.refreshToken);
    expect(next.refreshToken).not.toBe(first.refreshToken);
    expect(summaryOf(await flow.refresh(first.refreshToken))).toBe(ROTATED);
    expect(await isUsable(flow, next)).toBe(false);
    expect(summaryOf(await flow.refresh(next.refreshToken))).toBe(ROTATED);
  });

  test('false: of two refreshes at once one wins', async () => {
    const { flow, first } = await begun();
    const answers = await Promise.all([flow.refresh(first.refreshToken), flow.refresh(first.refreshToken)]);
    expect(answers.map(summaryOf).sort()).toEqual([ROTATED, 'OK A053001']);
  });
});

test.each<[string, Partial<Service>, number]>([
  ['a rotated one starts anew', {}, 1000],
  ['refreshTokenDurationKept: a rotated one inherits what is left', { refreshTokenDurationKept: true }, 900],
  ['refreshTokenDurationReset: no effect on a rotated one without the other switch', { refreshTokenDurationReset: true }, 1000],
  ['refreshTokenDurationKept wins where one is rotated', { refreshTokenDurationKept: true, refreshTokenDurationReset: true }, 900],
  ['refreshTokenKept: a kept one keeps its time', { refreshTokenKept: true }, 900],
  ['refreshTokenKept: refreshTokenDurationKept has no effect', { refreshTokenKept: true, refreshTokenDurationKept: true }, 900],
  ['refreshTokenDurationReset: a kept one starts anew', { refreshTokenKept: true, refreshTokenDurationReset: true }, 1000],
])('lifetime of the refresh token: %s', async (_, service, left) => {
  const { flow, first } = await begun({ service: { refreshTokenDuration: 1000, ...service } });
  expect(first.refreshTokenDuration).toBe(1000);
  flow.pass(100);
  const next = await flow.refresh(first.refreshToken);
  expect(next).toMatchObject({ refreshTokenDuration: left, refreshTokenExpiresAt: flow.clock() + left * 1000 });
  flow.pass(left - 1);
  const last = await flow.refresh(next.refreshToken);
  expect(last.action).toBe('OK');
  flow.pass(1);
  const restarted = left === 1000;
  expect(summaryOf(await flow.refresh(last.refreshToken))).toBe(restarted ? 'OK A053001' : 'BAD_REQUEST invalid_grant A053308');
});

test.each<[string, Partial<Service>, number]>([
  ['a rotated one', {}, 50],
  ['a kept one that starts anew', { refreshTokenKept: true, refreshTokenDurationReset: true }, 50],
  ['not a kept one', { refreshTokenKept: true }, 1000],
  ['not one that inherits', { refreshTokenDurationKept: true }, 1000],
])('refreshTokenDuration of the front end: %s', async (_, service, expected) => {
  const { flow, first } = await begun({ service: { refreshTokenDuration: 1000, ...service } });
  expect((await flow.refresh(first.refreshToken, {}, { refreshTokenDuration: 50 })).refreshTokenDuration).toBe(expected);
});

describe('refreshTokenIdempotent', () => {
  const repeatable = { service: { refreshTokenIdempotent: true } };

  test.each([0, 59])('the same successor %i s later, and previousRefreshTokenUsed', async s => {
    const { flow, first } = await begun(repeatable);
    const next = await flow.refresh(first.refreshToken);
    expect(next.previousRefreshTokenUsed).toBe(false);
    flow.pass(s);
    const again = await flow.refresh(first.refreshToken);
    expect(again).toMatchObject({ action: 'OK', resultCode: 'A053001', refreshToken: next.refreshToken, refreshTokenExpiresAt: next.refreshTokenExpiresAt, previousRefreshTokenUsed: true });
    expect(again.accessToken).not.toBe(next.accessToken);
    expect(await isUsable(flow, again)).toBe(true);
    expect(await isUsable(flow, next)).toBe(false);
    expect((await flow.refresh(next.refreshToken)).action).toBe('OK');
  });

  test('presented by two requests at once: both get the same successor', async () => {
    const { flow, first } = await begun(repeatable);
    const both = await Promise.all([flow.refresh(first.refreshToken), flow.refresh(first.refreshToken)]);
    expect(both.map(({ resultCode }) => resultCode)).toEqual(['A053001', 'A053001']);
    expect(new Set(both.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(both.map(({ previousRefreshTokenUsed }) => previousRefreshTokenUsed).toSorted()).toEqual([false, true]);
    expect((await flow.refresh(both[0].refreshToken)).action).toBe('OK');
  });

  test('refused after the minute, and everything goes', async () => {
    const { flow, first } = await begun(repeatable);
    const next = await flow.refresh(first.refreshToken);
    flow.pass(60);
    expect(summaryOf(await flow.refresh(first.refreshToken))).toBe(ROTATED);
    expect(await isUsable(flow, next)).toBe(false);
  });

  test('refused once the successor was rotated itself', async () => {
    const { flow, first } = await begun(repeatable);
    const next = await flow.refresh(first.refreshToken);
    const third = await flow.refresh(next.refreshToken);
    expect(summaryOf(await flow.refresh(first.refreshToken))).toBe(ROTATED);
    expect(await isUsable(flow, third)).toBe(false);
  });

  test('refused once the successor is revoked', async () => {
    const { flow, first } = await begun(repeatable);
    const next = await flow.refresh(first.refreshToken);
    await flow.engine.revocation(flow.service, flow.signed({ token: next.refreshToken }));
    expect(summaryOf(await flow.refresh(first.refreshToken))).toBe(ROTATED);
  });

  test('refused for another client, which revokes nothing', async () => {
    const { flow, first } = await begun(repeatable);
    const next = await flow.refresh(first.refreshToken);
    expect((await flow.refresh(first.refreshToken, {}, {}, flow.another())).action).toBe('BAD_REQUEST');
    expect(await isUsable(flow, next)).toBe(true);
  });
});

test.each<[string, Partial<Service>, number]>([
  ['on: the access token ends with the refresh token', { tokenExpirationLinked: true }, 100],
  ['off: it outlives it', {}, 500],
])('tokenExpirationLinked %s', async (_, service, expected) => {
  const { flow, first } = await begun({ service: { accessTokenDuration: 500, refreshTokenDuration: 100, refreshTokenKept: true, ...service } });
  expect(first.accessTokenDuration).toBe(expected);
  flow.pass(40);
  const next = await flow.refresh(first.refreshToken);
  expect(next.accessTokenDuration).toBe(expected === 100 ? 60 : 500);
  expect(bodyOf(next).expires_in).toBe(next.accessTokenDuration);
});

test.each<[string, Settings, boolean]>([
  ['of the service', { service: { singleAccessTokenPerSubject: true } }, false],
  ['of the client', { client: { singleAccessTokenPerSubject: true } }, false],
  ['off', {}, true],
])('singleAccessTokenPerSubject %s', async (_, settings, stays) => {
  const { flow, first } = await begun(settings);
  const ofJane = await flow.tokens({ scope }, { subject: 'jane' });
  expect(await isUsable(flow, first)).toBe(true);
  const second = await flow.tokens({ scope });
  expect(await isUsable(flow, first)).toBe(stays);
  expect((await flow.refresh(first.refreshToken)).action).toBe(stays ? 'OK' : 'BAD_REQUEST');
  for (const token of [second, ofJane]) expect(await isUsable(flow, token)).toBe(true);
  const next = await flow.refresh(second.refreshToken);
  for (const token of [next, ofJane]) expect(await isUsable(flow, token)).toBe(true);
});

test.each<[string, Settings, boolean]>([
  ['of the service', { service: { singleAccessTokenPerSubject: true } }, false],
  ['off', {}, true],
])('singleAccessTokenPerSubject %s, and the new token comes from the authorization endpoint', async (_, settings, stays) => {
  const { flow, first } = await begun(settings);
  const ofJane = await flow.tokens({ scope }, { subject: 'jane' });
  const implicit = await flow.answer({ response_type: 'token', scope });
  expect(await isUsable(flow, first)).toBe(stays);
  for (const token of [implicit, ofJane]) expect(await isUsable(flow, token)).toBe(true);
});

test.each([true, false])('what token/create and token/update set on the record stays (refreshTokenKept %s)', async refreshTokenKept => {
  const flow = createGrantFlow({ service: { refreshTokenKept } });
  const created = await flow.engine.tokenCreate(flow.service, { grantType: 'AUTHORIZATION_CODE', clientId: 5001, subject: 'john', forExternalAttachment: true });
  const updated = await flow.tokens();
  await flow.engine.tokenUpdate(flow.service, { accessToken: updated.accessToken ?? '', forExternalAttachment: true });
  for (const { refreshToken } of [created, updated]) {
    const second = await flow.refresh(refreshToken);
    const third = await flow.refresh(second.refreshToken);
    expect(await flow.engine.introspection(flow.service, { token: third.accessToken ?? '' })).toMatchObject({ action: 'OK', forExternalAttachment: true });
  }
  expect(await flow.engine.introspection(flow.service, { token: (await flow.tokens()).accessToken ?? '' })).toMatchObject({ forExternalAttachment: false });
});

test.each([true, false])('the list of tokens says when the first was made (refreshTokenKept %s)', async refreshTokenKept => {
  const { flow, first } = await begun({ service: { refreshTokenKept } });
  const made = flow.clock();
  const listed = async () => {
    const list = await flow.engine.tokenList(flow.service, { start: 0, end: 5 });
    return 'accessTokens' in list ? list.accessTokens.map(({ createdAt, lastRefreshedAt }) => [createdAt, lastRefreshedAt]) : list;
  };
  expect(await listed()).toEqual([[made, 0]]);
  let { refreshToken } = first;
  for (let i = 0; i < 3; i++) {
    flow.pass(60);
    ({ refreshToken } = await flow.refresh(refreshToken));
    expect(await listed()).toEqual([[made, flow.clock()]]);
  }
});

const dropped = { openidDroppedOnRefreshWithoutOfflineAccess: true };

test.each<[string, Partial<Service>, string, readonly string[]]>([
  ['on, without offline_access: openid goes', dropped, 'openid read', ['read']],
  ['on, with offline_access: openid stays', dropped, 'openid read offline_access', ['offline_access', 'openid', 'read']],
  ['off: openid stays', {}, 'openid read', ['openid', 'read']],
])('openidDroppedOnRefreshWithoutOfflineAccess %s', async (_, service, asked, expected) => {
  const { flow, first } = await begun({ service }, { scope: asked, prompt: 'consent' });
  expect(first.scopes).toEqual(asked.split(' ').sort());
  const next = await flow.refresh(first.refreshToken);
  expect(next).toMatchObject({ action: 'OK', scopes: expected, refreshTokenScopes: asked.split(' ').sort() });
  expect((await flow.refresh(next.refreshToken)).scopes).toEqual(expected);
});

test('openidDroppedOnRefreshWithoutOfflineAccess: what the refresh token has counts, not what the request leaves of it', async () => {
  const { flow, first } = await begun({ service: dropped }, { scope: 'openid read offline_access', prompt: 'consent' });
  expect((await flow.refresh(first.refreshToken, { scope: 'openid read' })).scopes).toEqual(['openid', 'read']);
});

test.each<[string, Partial<Service>, Asked, string]>([
  ['with openid', { idTokenReissuable: true }, {}, 'ID_TOKEN_REISSUABLE'],
  ['narrowed to something else', { idTokenReissuable: true }, { scope: 'read' }, 'OK'],
  ['with openid dropped', { idTokenReissuable: true, ...dropped }, {}, 'OK'],
  ['off', {}, {}, 'OK'],
])('idTokenReissuable %s', async (_, service, parameters, action) => {
  const { flow, first } = await begun({ service });
  expect(first.action).toBe('OK');
  const next = await flow.refresh(first.refreshToken, parameters);
  expect(next).toMatchObject({ action, resultCode: 'A053001' });
  expect(bodyOf(next)).toMatchObject({ access_token: next.accessToken, refresh_token: next.refreshToken });
  expect(bodyOf(next)).not.toHaveProperty('id_token');
});

test.each<[string, Asked, readonly string[]]>([
  ['none named: all', {}, ['email', 'openid', 'read']],
  ['one named', { scope: 'read' }, ['read']],
  ['one named twice', { scope: 'read read' }, ['read']],
  ['an empty parameter: all', { scope: '' }, ['email', 'openid', 'read']],
])('RFC6749-6-scope: %s, and the refresh token keeps them all', async (_, parameters, expected) => {
  const { flow, first } = await begun();
  const next = await flow.refresh(first.refreshToken, parameters);
  expect(next).toMatchObject({ action: 'OK', scopes: expected, refreshTokenScopes: ['email', 'openid', 'read'] });
  expect((await flow.refresh(next.refreshToken)).scopes).toEqual(['email', 'openid', 'read']);
});

test.each(['profile', 'read profile', 'unknown'])('RFC6749-6-scope: %s was not granted', async asked => {
  const { flow, first } = await begun();
  expect(summaryOf(await flow.refresh(first.refreshToken, { scope: asked }))).toBe('BAD_REQUEST invalid_scope A053309');
  expect((await flow.refresh(first.refreshToken)).action).toBe('OK');
});

const limited = { supportedScopes: [scopeWith('read', { 'access_token.duration': '30', 'refresh_token.duration': '300' }), scopeWith('email', { 'access_token.duration': '20', 'refresh_token.duration': '200' })] };
const ofClient = { extension: { ...extension, accessTokenDuration: 25, refreshTokenDuration: 250 } };

test.each<[string, Settings, Asked, number, number]>([
  ['scopes: the shortest', { service: limited }, {}, 20, 200],
  ['scopes: those of the refreshed token, and all for the refresh token', { service: limited }, { scope: 'read' }, 30, 200],
  ['client: shorter than the service', { client: ofClient }, {}, 25, 250],
  ['client and scopes: the shortest', { service: limited, client: ofClient }, {}, 20, 200],
  ['client and scopes: the client', { service: limited, client: ofClient }, { scope: 'read' }, 25, 200],
])('durations: %s', async (_, settings, parameters, access, refresh) => {
  const { flow, first } = await begun(settings, { scope: 'read email' });
  expect(await flow.refresh(first.refreshToken, parameters)).toMatchObject({ accessTokenDuration: access, refreshTokenDuration: refresh });
});

test('the front end adds properties and claims, which stay with the grant of this token alone', async () => {
  const shown = { key: 'shown', value: '1', hidden: false };
  const { flow, first } = await begun({ service: { accessTokenSignAlg: 'ES256' } });
  const next = await flow.refresh(first.refreshToken, {}, { properties: [shown], jwtAtClaims: '{"tenant":"a"}', accessTokenDuration: 7 });
  expect(await verified(next.jwtAccessToken)).toMatchObject({ shown: '1', tenant: 'a', exp: flow.clock() / 1000 + 7 });
  expect(bodyOf(await flow.refresh(next.refreshToken))).not.toHaveProperty('shown');
});

test('RFC6749-6-client: the refresh token of another client', async () => {
  const { flow, first } = await begun();
  expect(summaryOf(await flow.refresh(first.refreshToken, {}, {}, flow.another()))).toBe('BAD_REQUEST invalid_grant A053307');
  expect((await flow.refresh(first.refreshToken)).action).toBe('OK');
});

test('DPOP-5-refresh: a public client rotates under one key', async () => {
  const { flow } = await begun({ client: publicClient });
  const dpop = () => flow.proof('POST', endpoint.token);
  const first = await flow.tokens({ scope: 'read' }, {}, { dpop: dpop() });
  const next = await flow.refresh(first.refreshToken, {}, { dpop: dpop() });
  expect(next.action).toBe('OK');
  expect(summaryOf(await flow.refresh(next.refreshToken))).toBe('BAD_REQUEST invalid_dpop_proof A053311');
  expect(summaryOf(await flow.refresh(next.refreshToken, {}, { dpop: flow.proof('POST', endpoint.token, undefined, { key: openKeys.stranger }) }))).toBe('BAD_REQUEST invalid_dpop_proof A053311');
  expect((await flow.refresh(next.refreshToken, {}, { dpop: dpop() })).action).toBe('OK');
});
