import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { dialects } from '../support/api.js';
import { browse, errorOf, newRequest } from './browser.js';
import { RESOURCE_SERVER, USER } from './front-end.js';
import { newScene, type Party, type Scene } from './scene.js';

/* What needs no browser: client credentials, password, refresh, introspection, revocation; with DPoP and without. */

describe.each(dialects)('over a front end that speaks %s', (dialect) => {
  let scene: Scene;
  let party: Party;
  let resourceServer: openid.Configuration;

  beforeAll(async () => {
    scene = await newScene({ dialect });
    party = await scene.register({});
    resourceServer = await scene.configure(RESOURCE_SERVER.id, openid.ClientSecretBasic(RESOURCE_SERVER.secret));
  });
  afterAll(() => scene.stop());

  const codeFlow = async (): Promise<openid.TokenEndpointResponse> => {
    const { parameters, checks } = await newRequest();
    return openid.authorizationCodeGrant(party.config, await browse(scene, openid.buildAuthorizationUrl(party.config, parameters)), checks);
  };

  test('client_credentials', async () => {
    const tokens = await openid.clientCredentialsGrant(party.config, { scope: 'accounts payments' });
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'accounts payments', expires_in: 300 });
    expect(tokens).not.toHaveProperty('refresh_token');
    expect(await openid.tokenIntrospection(resourceServer, tokens.access_token)).toMatchObject({ active: true, client_id: String(party.client.clientId) });
    expect(await errorOf(openid.fetchUserInfo(party.config, tokens.access_token, 'john'))).toBe('insufficient_scope');
    const narrow = await scene.register({ grantTypes: ['AUTHORIZATION_CODE'] });
    expect(await errorOf(openid.clientCredentialsGrant(narrow.config))).toBe('unauthorized_client');
  });

  test('without any scope the answer names none', async () => {
    expect(await openid.clientCredentialsGrant(party.config)).not.toHaveProperty('scope');
  });

  test('client_credentials with DPoP: the token is bound to the key', async () => {
    const DPoP = openid.getDPoPHandle(party.config, await openid.randomDPoPKeyPair('ES256'));
    const tokens = await openid.clientCredentialsGrant(party.config, { scope: 'accounts' }, { DPoP });
    expect(tokens.token_type).toBe('dpop');
    expect(await openid.tokenIntrospection(resourceServer, tokens.access_token))
      .toMatchObject({ active: true, token_type: 'DPoP', cnf: { jkt: await DPoP.calculateThumbprint() } });
  });

  test('UserInfo with a token bound by DPoP', async () => {
    const DPoP = openid.getDPoPHandle(party.config, await openid.randomDPoPKeyPair('ES256'));
    const { parameters, checks } = await newRequest({ dpop_jkt: await DPoP.calculateThumbprint() });
    const landed = await browse(scene, openid.buildAuthorizationUrl(party.config, parameters));
    const tokens = await openid.authorizationCodeGrant(party.config, landed, checks, undefined, { DPoP });
    expect(await openid.fetchUserInfo(party.config, tokens.access_token, 'john', { DPoP })).toMatchObject({ sub: 'john' });
    const thief = openid.getDPoPHandle(party.config, await openid.randomDPoPKeyPair('ES256'));
    expect(await errorOf(openid.fetchUserInfo(party.config, tokens.access_token, 'john', { DPoP: thief }))).toMatch(/^invalid_(token|dpop_proof)$/);
  });

  describe('password, by the generic request of oauth4webapi', () => {
    const as = (): oauth.AuthorizationServer => party.config.serverMetadata() as oauth.AuthorizationServer;
    const send = async (username: string, password: string): Promise<oauth.TokenEndpointResponse> => {
      const client: oauth.Client = { client_id: String(party.client.clientId), id_token_signed_response_alg: 'ES256' };
      const response = await oauth.genericTokenEndpointRequest(as(), client, oauth.ClientSecretBasic(party.client.clientSecret ?? ''), 'password',
        { username, password, scope: 'accounts openid' }, { [oauth.customFetch]: scene.fetch });
      return oauth.processGenericTokenEndpointResponse(as(), client, response);
    };

    test('the right one', async () => {
      const tokens = await send(USER.username, USER.password);
      expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'accounts openid', refresh_token: expect.any(String) });
      expect(await openid.tokenIntrospection(resourceServer, tokens.access_token)).toMatchObject({ active: true, sub: 'john' });
      expect(await openid.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).toMatchObject({ access_token: expect.any(String) });
    });

    test('a wrong one', async () => expect(await errorOf(send(USER.username, 'wrong'))).toBe('invalid_request'));
  });

  describe('refresh', () => {
    test('the token is replaced; used again, it takes everything with it', async () => {
      const tokens = await codeFlow();
      const renewed = await openid.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
      expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
      expect(await openid.fetchUserInfo(party.config, renewed.access_token, 'john')).toMatchObject({ sub: 'john' });
      expect(await errorOf(openid.refreshTokenGrant(party.config, tokens.refresh_token ?? ''))).toBe('invalid_grant');
      expect(await errorOf(openid.fetchUserInfo(party.config, renewed.access_token, 'john'))).toBe('invalid_token');
    });

    test('more than was granted: invalid_scope; for another client: invalid_grant', async () => {
      const { refresh_token: token = '' } = await codeFlow();
      expect(await errorOf(openid.refreshTokenGrant(party.config, token, { scope: 'payments' }))).toBe('invalid_scope');
      const other = await scene.register({});
      expect(await errorOf(openid.refreshTokenGrant(other.config, token))).toBe('invalid_grant');
      expect(await openid.refreshTokenGrant(party.config, token)).toMatchObject({ access_token: expect.any(String) });
    });
  });

  describe('introspection', () => {
    test('JSON: access token, refresh token, and one that is none', async () => {
      const tokens = await codeFlow();
      expect(await openid.tokenIntrospection(resourceServer, tokens.access_token)).toMatchObject({
        active: true, sub: 'john', scope: 'accounts email openid', iss: scene.frontEnd.issuer, token_type: 'Bearer', client_id: String(party.client.clientId),
      });
      expect(await openid.tokenIntrospection(resourceServer, tokens.refresh_token ?? '')).toMatchObject({ active: true, sub: 'john' });
      expect(await openid.tokenIntrospection(resourceServer, 'nothing')).toEqual({ active: false });
    });

    test('JWT (RFC 9701), proven by the published keys', async () => {
      const asking = await scene.configure(RESOURCE_SERVER.id, openid.ClientSecretBasic(RESOURCE_SERVER.secret), { metadata: { introspection_signed_response_alg: 'ES256' } });
      openid.enableNonRepudiationChecks(asking);
      const { access_token: token } = await codeFlow();
      expect(await openid.tokenIntrospection(asking, token)).toMatchObject({ active: true, sub: 'john' });
      expect(await openid.tokenIntrospection(asking, 'nothing')).toMatchObject({ active: false });
    });

    test('nobody else may ask', async () => {
      expect(await errorOf(openid.tokenIntrospection(party.config, 'anything'))).toBe('invalid_client');
    });
  });

  describe('revocation', () => {
    test('of an access token: that one', async () => {
      const tokens = await codeFlow();
      await openid.tokenRevocation(party.config, tokens.access_token);
      expect(await openid.tokenIntrospection(resourceServer, tokens.access_token)).toEqual({ active: false });
      await openid.tokenRevocation(party.config, tokens.access_token);
    });

    test('of a refresh token: with its access token', async () => {
      const tokens = await codeFlow();
      await openid.tokenRevocation(party.config, tokens.refresh_token ?? '', { token_type_hint: 'refresh_token' });
      expect(await errorOf(openid.refreshTokenGrant(party.config, tokens.refresh_token ?? ''))).toBe('invalid_grant');
      expect(await openid.tokenIntrospection(resourceServer, tokens.access_token)).toEqual({ active: false });
    });

    test('by another client it stays', async () => {
      const tokens = await codeFlow();
      const other = await scene.register({});
      await errorOf(openid.tokenRevocation(other.config, tokens.access_token));
      expect(await openid.tokenIntrospection(resourceServer, tokens.access_token)).toMatchObject({ active: true });
    });
  });
});
