import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as openid from 'openid-client';
import { browse, errorOf, newRequest } from './browser.js';
import { newScene, type Scene } from './scene.js';

/* openid-client knows nothing but the alias of its client: every audience has to be that. */

const ALIAS = 'the-app-of-example';
let scene: Scene;
let config: openid.Configuration;

beforeAll(async () => {
  scene = await newScene({ service: { clientIdAliasEnabled: true } });
  const { client } = await scene.register({ clientIdAlias: ALIAS, clientIdAliasEnabled: true, authorizationSignAlg: 'ES256', userInfoSignAlg: 'ES256' });
  config = await scene.configure(ALIAS, openid.ClientSecretBasic(client.clientSecret ?? ''),
    { metadata: { authorization_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' } });
  openid.enableNonRepudiationChecks(config);
});
afterAll(() => scene.stop());

test.each([['a plain answer', false], ['an answer in a JWT (JARM)', true]])('a code by %s, tokens, signed UserInfo, refresh, revocation', async (_, jwt) => {
  const { parameters, checks } = await newRequest();
  if (jwt) openid.useJwtResponseMode(config);
  const landed = await browse(scene, await openid.buildAuthorizationUrlWithPAR(config, parameters));
  const tokens = await openid.authorizationCodeGrant(config, landed, { ...checks, idTokenExpected: true });
  expect(tokens.claims()).toMatchObject({ sub: 'john', aud: [ALIAS] });
  expect(await openid.fetchUserInfo(config, tokens.access_token, 'john')).toMatchObject({ sub: 'john', aud: [ALIAS] });
  const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
  await openid.tokenRevocation(config, renewed.access_token);
  expect(await errorOf(openid.fetchUserInfo(config, renewed.access_token, 'john'))).toBe('invalid_token');
});
