import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as openid from 'openid-client';
import { browse, newRequest, visit } from '../clients/browser.js';
import { keySet, signer } from '../clients/keys.js';
import { freePort } from '../set-up/server-process.mjs';
import { assertionDraft, compact, newKey } from '../support/jwt.js';
import { form } from '../support/http.js';
import { authority, newParty, newUser, REDIRECT, startHosted, type Fetch, type Hosted, type HostedService, type Party } from './hosted.js';
import { newUserAgent } from './user-agent.js';

/* What modules of the conformance suite ask of endpoints and pages as such: metadata, methods, request_uri, the certificate of the connection. */

const key = newKey('ES256');
const own = authority.issue('a client', { names: [{ dNSName: 'client.example.org' }] });
const PASSWORD = 'correct horse battery staple';

let hosted: Hosted;
let withPages: Hosted;
let fapi: HostedService;
let party: Party;
let fetch: Fetch;

const settings = {
  supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE', 'CODE_ID_TOKEN'],
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'], tlsClientCertificateBoundAccessTokens: true, pushedAuthReqDuration: 300, refreshTokenKept: true,
  supportedScopes: [
    { name: 'accounts', description: 'See your accounts', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] },
    { name: 'payments', defaultEntry: false, attributes: [{ key: 'fapi', value: 'rw' }] }, { name: 'openid', defaultEntry: false },
  ],
  accessTokenDuration: 300, refreshTokenDuration: 3600, idTokenDuration: 300, authorizationCodeDuration: 60, allowableClockSkew: 10, clientAssertionAudRestrictedToIssuer: true,
} as const;

const register = async (service: HostedService, over: Fetch): Promise<Party> => {
  const authentication = openid.PrivateKeyJwt(await signer(key));
  return newParty(service, {
    client: { tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', jwks: keySet(key.publicJwk), tlsClientCertificateBoundAccessTokens: true },
    authentication: () => authentication, fetch: over,
  });
};

beforeAll(async () => {
  [hosted, withPages] = await Promise.all([startHosted(), startHosted({}, true)]);
  fapi = await hosted.newService(settings);
  fetch = hosted.connect(own);
  party = await register(fapi, fetch);
}, 90_000);
afterAll(() => Promise.all([hosted.stop(), withPages.stop()]));

const pushed = async (to: Party, change: Record<string, string> = {}) => {
  const { parameters, checks } = await newRequest({ scope: 'openid accounts', ...change });
  return { checks, url: await openid.buildAuthorizationUrlWithPAR(to.config, parameters) };
};
const errorOnPage = async (url: URL): Promise<string | undefined> => /<dd id="error">([^<]*)</.exec(await (await visit({ fetch }, url)).text())?.[1];

describe('discovery-end-point-verification', () => {
  let metadata: Record<string, unknown>;

  beforeAll(async () => {
    metadata = { ...party.config.serverMetadata() };
  });

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'pushed_authorization_request_endpoint', 'userinfo_endpoint', 'introspection_endpoint', 'revocation_endpoint'])(
    '%s is an https URL below the issuer', (name) => expect(String(metadata[name]).startsWith(`${fapi.issuer}/`)).toBe(true));

  test.each<[string, unknown]>([
    ['issuer', 'the issuer'],
    ['response_types_supported', expect.arrayContaining(['code', 'code id_token'])],
    ['response_modes_supported', expect.arrayContaining(['query', 'fragment', 'jwt'])],
    ['grant_types_supported', expect.arrayContaining(['authorization_code', 'refresh_token'])],
    ['code_challenge_methods_supported', expect.arrayContaining(['S256'])],
    ['token_endpoint_auth_methods_supported', ['private_key_jwt', 'tls_client_auth']],
    ['token_endpoint_auth_signing_alg_values_supported', expect.arrayContaining(['PS256', 'ES256'])],
    ['tls_client_certificate_bound_access_tokens', true],
    ['dpop_signing_alg_values_supported', expect.arrayContaining(['PS256', 'ES256'])],
    ['authorization_response_iss_parameter_supported', true],
    ['authorization_signing_alg_values_supported', expect.arrayContaining(['ES256'])],
    ['request_object_signing_alg_values_supported', expect.arrayContaining(['PS256', 'ES256'])],
    ['id_token_signing_alg_values_supported', expect.arrayContaining(['PS256', 'ES256'])],
    ['scopes_supported', expect.arrayContaining(['openid'])],
    ['subject_types_supported', expect.arrayContaining(['public'])],
    ['request_parameter_supported', true],
    ['claims_parameter_supported', true],
  ])('%s', (name, expected) => expect(metadata[name]).toEqual(expected === 'the issuer' ? fapi.issuer : expected));

  test('both forms of the address answer the same bytes', async () => {
    const { origin, pathname } = new URL(fapi.issuer);
    const texts = await Promise.all(['openid-configuration', 'oauth-authorization-server'].flatMap((name) => [`${fapi.issuer}/.well-known/${name}`, `${origin}/.well-known/${name}${pathname}`])
      .map(async (url) => (await visit({ fetch }, new URL(url))).text()));
    expect(new Set(texts).size).toBe(1);
  });

  test('the keys are public, distinct and long enough', async () => {
    const { keys } = await (await visit({ fetch }, new URL(String(metadata['jwks_uri'])))).json() as { readonly keys: readonly Record<string, string>[] };
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
    expect(keys.every((jwk) => jwk['kid'] !== undefined && !['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'].some((name) => name in jwk))).toBe(true);
    for (const { kty, n = '', crv } of keys) expect(kty === 'RSA' ? Buffer.from(n, 'base64url').length * 8 >= 2048 : crv === 'P-256').toBe(true);
  });
});

describe('request_uri', () => {
  test('par-ensure-reused-request-uri-prior-to-auth-completion-succeeds', async () => {
    const { url, checks } = await pushed(party);
    hosted.mood.hesitates = true;
    expect((await visit({ fetch }, url)).status).toBe(200);
    expect((await openid.authorizationCodeGrant(party.config, await browse({ fetch }, url), checks)).access_token).toBeDefined();
  });

  test('par-attempt-reuse-request_uri: a page with invalid_request_uri', async () => {
    const { url } = await pushed(party);
    await browse({ fetch }, url);
    expect(await errorOnPage(url)).toBe('invalid_request_uri');
  });

  test('par-attempt-to-use-request_uri-for-different-client: a page, and no redirect', async () => {
    const { url } = await pushed(party);
    const other = await register(fapi, fetch);
    url.searchParams.set('client_id', String(other.client.clientId));
    expect(await errorOnPage(url)).toMatch(/^invalid_request(_uri|_object)?$/);
  });

  test('one that nobody issued: a page with invalid_request_uri', async () => {
    const { url } = await pushed(party);
    url.searchParams.set('request_uri', 'urn:ietf:params:oauth:request_uri:nobody');
    expect(await errorOnPage(url)).toBe('invalid_request_uri');
  });
});

describe('the PAR endpoint', () => {
  const push = async (parameters: Record<string, string>) => {
    const assertion = compact(assertionDraft(party.client.clientId, fapi.issuer, key));
    const response = await fetch(String(party.config.serverMetadata().pushed_authorization_request_endpoint), {
      method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual',
      body: form({ client_id: String(party.client.clientId), client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion, ...parameters }),
    } as unknown as Parameters<Fetch>[1]);
    return { status: response.status, body: await response.json() as Record<string, unknown>, headers: response.headers };
  };
  const good = { response_type: 'code', redirect_uri: REDIRECT, scope: 'openid accounts', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };

  test('answers 201, and nobody keeps it', async () => {
    const { status, body, headers } = await push(good);
    expect([status, body, headers.get('cache-control')]).toEqual([201, { expires_in: 300, request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:.{32,}$/) }, 'no-store']);
  });

  test('par-attempt-invalid-http-method: 405', async () => {
    const response = await fetch(`${fapi.issuer}/par`, { method: 'PUT', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form(good), redirect: 'manual' } as unknown as Parameters<Fetch>[1]);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each([
    ['par-authorization-request-containing-request_uri-form-param', { ...good, request_uri: 'urn:ietf:params:oauth:request_uri:x' }],
    ['par-ensure-pkce-required', { ...good, code_challenge: '', code_challenge_method: '' }],
    ['par-plain-pkce-rejected', { ...good, code_challenge_method: 'plain' }],
  ])('%s: exactly 400 with invalid_request', async (_, parameters) => {
    const { status, body } = await push(parameters);
    expect([status, body['error']]).toEqual([400, 'invalid_request']);
  });
});

describe('pages (user-rejects-authentication and its like)', () => {
  let service: HostedService;
  let client: Party;

  beforeAll(async () => {
    service = await withPages.newService(settings);
    await newUser(withPages, service, { login: 'alice', password: PASSWORD, subject: 'alice' });
    client = await register(service, withPages.connect(own));
  });

  test('sign-in and consent, by forms alone', async () => {
    const { url, checks } = await pushed(client);
    const agent = newUserAgent(() => client.fetch);
    const landed = await agent.submit(await agent.submit(await agent.visit(url), 'submit', { login: 'alice', password: PASSWORD }), 'allow');
    expect((await openid.authorizationCodeGrant(client.config, landed.url, { ...checks, idTokenExpected: true })).claims()).toMatchObject({ sub: 'alice' });
  });

  test('a wrong password stays at the page; cancel is access_denied, with the state', async () => {
    const { url, checks } = await pushed(client);
    const agent = newUserAgent(() => client.fetch);
    const again = await agent.submit(await agent.visit(url), 'submit', { login: 'alice', password: 'wrong' });
    expect(again.html).toContain('id="problem"');
    const landed = await agent.submit(again, 'cancel');
    expect([landed.url.href.split('?')[0], landed.url.searchParams.get('error'), landed.url.searchParams.get('state'), landed.url.searchParams.get('iss')])
      .toEqual([REDIRECT, 'access_denied', checks.expectedState, service.issuer]);
  });

  test('a request_uri opened twice before sign-in works at its second page', async () => {
    const { url, checks } = await pushed(client);
    await newUserAgent(() => client.fetch).visit(url);
    const agent = newUserAgent(() => client.fetch);
    let page = await agent.submit(await agent.visit(url), 'submit', { login: 'alice', password: PASSWORD });
    // Who allowed it before is not asked again.
    if (page.html !== '') page = await agent.submit(page, 'allow');
    expect((await openid.authorizationCodeGrant(client.config, page.url, checks)).access_token).toBeDefined();
  });
});

describe('the certificate of the connection', () => {
  test('with MTLS_PORT, browsers are not asked for one, and clients are told where to go (RFC 8705, 5)', async () => {
    const split = await startHosted({ MTLS_PORT: String(await freePort()) });
    try {
      const service = await split.newService(settings);
      const client = await register(service, split.connect(own));
      const { mtls_endpoint_aliases: aliases, token_endpoint: usual } = client.config.serverMetadata();
      expect(aliases).toEqual(Object.fromEntries(Object.entries({
        token_endpoint: 'token', pushed_authorization_request_endpoint: 'par', introspection_endpoint: 'introspect', revocation_endpoint: 'revoke', userinfo_endpoint: 'userinfo',
      }).map(([name, path]) => [name, `${split.server.hosted.mtls}/${service.service.apiKey}/${path}`])));
      expect(usual).toBe(`${service.issuer}/token`);
      const { url, checks } = await pushed(client);
      const tokens = await openid.authorizationCodeGrant(client.config, await browse({ fetch: client.fetch }, url), checks);
      expect(await openid.fetchUserInfo(client.config, tokens.access_token, 'john')).toEqual({ sub: 'john' });
      // At the usual address the certificate is not asked for, so the same client is one without.
      const response = await client.fetch(`${service.issuer}/userinfo`, { method: 'GET', headers: { authorization: `Bearer ${tokens.access_token}` }, body: undefined, redirect: 'manual' });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('invalid_token')]);
    } finally {
      await split.stop();
    }
  }, 60_000);

  test('a header cannot stand for it', async () => {
    const { url, checks } = await pushed(party);
    const tokens = await openid.authorizationCodeGrant(party.config, await browse({ fetch }, url), checks);
    const der = own.cert.replace(/-----[^-]+-----|\s/g, '');
    const forged = { 'client-cert': `:${der}:`, 'x-ssl-client-cert': encodeURIComponent(own.cert), 'x-forwarded-for': '127.0.0.1' };
    const userInfo = (over: Fetch, headers: Record<string, string>) =>
      over(`${fapi.issuer}/userinfo`, { method: 'GET', headers: { authorization: `Bearer ${tokens.access_token}`, ...headers }, body: undefined, redirect: 'manual' });
    expect((await userInfo(fetch, {})).status).toBe(200);
    expect((await userInfo(hosted.connect(), forged)).status).toBe(401);
  });

  test('from a trusted proxy it can, on the plain port, and the proxy\'s own certificate is nobody\'s', async () => {
    const behind = await startHosted({ TRUSTED_PROXIES: '127.0.0.0/8, ::1' });
    try {
      const service = await behind.newService(settings);
      const { client, config } = await register(service, behind.connect());
      const der = own.cert.replace(/-----[^-]+-----|\s/g, '');
      // What a proxy does that speaks plain HTTP to us: Host as it came, the certificate in a header.
      const proxied: Fetch = (url, options) => globalThis.fetch(url.replace(new URL(service.issuer).origin, behind.server.baseUrl), {
        ...options, headers: { ...Object.fromEntries(new Headers(options.headers as Record<string, string>)), 'client-cert': `:${der}:` },
      } as RequestInit);
      config[openid.customFetch] = proxied;
      const { url, checks } = await pushed({ client, config, fetch: proxied });
      const tokens = await openid.authorizationCodeGrant(config, await browse({ fetch: proxied }, url), checks);
      expect(await openid.fetchUserInfo(config, tokens.access_token, 'john')).toEqual({ sub: 'john' });
      const direct = await behind.connect(own)(`${service.issuer}/userinfo`, { method: 'GET', headers: { authorization: `Bearer ${tokens.access_token}` }, body: undefined, redirect: 'manual' });
      expect(direct.status).toBe(401);
    } finally {
      await behind.stop();
    }
  }, 60_000);
});
