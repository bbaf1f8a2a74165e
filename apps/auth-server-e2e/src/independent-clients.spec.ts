import { webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { startFrontEnd } from './front-end.js';
import { dialects } from './support/api.js';
import { newKey } from './support/jwt.js';
import { newParty, REDIRECT_URI, type Party } from './support/parties.js';

/* Two client libraries that know nothing of this server run FAPI 2.0 with private_key_jwt, DPoP with server nonces and OpenID Connect. */

const SCOPE = 'accounts openid';
const insecure = { [oauth.allowInsecureRequests]: true };

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
const importKey = (jwk: webcrypto.JsonWebKey): Promise<webcrypto.CryptoKey> => webcrypto.subtle.importKey('jwk', jwk, ecdsa, false, ['sign']);

/** Where the browser ends up after login and consent. */
async function browse(url: URL): Promise<URL> {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

describe.each(dialects)('a front end that speaks %s', (dialect) => {
  let frontEnd: Awaited<ReturnType<typeof startFrontEnd>>;
  let party: Party;
  let key: { readonly key: webcrypto.CryptoKey; readonly kid: string };

  beforeAll(async () => {
    frontEnd = await startFrontEnd(async (issuer) => {
      party = await newParty({
        dialect,
        scope: SCOPE,
        service: {
          issuer, authorizationEndpoint: `${issuer}/authorize`, tokenEndpoint: `${issuer}/token`, pushedAuthReqEndpoint: `${issuer}/par`,
          jwksUri: `${issuer}/jwks`, jwks: JSON.stringify({ keys: [newKey().privateJwk] }), dpopNonceRequired: true, parRequired: true,
        },
      });
      return party.api;
    });
    key = { key: await importKey(party.key.privateJwk), kid: party.key.kid };
  });

  afterAll(() => frontEnd.stop());

  test('oauth4webapi: PAR, authorization, tokens, resource, refresh', async () => {
    const issuer = new URL(frontEnd.issuer);
    const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure }));
    const client: oauth.Client = { client_id: String(party.client.clientId), id_token_signed_response_alg: 'ES256' };
    const authentication = oauth.PrivateKeyJwt(key);
    const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
    const options = { DPoP, ...insecure };
    let nonces = 0;
    const withNonce = async <T>(send: () => Promise<Response>, read: (response: Response) => Promise<T>): Promise<T> => {
      try {
        return await read(await send());
      } catch (error) {
        if (!oauth.isDPoPNonceError(error)) throw error;
        nonces += 1;
        return read(await send());
      }
    };

    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const parameters = {
      response_type: 'code', redirect_uri: REDIRECT_URI, scope: SCOPE, state, nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    };
    const { request_uri: requestUri } = await withNonce(
      () => oauth.pushedAuthorizationRequest(as, client, authentication, parameters, options),
      (response) => oauth.processPushedAuthorizationResponse(as, client, response));
    expect(nonces).toBe(1);

    const url = new URL(as.authorization_endpoint ?? '');
    url.search = new URLSearchParams({ client_id: client.client_id, request_uri: requestUri }).toString();
    const callback = oauth.validateAuthResponse(as, client, await browse(url), state);

    const tokens = await withNonce(
      () => oauth.authorizationCodeGrantRequest(as, client, authentication, callback, REDIRECT_URI, verifier, options),
      async (response) => {
        const read = await oauth.processAuthorizationCodeResponse(as, client, response, { expectedNonce: nonce, requireIdToken: true });
        await oauth.validateApplicationLevelSignature(as, response, insecure);
        return read;
      });
    expect(tokens).toMatchObject({ token_type: 'dpop', scope: 'accounts openid', expires_in: 300, refresh_token: expect.any(String) });
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ iss: frontEnd.issuer, sub: 'john', aud: [client.client_id], nonce });

    const access = (token: string): Promise<unknown> => withNonce(
      () => oauth.protectedResourceRequest(token, 'GET', new URL('/resource', issuer), undefined, undefined, options),
      async (response) => response.json());
    expect(await access(tokens.access_token)).toEqual({ subject: 'john', scopes: ['accounts', 'openid'] });

    const renewed = await withNonce(
      () => oauth.refreshTokenGrantRequest(as, client, authentication, tokens.refresh_token ?? '', options),
      (response) => oauth.processRefreshTokenResponse(as, client, response));
    expect(renewed.refresh_token ?? tokens.refresh_token).toBe(tokens.refresh_token);
    expect(await access(renewed.access_token)).toMatchObject({ subject: 'john' });
    expect(nonces).toBe(1);
  });

  test('openid-client: the same by its high-level functions', async () => {
    const metadata = { id_token_signed_response_alg: 'ES256', use_mtls_endpoint_aliases: false };
    const config = await openid.discovery(new URL(frontEnd.issuer), String(party.client.clientId), metadata, openid.PrivateKeyJwt(key), { execute: [openid.allowInsecureRequests] });
    openid.enableNonRepudiationChecks(config);
    const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'));
    const verifier = openid.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()];
    const url = await openid.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: REDIRECT_URI, scope: SCOPE, state: expectedState, nonce: expectedNonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    }, { DPoP });
    const tokens = await openid.authorizationCodeGrant(
      config, await browse(url), { pkceCodeVerifier: verifier, expectedState, expectedNonce, idTokenExpected: true }, undefined, { DPoP });
    expect(tokens.claims()).toMatchObject({ iss: frontEnd.issuer, sub: 'john', nonce: expectedNonce });
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP });
    const response = await openid.fetchProtectedResource(config, renewed.access_token, new URL('/resource', frontEnd.issuer), 'GET', null, undefined, { DPoP });
    expect(await response.json()).toEqual({ subject: 'john', scopes: ['accounts', 'openid'] });
  });
});
