import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunningBank } from '@symbolon/sample-bank';
import * as openid from 'openid-client';
import { browse, errorOf, newRequest, visit, type Checks } from '../clients/browser.js';
import { keySet, signer } from '../clients/keys.js';
import type { Identity } from '../clients/pki.js';
import { compact, halfHash, newKey, payloadOf, seconds, signWith, type SigningKey } from '../support/jwt.js';
import type { Members } from '../support/http.js';
import type { ClientChanges } from '../support/parties.js';
import { authority, configure, newParty, openBank, REDIRECT, startHosted, type Fetch, type Hosted, type HostedService, type Party } from './hosted.js';

/* FAPI 1.0 Advanced: `code id_token`, and `code` with JARM; request objects by value and pushed; tokens bound to the certificate. */

const key = newKey('ES256');
const strangerKey = newKey('ES256');
const dns = 'client.example.org';
const INTERACTION = 'c770aef3-6784-41f7-8e0e-ff5f97bddb3a';
const own = authority.issue('a client', { names: [{ dNSName: dns }] });
const other = authority.issue('another client', { names: [{ dNSName: 'other.example.org' }] });

let hosted: Hosted;
let fapi: HostedService;
let bank: RunningBank;
let [withCertificate, withAnother, without]: Fetch[] = [];

beforeAll(async () => {
  hosted = await startHosted();
  fapi = await hosted.newService({
    supportedServiceProfiles: ['FAPI'],
    supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE', 'CODE_ID_TOKEN'],
    supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'], tlsClientCertificateBoundAccessTokens: true,
    supportedScopes: [{ name: 'payments', defaultEntry: false, attributes: [{ key: 'fapi', value: 'rw' }] }, { name: 'openid', defaultEntry: false }],
    pushedAuthReqDuration: 60, authorizationResponseDuration: 60, accessTokenDuration: 300, refreshTokenDuration: 3600, refreshTokenKept: true, idTokenDuration: 300,
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
  readonly jarm: boolean;
  readonly pushed: boolean;
}

const byKey: ClientChanges = { tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256' };
const byCertificate: ClientChanges = { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSanDns: dns };

const ways: Readonly<Record<string, Way>> = {
  'code id_token, private_key_jwt': { client: byKey, jarm: false, pushed: false },
  'code id_token, tls_client_auth, pushed': { client: byCertificate, jarm: false, pushed: true },
  'JARM, tls_client_auth': { client: byCertificate, jarm: true, pushed: false },
  'JARM, private_key_jwt, pushed': { client: byKey, jarm: true, pushed: true },
};

const authenticationOf = async ({ client }: Way, signedBy: SigningKey): Promise<openid.ClientAuth> =>
  (client.tokenAuthMethod === 'PRIVATE_KEY_JWT' ? openid.PrivateKeyJwt({ ...await signer(signedBy), kid: key.kid }) : openid.TlsClientAuth());

/** openid-client as the client, or as whoever pretends to be it. */
async function as(way: Way, client: Party['client'], fetch = withCertificate as Fetch, signedBy = key): Promise<Party> {
  const metadata = way.jarm ? { authorization_signed_response_alg: 'ES256' } : {};
  const config = await configure(fapi.issuer, client.clientId, await authenticationOf(way, signedBy), { fetch, metadata });
  if (way.jarm) openid.useJwtResponseMode(config);
  else {
    openid.useCodeIdTokenResponseType(config);
    openid.enableDetachedSignatureResponseChecks(config);
  }
  return { client, config, fetch };
}

async function register(way: Way): Promise<Party> {
  const authentication = await authenticationOf(way, key);
  const { client } = await newParty(fapi, {
    client: {
      responseTypes: ['CODE', 'CODE_ID_TOKEN'], requestSignAlg: 'ES256', authorizationSignAlg: 'ES256', tlsClientCertificateBoundAccessTokens: true,
      jwks: keySet(key.publicJwk), ...way.client,
    },
    authentication: () => authentication, fetch: withCertificate as Fetch,
  });
  return as(way, client);
}

interface Authorized {
  readonly landed: URL;
  readonly checks: Checks;
}

/** A request object, with one thing changed. */
interface Draft {
  readonly claims?: Members;
  readonly key?: SigningKey;
  readonly header?: Members;
}

async function requestUrl(way: Way, { client, config }: Party, { claims = {}, key: signing = key, header = {} }: Draft = {}): Promise<{ url: URL; checks: Checks }> {
  const { parameters, checks } = await newRequest({ scope: 'openid payments', ...(way.jarm ? { response_mode: 'jwt' } : { response_type: 'code id_token' }) });
  const id = String(client.clientId);
  const request = compact({
    header: { alg: 'ES256', kid: key.kid, typ: 'oauth-authz-req+jwt', ...header }, sign: signWith(signing),
    claims: {
      iss: id, client_id: id, aud: fapi.issuer, jti: randomUUID(), iat: seconds(), nbf: seconds(), exp: seconds(300), response_type: 'code', ...parameters, ...claims,
    },
  });
  // What openid-client would add beside the object, the object has.
  const asked = { client_id: id, request, response_type: way.jarm ? 'code' : 'code id_token', scope: 'openid', redirect_uri: REDIRECT };
  const url = new URL(config.serverMetadata().authorization_endpoint ?? '');
  if (!way.pushed) url.search = String(new URLSearchParams(asked));
  return { checks, url: way.pushed ? await openid.buildAuthorizationUrlWithPAR(config, { client_id: id, request }) : url };
}

async function authorize(way: Way, party: Party, draft: Draft = {}): Promise<Authorized> {
  const { url, checks } = await requestUrl(way, party, draft);
  return { landed: await browse(party, url), checks };
}

const redeem = ({ config }: Party, { landed, checks }: Authorized, change: Partial<Checks> = {}) =>
  openid.authorizationCodeGrant(config, landed, { ...checks, ...change, idTokenExpected: true });

/** The error that the client, or else the user, is told. */
async function refusalOf(way: Way, party: Party, draft: Draft): Promise<string> {
  const asked = await requestUrl(way, party, draft).catch((error: { error?: string }) => error.error ?? String(error));
  if (typeof asked === 'string') return asked;
  const response = await visit(party, asked.url);
  const location = response.headers.get('location');
  if (location === null) return /<dd id="error">([^<]*)</.exec(await response.text())?.[1] ?? 'no error';
  const landed = new URL(location);
  const answer = new URLSearchParams(landed.hash === '' ? landed.search : landed.hash.slice(1));
  const inJwt = answer.get('response');
  return String(inJwt === null ? answer.get('error') : payloadOf(inJwt)['error']);
}

describe.each(Object.entries(ways))('%s', (_, way) => {
  let party: Party;

  beforeAll(async () => {
    party = await register(way);
  });

  test('request object, sign-in, tokens, UserInfo, refresh', async () => {
    const authorized = await authorize(way, party);
    const tokens = await redeem(party, authorized);
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'openid payments', expires_in: 300 });
    expect(tokens.claims()).toMatchObject({ iss: fapi.issuer, sub: 'john', nonce: authorized.checks.expectedNonce });
    expect(await openid.fetchUserInfo(party.config, tokens.access_token, 'john')).toEqual({ sub: 'john' });
    const renewed = await openid.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
    expect(await openid.fetchUserInfo(party.config, renewed.access_token, 'john')).toMatchObject({ sub: 'john' });
  });

  test('the answer is what the profile wants: detached signature, or a JWT and nothing beside it', async () => {
    const { landed, checks } = await authorize(way, party);
    if (way.jarm) {
      expect([...landed.searchParams.keys()]).toEqual(['response']);
      expect(payloadOf(landed.searchParams.get('response') ?? '')).toMatchObject({ iss: fapi.issuer, aud: String(party.client.clientId), exp: expect.any(Number) });
      return;
    }
    const answer = new URLSearchParams(landed.hash.slice(1));
    expect(landed.search).toBe('');
    expect(payloadOf(answer.get('id_token') ?? '')).toMatchObject({ s_hash: halfHash(checks.expectedState), c_hash: halfHash(answer.get('code') ?? '') });
  });

  test.each<[string, Draft, RegExp]>([
    ['no exp', { claims: { exp: undefined } }, /^invalid_request_object$/],
    ['no nbf', { claims: { nbf: undefined } }, /^invalid_request_object$/],
    ['an exp more than an hour after nbf', { claims: { exp: seconds(7200) } }, /^invalid_request_object$/],
    ['an nbf more than an hour ago', { claims: { nbf: seconds(-3660) } }, /^invalid_request_object$/],
    ['an expired object', { claims: { nbf: seconds(-600), exp: seconds(-300) } }, /^invalid_request_object$/],
    ['another audience', { claims: { aud: 'https://other.example.com/' } }, /^invalid_request_object$/],
    ['the key of somebody else', { key: strangerKey }, /^invalid_request_object$/],
    ['alg none', { header: { alg: 'none' } }, /^invalid_request_object$/],
    ['no nonce', { claims: { nonce: undefined } }, /^invalid_request(_object)?$/],
    ['no redirect URI', { claims: { redirect_uri: undefined } }, /^invalid_request(_object)?$/],
    ['another redirect URI', { claims: { redirect_uri: 'https://elsewhere.example.org/' } }, /^invalid_request(_object)?$/],
  ])('a request object with %s', async (__, draft, error) => {
    expect(await refusalOf(way, party, draft)).toMatch(error);
  });

  test('no request object: invalid_request', async () => {
    const { parameters } = await newRequest({ scope: 'openid payments', response_type: way.jarm ? 'code' : 'code id_token' });
    const response = await visit(party, openid.buildAuthorizationUrl(party.config, parameters));
    const told = response.headers.get('location') ?? await response.text();
    const jwt = /[?&]response=([^&]+)/.exec(told)?.[1];
    expect(jwt === undefined ? told : JSON.stringify(payloadOf(jwt))).toContain('invalid_request');
  });

  test('who is not the client: invalid_client', async () => {
    const authorized = await authorize(way, party);
    const impostor = await (way.client === byKey ? as(way, party.client, withCertificate, strangerKey) : as(way, party.client, withAnother));
    expect(await errorOf(redeem(impostor, authorized))).toBe('invalid_client');
  });

  test('a token request without a certificate: refused', async () => {
    const bare = await as(way, party.client, without);
    expect(await errorOf(redeem(bare, await authorize(way, party)))).toMatch(/^invalid_(client|grant|request)$/);
  });

  test('the access token on another connection: invalid_token', async () => {
    const { access_token: token } = await redeem(party, await authorize(way, party));
    for (const fetch of [withAnother, without]) {
      const thief = await as(way, party.client, fetch);
      expect(await errorOf(openid.fetchUserInfo(thief.config, token, 'john'))).toBe('invalid_token');
    }
  });

  test('a payment at the sample bank: with the token, and on no other connection', async () => {
    const { access_token: token } = await redeem(party, await authorize(way, party));
    const pay = ({ config }: Party) => openid.fetchProtectedResource(config, token, new URL(`${bank.url}/payments`), 'POST',
      JSON.stringify({ amount: 1250, currency: 'EUR', creditor: 'Corner shop' }), new Headers({ 'content-type': 'application/json', 'x-fapi-interaction-id': INTERACTION }));
    const answer = await pay(party);
    expect([answer.status, answer.headers.get('x-fapi-interaction-id')]).toEqual([201, INTERACTION]);
    for (const fetch of [withAnother, without]) expect(await errorOf(pay(await as(way, party.client, fetch)))).toBe('invalid_token');
    expect(await errorOf(openid.fetchProtectedResource(party.config, token, new URL(`${bank.url}/accounts`), 'GET'))).toBe('insufficient_scope');
  });

  test('a code of another client: invalid_grant', async () => {
    const colleague = await register(way);
    const authorized = await authorize(way, party);
    const { config } = colleague;
    const code = openid.genericGrantRequest(config, 'authorization_code', {
      code: way.jarm ? String(payloadOf(authorized.landed.searchParams.get('response') ?? '')['code']) : new URLSearchParams(authorized.landed.hash.slice(1)).get('code') ?? '',
      redirect_uri: REDIRECT, code_verifier: authorized.checks.pkceCodeVerifier,
    });
    expect(await errorOf(code)).toBe('invalid_grant');
  });

  test('the user refuses: access_denied', async () => {
    hosted.mood.refusal = 'DENIED';
    const authorized = await authorize(way, party);
    delete hosted.mood.refusal;
    expect(await errorOf(redeem(party, authorized))).toBe('access_denied');
  });
});

test('a certificate is shown, and none is demanded: the same connection serves both kinds of clients', async () => {
  const identities: readonly (Identity | undefined)[] = [own, undefined];
  for (const identity of identities) {
    const response = await hosted.connect(identity)(`${fapi.issuer}/jwks`, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' });
    expect(response.status).toBe(200);
  }
});
