import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunningBank } from '@symbolon/sample-bank';
import * as openid from 'openid-client';
import { browse, errorOf, newRequest, submit, visit, type Checks, type RequestParameters } from '../clients/browser.js';
import type { ClientChanges } from '../support/parties.js';
import { configure, newParty, openBank, REDIRECT, startHosted, type Fetch, type Hosted, type HostedService, type Party } from './hosted.js';

/* OpenID Connect without any profile: a client with a secret, at endpoints of an issuer that has a path of its own. */

let hosted: Hosted;
let plain: HostedService;
let bank: RunningBank;
let fetch: Fetch;
let party: Party;

const secret = (client: Party['client']): string => client.clientSecret ?? '';
const register = (client: ClientChanges = {}, authentication = openid.ClientSecretBasic): Promise<Party> =>
  newParty(plain, { client: { tokenAuthMethod: 'CLIENT_SECRET_BASIC', ...client }, authentication: (made) => authentication(secret(made)), fetch });

beforeAll(async () => {
  hosted = await startHosted();
  plain = await hosted.newService({
    issuer: `${hosted.url}/tenants/plain`,
    supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'PASSWORD', 'CLIENT_CREDENTIALS'], supportedResponseTypes: ['CODE'],
    supportedTokenAuthMethods: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'],
    supportedScopes: ['openid', 'email', 'profile', 'accounts'].map((name) => ({ name, defaultEntry: false })), supportedClaims: ['email', 'name'],
    accessTokenDuration: 300, refreshTokenDuration: 3600, idTokenDuration: 300, idTokenReissuable: true, refreshTokenKept: true,
  });
  bank = await openBank(hosted, plain);
  fetch = hosted.connect();
  party = await register({ grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'PASSWORD', 'CLIENT_CREDENTIALS'] });
}, 60_000);
afterAll(async () => {
  await bank.stop();
  await hosted.stop();
});

async function authorize({ config }: Party, change: RequestParameters = {}): Promise<{ landed: URL; checks: Checks }> {
  const { parameters, checks } = await newRequest({ scope: 'openid email', ...change });
  return { landed: await browse({ fetch }, openid.buildAuthorizationUrl(config, parameters)), checks };
}

const redeem = ({ config }: Party, { landed, checks }: { landed: URL; checks: Checks }, change: Partial<Checks> = {}) =>
  openid.authorizationCodeGrant(config, landed, { ...checks, ...change, idTokenExpected: true });

describe('a code', () => {
  test.each([
    ['Basic', 'CLIENT_SECRET_BASIC', openid.ClientSecretBasic], ['form', 'CLIENT_SECRET_POST', openid.ClientSecretPost],
  ] as const)('with the secret in %s: tokens, UserInfo, refresh with a new ID token', async (_, tokenAuthMethod, authentication) => {
    const client = await register({ tokenAuthMethod }, authentication);
    const tokens = await redeem(client, await authorize(client));
    expect(tokens.claims()).toMatchObject({ iss: `${hosted.url}/tenants/plain`, sub: 'john' });
    expect(await openid.fetchUserInfo(client.config, tokens.access_token, 'john')).toEqual({ sub: 'john', email: 'john@example.com', email_verified: true });
    const renewed = await openid.refreshTokenGrant(client.config, tokens.refresh_token ?? '');
    expect(renewed.claims()).toMatchObject({ sub: 'john' });
  });

  test.each([
    ['another verifier', { pkceCodeVerifier: 'x'.repeat(43) }, 'invalid_grant'],
    ['another nonce', { expectedNonce: 'another' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
  ])('%s: %s', async (_, change, error) => expect(await errorOf(redeem(party, await authorize(party), change))).toBe(error));

  test('twice: invalid_grant', async () => {
    const authorized = await authorize(party);
    const { access_token: token } = await redeem(party, authorized);
    expect(await errorOf(redeem(party, authorized))).toBe('invalid_grant');
    expect(await errorOf(openid.fetchUserInfo(party.config, token, 'john'))).toBe('invalid_token');
  });

  test('with another secret: invalid_client', async () => {
    const impostor = await configure(plain.issuer, party.client.clientId, openid.ClientSecretBasic('another'), { fetch });
    expect(await errorOf(redeem({ ...party, config: impostor }, await authorize(party)))).toBe('invalid_client');
  });

  test('a secret with every kind of character reaches the engine as it is', async () => {
    const basic = await configure(plain.issuer, party.client.clientId, openid.ClientSecretBasic('a+b c%20:é&='), { fetch });
    expect(await errorOf(openid.clientCredentialsGrant(basic))).toBe('invalid_client');
  });

  test('prompt=none without a session: login_required; the user refuses: access_denied', async () => {
    expect(await errorOf(redeem(party, await authorize(party, { prompt: 'none' })))).toBe('login_required');
    hosted.mood.refusal = 'DENIED';
    const authorized = await authorize(party);
    delete hosted.mood.refusal;
    expect(await errorOf(redeem(party, authorized))).toBe('access_denied');
  });

  test('the accounts at the sample bank: where the scope reaches, until the token is revoked', async () => {
    const accounts = (token: string) => openid.fetchProtectedResource(party.config, token, new URL(`${bank.url}/accounts`), 'GET');
    const { access_token: token } = await redeem(party, await authorize(party, { scope: 'openid accounts' }));
    expect(await (await accounts(token)).json()).toMatchObject({ subject: 'john' });
    expect(await errorOf(accounts((await redeem(party, await authorize(party))).access_token))).toBe('insufficient_scope');
    await openid.tokenRevocation(party.config, token);
    expect(await errorOf(accounts(token))).toBe('invalid_token');
  });

  test('by form_post, from a page whose script alone may run', async () => {
    const { parameters, checks } = await newRequest({ scope: 'openid', response_mode: 'form_post' });
    const url = openid.buildAuthorizationUrl(party.config, parameters);
    const page = await visit({ fetch }, url);
    const nonce = /<script nonce="([^"]+)">document\.forms\[0\]\.submit\(\)<\/script>/.exec(await page.text())?.[1];
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'nonce-${nonce}'`);
    const request = await submit({ fetch }, url);
    expect((await openid.authorizationCodeGrant(party.config, request, checks)).claims()).toMatchObject({ sub: 'john' });
  });

  test('a request by POST is answered with 303', async () => {
    const { parameters } = await newRequest({ scope: 'openid', client_id: String(party.client.clientId), response_type: 'code' });
    const response = await fetch(`${plain.issuer}/authorize`, {
      method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: String(new URLSearchParams(parameters)), redirect: 'manual',
    } as unknown as Parameters<Fetch>[1]);
    expect([response.status, response.headers.get('location')?.split('?')[0]]).toEqual([303, REDIRECT]);
  });
});

describe('an error that cannot be redirected', () => {
  test.each([
    ['an unknown client', { client_id: '1' }, 'A010304'],
    ['another redirect URI', { redirect_uri: 'https://elsewhere.example.org/"><script>' }, ''],
  ])('%s: a page with error, reason and result code', async (_, change, resultCode) => {
    const { parameters } = await newRequest({ scope: 'openid', ...change });
    const response = await visit({ fetch }, openid.buildAuthorizationUrl(party.config, parameters));
    const html = await response.text();
    expect([response.status, response.headers.get('location'), response.headers.get('content-type')]).toEqual([400, null, 'text/html; charset=utf-8']);
    expect(html).toContain('<dd id="error">invalid_request</dd>');
    expect(html).toContain(`<dd id="result_code">${resultCode}`);
    expect(html).not.toContain('<script');
  });
});

describe('other grants', () => {
  test('a password: tokens for the right one, invalid_grant for any other', async () => {
    const grant = (password: string) => openid.genericGrantRequest(party.config, 'password', { username: 'john', password, scope: 'email' });
    expect(await grant('openSesame')).toMatchObject({ token_type: 'bearer', scope: 'email' });
    expect(await errorOf(grant('wrong'))).toBe('invalid_grant');
  });

  test('client credentials', async () => {
    expect(await openid.clientCredentialsGrant(party.config, { scope: 'email' })).toMatchObject({ scope: 'email' });
  });

  test('an unknown one: unsupported_grant_type', async () => {
    expect(await errorOf(openid.genericGrantRequest(party.config, 'urn:example:none', {}))).toBe('unsupported_grant_type');
  });
});

describe('introspection (RFC 7662, 2.1)', () => {
  test('is refused to public clients and to nobody in particular', async () => {
    const open = await newParty(plain, { client: { clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }, authentication: () => openid.None(), fetch });
    const { access_token: token } = await redeem(party, await authorize(party));
    expect(await errorOf(openid.tokenIntrospection(open.config, token))).toBe('invalid_client');
    expect(await openid.tokenIntrospection(party.config, token)).toMatchObject({ active: true, sub: 'john' });
  });

  test.each(['ES256', undefined])('is a JWT for who asks so, proven by the published keys (RFC 9701): %s', async (introspection_signed_response_alg) => {
    const { access_token: token } = await redeem(party, await authorize(party));
    const metadata = introspection_signed_response_alg === undefined ? {} : { introspection_signed_response_alg };
    const asking = await configure(plain.issuer, party.client.clientId, openid.ClientSecretBasic(secret(party.client)), { fetch, metadata });
    openid.enableNonRepudiationChecks(asking);
    expect(await openid.tokenIntrospection(asking, token)).toMatchObject({ active: true, sub: 'john' });
    expect(await openid.tokenIntrospection(asking, 'nothing')).toMatchObject({ active: false });
  });

  test('errors speak of introspection', async () => {
    const ask = async (parameters: string): Promise<unknown> => (await (await fetch(party.config.serverMetadata().introspection_endpoint ?? '', {
      method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: parameters, redirect: 'manual',
    })).json() as { readonly error_description?: string }).error_description;
    expect(await ask('')).toMatch(/^\[A145301\]/);
    expect(await ask('token=x')).toMatch(/^\[A145351\] The introspection request names no client/);
    expect(await ask('token=x&client_id=1')).toMatch(/^\[A145354\]/);
  });
});
