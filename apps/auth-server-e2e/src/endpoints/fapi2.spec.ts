import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunningBank } from '@symbolon/sample-bank';
import * as openid from 'openid-client';
import { browse, errorOf, newRequest, type Checks } from '../clients/browser.js';
import { keySet, signer } from '../clients/keys.js';
import type { Identity } from '../clients/pki.js';
import { newKey, payloadOf } from '../support/jwt.js';
import type { ClientChanges } from '../support/parties.js';
import { authority, configure, newParty, openBank, startHosted, type Fetch, type Hosted, type HostedService, type Party } from './hosted.js';

/* FAPI 2.0 Security Profile: openid-client, told the issuer and nothing else, at hosted endpoints over TLS. Then each flow with one thing wrong. */

const fapi2 = [{ key: 'fapi2', value: 'sp' }];
const key = newKey('ES256');
const strangerKey = newKey('ES256');
const dns = 'client.example.org';
const own = authority.issue('a client', { names: [{ dNSName: dns }] });
const other = authority.issue('another client', { names: [{ dNSName: 'other.example.org' }] });

let hosted: Hosted;
let fapi: HostedService;
let bank: RunningBank;
let [withCertificate, withAnother, without]: Fetch[] = [];

beforeAll(async () => {
  hosted = await startHosted();
  fapi = await hosted.newService({
    supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE'],
    supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'], tlsClientCertificateBoundAccessTokens: true,
    supportedScopes: [{ name: 'accounts', defaultEntry: false, attributes: fapi2 }, { name: 'openid', defaultEntry: false }, { name: 'email', defaultEntry: false }],
    supportedClaims: ['email'], pushedAuthReqDuration: 300, authorizationCodeDuration: 60, accessTokenDuration: 300, refreshTokenDuration: 3600, refreshTokenKept: true,
    idTokenDuration: 300, allowableClockSkew: 10, clientAssertionAudRestrictedToIssuer: true,
  });
  bank = await openBank(hosted, fapi);
  [withCertificate, withAnother, without] = [hosted.connect(own), hosted.connect(other), hosted.connect()];
}, 60_000);
afterAll(async () => {
  await bank.stop();
  await hosted.stop();
});

interface Way {
  readonly client: ClientChanges;
  readonly identity?: Identity;
  readonly dpop: boolean;
}

const byKey: ClientChanges = { tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', jwks: keySet(key.publicJwk) };
const byCertificate: ClientChanges = { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSanDns: dns };

const ways: Readonly<Record<string, Way>> = {
  'private_key_jwt, DPoP': { client: { ...byKey, dpopRequired: true }, dpop: true },
  'private_key_jwt, mutual TLS': { client: { ...byKey, tlsClientCertificateBoundAccessTokens: true }, identity: own, dpop: false },
  'tls_client_auth, DPoP': { client: { ...byCertificate, dpopRequired: true }, identity: own, dpop: true },
  'tls_client_auth, mutual TLS': { client: { ...byCertificate, tlsClientCertificateBoundAccessTokens: true }, identity: own, dpop: false },
};

const authenticationOf = async ({ client }: Way, signedBy = key): Promise<openid.ClientAuth> =>
  (client.tokenAuthMethod === 'PRIVATE_KEY_JWT' ? openid.PrivateKeyJwt({ ...await signer(signedBy), kid: key.kid }) : openid.TlsClientAuth());

interface Actor {
  readonly party: Party;
  readonly options: { DPoP?: openid.DPoPHandle };
}

/** openid-client as the client, or as whoever pretends to be it. */
async function actor(way: Way, client: Party['client'], change: { readonly fetch?: Fetch | undefined; readonly signedBy?: typeof key; readonly dpop?: boolean } = {}): Promise<Actor> {
  const fetch = change.fetch ?? (way.identity === undefined ? without : withCertificate) as Fetch;
  const config = await configure(fapi.issuer, client.clientId, await authenticationOf(way, change.signedBy), { fetch });
  const options = change.dpop ?? way.dpop ? { DPoP: openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256')) } : {};
  return { party: { client, config, fetch }, options };
}

async function register(way: Way): Promise<Actor> {
  const authentication = await authenticationOf(way);
  const fetch = (way.identity === undefined ? without : withCertificate) as Fetch;
  const { client } = await newParty(fapi, { client: way.client, authentication: () => authentication, fetch });
  return actor(way, client);
}

interface Authorized {
  readonly landed: URL;
  readonly checks: Checks;
}

async function authorize({ party, options }: Actor, change: Record<string, string> = {}): Promise<Authorized> {
  const { parameters, checks } = await newRequest({ scope: 'openid email accounts', ...change });
  const url = await openid.buildAuthorizationUrlWithPAR(party.config, parameters, options);
  return { landed: await browse(party, url), checks };
}

const redeem = ({ party, options }: Actor, { landed, checks }: Authorized, change: Partial<Checks> = {}) =>
  openid.authorizationCodeGrant(party.config, landed, { ...checks, ...change, idTokenExpected: true }, undefined, options);

const userInfo = ({ party, options }: Actor, accessToken: string) => openid.fetchUserInfo(party.config, accessToken, 'john', options);

const atBank = ({ party, options }: Actor, accessToken: string, path: string, method = 'GET') =>
  openid.fetchProtectedResource(party.config, accessToken, new URL(`${bank.url}${path}`), method, undefined, undefined, options);

describe.each(Object.entries(ways))('%s', (_, way) => {
  let client: Actor;

  beforeAll(async () => {
    client = await register(way);
  });

  test('push, sign-in, tokens, UserInfo, refresh, revocation', async () => {
    const tokens = await redeem(client, await authorize(client));
    expect(tokens).toMatchObject({ token_type: way.dpop ? 'dpop' : 'bearer', expires_in: 300, scope: 'accounts email openid' });
    expect(payloadOf(tokens.id_token ?? '')).toMatchObject({ iss: fapi.issuer, aud: [String(client.party.client.clientId)], sub: 'john' });
    expect(await userInfo(client, tokens.access_token)).toEqual({ sub: 'john', email: 'john@example.com', email_verified: true });
    const renewed = await openid.refreshTokenGrant(client.party.config, tokens.refresh_token ?? '', undefined, client.options);
    expect(await userInfo(client, renewed.access_token)).toMatchObject({ sub: 'john' });
    expect(await openid.tokenIntrospection(client.party.config, renewed.access_token)).toMatchObject({ active: true, sub: 'john', iss: fapi.issuer });
    await openid.tokenRevocation(client.party.config, renewed.access_token);
    expect(await openid.tokenIntrospection(client.party.config, renewed.access_token)).toEqual({ active: false });
    expect(await errorOf(userInfo(client, renewed.access_token))).toBe('invalid_token');
  });

  test('who is not the client: invalid_client at every endpoint', async () => {
    const impostor = await actor(way, client.party.client, way.client.tokenAuthMethod === 'PRIVATE_KEY_JWT' ? { signedBy: strangerKey } : { fetch: withAnother });
    const { config } = impostor.party;
    expect(await errorOf(authorize(impostor))).toBe('invalid_client');
    expect(await errorOf(redeem(impostor, await authorize(client)))).toBe('invalid_client');
    expect(await errorOf(openid.refreshTokenGrant(config, 'anything', undefined, impostor.options))).toBe('invalid_client');
    expect(await errorOf(openid.tokenRevocation(config, 'anything'))).toBe('invalid_client');
    expect(await errorOf(openid.tokenIntrospection(config, 'anything'))).toBe('invalid_client');
  });

  test('a code of another client: invalid_grant', async () => {
    const colleague = await register(way);
    expect(await errorOf(redeem(colleague, await authorize(client)))).toBe('invalid_grant');
  });

  test.each([
    ['another verifier', { pkceCodeVerifier: 'x'.repeat(43) }, 'invalid_grant'],
    ['no verifier', { pkceCodeVerifier: undefined }, 'invalid_grant'],
    ['another state', { expectedState: 'another' }, 'OAUTH_INVALID_RESPONSE'],
  ])('%s: %s', async (__, change, error) => {
    expect(await errorOf(redeem(client, await authorize(client), change as Partial<Checks>))).toBe(error);
  });

  test('a code used twice: invalid_grant, and what it bought is gone', async () => {
    const authorized = await authorize(client);
    const tokens = await redeem(client, authorized);
    expect(await errorOf(redeem(client, authorized))).toBe('invalid_grant');
    expect(await errorOf(userInfo(client, tokens.access_token))).toBe('invalid_token');
  });

  test.each([
    ['plain PKCE', { code_challenge_method: 'plain' }],
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['another redirect URI', { redirect_uri: 'https://elsewhere.example.org/' }],
    ['an http redirect URI', { redirect_uri: 'http://client.example.org/callback' }],
  ])('a push with %s: invalid_request', async (__, change) => {
    expect(await errorOf(authorize(client, change))).toBe('invalid_request');
  });

  test('no push: the user is told, nobody is redirected with a code', async () => {
    const { parameters } = await newRequest({ scope: 'openid accounts' });
    const response = await (client.party.fetch(openid.buildAuthorizationUrl(client.party.config, parameters).href, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' }));
    const text = `${response.status} ${response.headers.get('location') ?? ''} ${await response.text()}`;
    expect(text).toMatch(/invalid_request/);
    expect(text).not.toMatch(/[?&]code=/);
  });

  test('the user refuses: access_denied', async () => {
    hosted.mood.refusal = 'DENIED';
    const authorized = await authorize(client);
    delete hosted.mood.refusal;
    expect(authorized.landed.searchParams.get('iss')).toBe(fapi.issuer);
    expect(await errorOf(redeem(client, authorized))).toBe('access_denied');
  });

  test('the access token in other hands: refused', async () => {
    const tokens = await redeem(client, await authorize(client));
    const thief = way.dpop ? await actor(way, client.party.client) : await actor(way, client.party.client, { fetch: withAnother });
    expect(await errorOf(userInfo(thief, tokens.access_token))).toMatch(/^invalid_(token|dpop_proof)$/);
    const bare = await actor({ ...way, dpop: false }, client.party.client, { fetch: without });
    expect(await errorOf(userInfo(bare, tokens.access_token))).toMatch(/^invalid_(token|request|dpop_proof)$/);
  });

  test('the accounts at the sample bank: with the token, and in no other hands', async () => {
    const { access_token: token } = await redeem(client, await authorize(client));
    const answer = await atBank(client, token, '/accounts');
    expect([answer.status, answer.headers.get('x-fapi-interaction-id')]).toEqual([200, expect.stringMatching(/^[\da-f-]{36}$/)]);
    expect(await answer.json()).toMatchObject({ subject: 'john', accounts: [{ accountId: '1001' }, {}, {}] });
    expect(await errorOf(atBank(client, token, '/payments', 'POST'))).toBe('insufficient_scope');
    const thief = way.dpop ? await actor(way, client.party.client) : await actor(way, client.party.client, { fetch: withAnother });
    expect(await errorOf(atBank(thief, token, '/accounts'))).toMatch(/^invalid_(token|dpop_proof)$/);
    const bare = await actor({ ...way, dpop: false }, client.party.client, { fetch: without });
    expect(await errorOf(atBank(bare, token, '/accounts'))).toMatch(/^invalid_(token|request|dpop_proof)$/);
    await openid.tokenRevocation(client.party.config, token);
    expect(await errorOf(atBank(client, token, '/accounts'))).toBe('invalid_token');
  });

  test('a token request without proof of possession: refused', async () => {
    const authorized = await authorize(client);
    const bare = way.dpop ? await actor({ ...way, dpop: false }, client.party.client) : await actor(way, client.party.client, { fetch: without });
    expect(await errorOf(redeem(bare, authorized))).toMatch(/^invalid_(request|grant|client|dpop_proof)$/);
  });
});
