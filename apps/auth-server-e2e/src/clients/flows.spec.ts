import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import * as openid from 'openid-client';
import { dialects } from '../support/api.js';
import { payloadOf } from '../support/jwt.js';
import { browse, errorOf, newRequest, submit, visit } from './browser.js';
import { newScene, REDIRECT, type Party, type Scene } from './scene.js';

/* openid-client, which knows nothing of this server, in the flows whose answer comes through the browser. */

let scene: Scene;
let party: Party;

const half = (value: string): string => createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url');

describe.each(dialects)('a code, over a front end that speaks %s', (dialect) => {
  let here: Scene;

  beforeAll(async () => {
    here = await newScene({ dialect });
  });
  afterAll(() => here.stop());

  test('authorization, tokens, UserInfo, refresh', async () => {
    const { config } = await here.register({});
    const { parameters, checks } = await newRequest();
    const tokens = await openid.authorizationCodeGrant(config, await browse(here, openid.buildAuthorizationUrl(config, parameters)), { ...checks, idTokenExpected: true });
    expect(tokens.claims()).toMatchObject({ iss: here.frontEnd.issuer, sub: 'john', nonce: checks.expectedNonce });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 300, scope: 'accounts email openid' });
    expect(await openid.fetchUserInfo(config, tokens.access_token, 'john')).toEqual({ sub: 'john', email: 'john@example.com', email_verified: true });
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '', { scope: 'accounts' });
    expect(renewed.scope).toBe('accounts');
    expect(await errorOf(openid.fetchUserInfo(config, renewed.access_token, 'john'))).toBe('insufficient_scope');
  });
});

beforeAll(async () => {
  scene = await newScene();
  party = await scene.register({});
});
afterAll(() => scene.stop());

describe('a code', () => {
  test.each([
    ['a verifier that does not fit', { pkceCodeVerifier: 'x'.repeat(43) }],
    ['no verifier', { pkceCodeVerifier: undefined }],
  ])('%s: invalid_grant', async (_, change) => {
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(party.config, parameters));
    expect(await errorOf(openid.authorizationCodeGrant(party.config, landed, { ...checks, ...change } as typeof checks))).toBe('invalid_grant');
  });

  test('used twice: invalid_grant', async () => {
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(party.config, parameters));
    const tokens = await openid.authorizationCodeGrant(party.config, landed, checks);
    expect(await errorOf(openid.authorizationCodeGrant(party.config, landed, checks))).toBe('invalid_grant');
    // What it bought is gone.
    expect(await errorOf(openid.fetchUserInfo(party.config, tokens.access_token, 'john'))).toBe('invalid_token');
  });

  test('refused by the user: access_denied; nobody logged in: login_required', async () => {
    const { parameters, checks } = await newRequest();
    scene.frontEnd.consent.refusal = 'DENIED';
    const landed = await browse(scene, openid.buildAuthorizationUrl(party.config, parameters));
    delete scene.frontEnd.consent.refusal;
    expect(await errorOf(openid.authorizationCodeGrant(party.config, landed, checks))).toBe('access_denied');
    const silent = await browse(scene, openid.buildAuthorizationUrl(party.config, { ...parameters, prompt: 'none' }));
    expect(await errorOf(openid.authorizationCodeGrant(party.config, silent, checks))).toBe('login_required');
  });

  test('another redirect URI is not gone to', async () => {
    const { parameters } = await newRequest({ redirect_uri: 'https://elsewhere.example.org/' });
    const response = await visit(scene, openid.buildAuthorizationUrl(party.config, parameters));
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  test('max_age puts auth_time into the ID token, essential claims are there', async () => {
    const authTime = Math.floor(Date.now() / 1000) - 30;
    const { parameters, checks } = await newRequest({ max_age: '60', claims: JSON.stringify({ id_token: { name: { essential: true } } }) });
    scene.frontEnd.consent.more = { authTime };
    const landed = await browse(scene, openid.buildAuthorizationUrl(party.config, parameters));
    scene.frontEnd.consent.more = {};
    const tokens = await openid.authorizationCodeGrant(party.config, landed, { ...checks, maxAge: 60 });
    expect(tokens.claims()).toMatchObject({ auth_time: authTime, name: 'John' });
  });
});

describe('hybrid', () => {
  const hybrid = async (): Promise<openid.Configuration> => {
    const { client } = party;
    const config = await scene.configure(String(client.clientId), openid.ClientSecretBasic(client.clientSecret ?? ''));
    openid.useCodeIdTokenResponseType(config);
    openid.enableNonRepudiationChecks(config);
    return config;
  };
  const fragment = (url: URL): URLSearchParams => new URLSearchParams(url.hash.slice(1));

  test('code id_token: c_hash binds the code', async () => {
    const config = await hybrid();
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, { ...parameters, response_type: 'code id_token' }));
    expect([...fragment(landed).keys()].sort()).toEqual(expect.arrayContaining(['code', 'id_token', 'state']));
    const tokens = await openid.authorizationCodeGrant(config, landed, checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john', nonce: checks.expectedNonce });
    const broken = new URL(landed);
    broken.hash = String(new URLSearchParams({ ...Object.fromEntries(fragment(landed)), code: 'another' }));
    expect(await errorOf(openid.authorizationCodeGrant(config, broken, checks))).toBe('OAUTH_JWT_CLAIM_COMPARISON_FAILED');
  });

  test('code id_token as a detached signature: s_hash binds the state', async () => {
    const config = await hybrid();
    openid.enableDetachedSignatureResponseChecks(config);
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, { ...parameters, response_type: 'code id_token' }));
    expect(payloadOf(fragment(landed).get('id_token') ?? '')).toMatchObject({ s_hash: half(checks.expectedState), c_hash: expect.any(String) });
    expect((await openid.authorizationCodeGrant(config, landed, checks)).access_token).toBeDefined();
  });

  test('code id_token token: at_hash binds the token of the first answer too', async () => {
    const config = await hybrid();
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, { ...parameters, response_type: 'code id_token token' }));
    const answer = fragment(landed);
    const accessToken = answer.get('access_token') ?? '';
    expect(payloadOf(answer.get('id_token') ?? '')).toMatchObject({ at_hash: half(accessToken), c_hash: half(answer.get('code') ?? '') });
    expect(answer.get('token_type')?.toLowerCase()).toBe('bearer');
    expect(await openid.fetchUserInfo(config, accessToken, 'john')).toMatchObject({ sub: 'john' });
    const tokens = await openid.authorizationCodeGrant(config, landed, checks);
    expect(tokens.access_token).not.toBe(accessToken);
  });

  test('code token: both are good', async () => {
    const { parameters, checks } = await newRequest();
    const answer = fragment(await browse(scene, openid.buildAuthorizationUrl(party.config, { ...parameters, response_type: 'code token' })));
    expect(await openid.fetchUserInfo(party.config, answer.get('access_token') ?? '', 'john')).toMatchObject({ sub: 'john' });
    // openid-client reads the code from the query alone.
    const tokens = await openid.authorizationCodeGrant(party.config, new URL(`${REDIRECT}?${answer.toString()}`), checks);
    expect(tokens.claims()).toMatchObject({ sub: 'john' });
  });

  test('without a nonce: invalid_request, in the fragment; nothing travels in a query', async () => {
    const config = await hybrid();
    const { parameters, checks } = await newRequest();
    const { nonce: _, ...without } = parameters;
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, { ...without, response_type: 'code id_token' }));
    expect(await errorOf(openid.authorizationCodeGrant(config, landed, checks))).toBe('invalid_request');
    const asked = await browse(scene, openid.buildAuthorizationUrl(config, { ...parameters, response_type: 'code id_token', response_mode: 'query' }));
    expect(fragment(asked).get('error') ?? asked.searchParams.get('error')).toBe('invalid_request');
    expect(fragment(asked).get('code') ?? asked.searchParams.get('code')).toBeNull();
  });
});

describe('implicit', () => {
  const implicit = async (): Promise<openid.Configuration> => {
    const config = await scene.configure(String(party.client.clientId), openid.None());
    openid.useIdTokenResponseType(config);
    return config;
  };

  test('id_token', async () => {
    const config = await implicit();
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, { ...parameters, response_type: 'id_token' }));
    const claims = await openid.implicitAuthentication(config, landed, checks.expectedNonce, checks);
    expect(claims).toMatchObject({ iss: scene.frontEnd.issuer, sub: 'john', email: 'john@example.com' });
    expect(landed.hash).not.toContain('access_token');
    expect(await errorOf(openid.implicitAuthentication(config, landed, 'another', checks))).toBe('OAUTH_JWT_CLAIM_COMPARISON_FAILED');
  });

  test('id_token token', async () => {
    const config = await implicit();
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, { ...parameters, response_type: 'id_token token' }));
    const claims = await openid.implicitAuthentication(config, landed, checks.expectedNonce, checks);
    const accessToken = new URLSearchParams(landed.hash.slice(1)).get('access_token') ?? '';
    expect(claims).toMatchObject({ sub: 'john', at_hash: half(accessToken) });
    expect(await openid.fetchUserInfo(config, accessToken, 'john')).toMatchObject({ email: 'john@example.com' });
  });

  test('id_token by form_post', async () => {
    const config = await implicit();
    const { parameters, checks } = await newRequest();
    const request = await submit(scene, openid.buildAuthorizationUrl(config, { ...parameters, response_type: 'id_token', response_mode: 'form_post' }));
    expect(await openid.implicitAuthentication(config, request, checks.expectedNonce, checks)).toMatchObject({ sub: 'john' });
  });

  test('without openid: invalid_request', async () => {
    const config = await implicit();
    const { parameters, checks } = await newRequest({ scope: 'accounts', response_type: 'id_token' });
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, parameters));
    expect(await errorOf(openid.implicitAuthentication(config, landed, checks.expectedNonce, checks))).toMatch(/^invalid_(request|scope)$/);
  });
});

describe('form_post', () => {
  test('a code', async () => {
    const { parameters, checks } = await newRequest({ response_mode: 'form_post' });
    const request = await submit(scene, openid.buildAuthorizationUrl(party.config, parameters));
    expect((await openid.authorizationCodeGrant(party.config, request, checks)).claims()).toMatchObject({ sub: 'john' });
  });

  test('an error, with a state that HTML must not take for its own', async () => {
    const state = '"><script>alert(1)</script>&amp;\'';
    const { parameters, checks } = await newRequest({ response_mode: 'form_post', prompt: 'none', state });
    const request = await submit(scene, openid.buildAuthorizationUrl(party.config, parameters));
    expect(await errorOf(openid.authorizationCodeGrant(party.config, request, { ...checks, expectedState: state }))).toBe('login_required');
  });
});
