import { TokenFailRequestReason } from '@authlete/typescript-sdk/models';
import { describe, expect, test } from '@jest/globals';
import { createClient, REDIRECT_URI } from '../support/parties.js';
import { form } from '../support/http.js';
import type { Scene } from './scene.js';

/** Tokens: issued, checked, used at UserInfo, revoked. */
export const tokenTests = (scene: () => Scene): void => describe('tokens', () => {
  const process = (parameters: string, more: object = {}) => scene().sdk.token.process({ serviceId: scene().serviceId, tokenRequest: { parameters, ...more } });

  test('a code, refreshed', async () => {
    const { code, redemption, authenticated, clientId } = scene();
    const issued = await process(redemption(await code({ resource: 'https://rs.example.com', authorization_details: '[{"type":"payment"}]' })), {
      properties: JSON.stringify([{ key: 'colour', value: 'red' }]), accessTokenDuration: 60, jwtAtClaims: '{"x":1}',
    });
    expect(issued).toMatchObject({
      action: 'OK', resultCode: 'A050001', accessToken: expect.any(String), refreshToken: expect.any(String), idToken: expect.any(String), clientId: Number(clientId),
      grantType: 'AUTHORIZATION_CODE', subject: 'john', scopes: ['accounts', 'email', 'openid'], accessTokenDuration: 60, accessTokenResources: ['https://rs.example.com'],
      authorizationDetails: { elements: [{ type: 'payment' }] }, serviceAttributes: [{ key: 'of', value: 'the service' }], clientAttributes: [{ key: 'of', value: 'the client' }],
      properties: [{ key: 'colour', value: 'red' }],
    });
    expect(await process(authenticated({ grant_type: 'refresh_token', refresh_token: issued.refreshToken, scope: 'accounts' })))
      .toMatchObject({ action: 'OK', resultCode: 'A053001', scopes: ['accounts'] });
  });

  test('client credentials', async () => {
    expect(await process(scene().authenticated({ grant_type: 'client_credentials', scope: 'accounts' }))).toMatchObject({ action: 'OK', resultCode: 'A052001', scopes: ['accounts'] });
  });

  test('a password, accepted', async () => {
    const { sdk, serviceId, authenticated } = scene();
    const asked = await process(authenticated({ grant_type: 'password', username: 'john', password: 'secret', scope: 'openid accounts' }));
    expect(asked).toMatchObject({ action: 'PASSWORD', username: 'john', password: 'secret', ticket: expect.any(String) });
    expect(await sdk.token.issue({ serviceId, tokenIssueRequest: { ticket: String(asked.ticket), subject: 'john', properties: [{ key: 'a', value: 'b' }] } }))
      .toMatchObject({ action: 'OK', resultCode: 'A054001', subject: 'john', accessToken: expect.any(String), properties: [{ key: 'a', value: 'b' }] });
    expect(await sdk.token.issue({ serviceId, tokenIssueRequest: { ticket: 'nothing', subject: 'john' } })).toMatchObject({ action: 'INTERNAL_SERVER_ERROR' });
  });

  test.each(Object.values(TokenFailRequestReason))('a password, refused: %s', async (reason) => {
    const { sdk, serviceId, authenticated } = scene();
    const { ticket } = await process(authenticated({ grant_type: 'password', username: 'john', password: 'wrong' }));
    const answer = await sdk.token.fail({ serviceId, tokenFailRequest: { ticket: String(ticket), reason } });
    expect(answer).toMatchObject({ action: reason === 'UNKNOWN' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST', resultCode: expect.stringMatching(/^A067/) });
  });

  test('refused requests', async () => {
    const { clientId, authenticated } = scene();
    expect(await process(form({ grant_type: 'client_credentials', client_id: clientId, client_secret: 'wrong' }))).toMatchObject({ action: 'INVALID_CLIENT' });
    expect(await process(authenticated({ grant_type: 'authorization_code', code: 'nothing', redirect_uri: REDIRECT_URI }))).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A050305' });
  });

  test('introspection: valid, narrower than wanted, unknown', async () => {
    const { sdk, serviceId, clientId, tokens } = scene();
    const { accessToken } = await tokens();
    const introspect = (token: string, more: object = {}) => sdk.introspection.process({ serviceId, introspectionRequest: { token, ...more } });
    expect(await introspect(accessToken, { scopes: ['accounts'], subject: 'john', acrValues: ['urn:example:gold'] })).toMatchObject({
      action: 'OK', resultCode: 'A056001', clientId: Number(clientId), subject: 'john', usable: true, sufficient: true, existent: true, refreshable: true,
      grantType: 'AUTHORIZATION_CODE', acr: 'urn:example:gold', authTime: 1_700_000_000, clientAttributes: [{ key: 'of', value: 'the client' }],
      scopeDetails: [{ name: 'accounts', descriptions: [{ tag: 'ja', value: '口座' }], attributes: [{ key: 'a', value: '1' }] }, { name: 'email' }, { name: 'openid' }],
    });
    expect(await introspect(accessToken, { scopes: ['payments'] })).toMatchObject({ action: 'FORBIDDEN', sufficient: false });
    expect(await introspect(accessToken, { maxAge: 1 })).toMatchObject({ action: 'UNAUTHORIZED', responseContent: expect.stringContaining('max_age') });
    expect(await introspect('nothing')).toMatchObject({ action: 'UNAUTHORIZED', existent: false });
  });

  test('standard introspection, before and after revocation', async () => {
    const { sdk, serviceId, tokens, authenticated } = scene();
    const { accessToken } = await tokens();
    const active = async (): Promise<unknown> => {
      const answer = await sdk.introspection.standardProcess({ serviceId, standardIntrospectionRequest: { parameters: form({ token: accessToken }) } });
      expect(answer).toMatchObject({ action: 'OK', resultCode: expect.stringMatching(/^A145/) });
      return (JSON.parse(String(answer.responseContent)) as { readonly active: unknown }).active;
    };
    expect(await active()).toBe(true);
    expect(await sdk.revocation.process({ serviceId, revocationRequest: { parameters: authenticated({ token: accessToken }) } })).toMatchObject({ action: 'OK', resultCode: 'A113001' });
    expect(await active()).toBe(false);
    expect(await sdk.revocation.process({ serviceId, revocationRequest: { parameters: form({ token: accessToken, client_id: scene().clientId }) } }))
      .toMatchObject({ action: 'INVALID_CLIENT' });
    expect(await sdk.introspection.standardProcess({ serviceId, standardIntrospectionRequest: { parameters: 'no=token' } })).toMatchObject({ action: 'BAD_REQUEST' });
  });

  test('UserInfo as JSON', async () => {
    const { sdk, serviceId, tokens } = scene();
    const token = (await tokens()).accessToken;
    const asked = await sdk.userinfo.process({ serviceId, userinfoRequest: { token } });
    expect(asked).toMatchObject({ action: 'OK', resultCode: 'A091001', subject: 'john', claims: ['email', 'email_verified'], token });
    const issued = await sdk.userinfo.issue({ serviceId, userinfoIssueRequest: { token, claims: '{"email":"john@example.com"}' } });
    expect(issued).toMatchObject({ action: 'JSON', resultCode: 'A096001' });
    expect(JSON.parse(String(issued.responseContent))).toMatchObject({ sub: 'john', email: 'john@example.com' });
    expect(await sdk.userinfo.process({ serviceId, userinfoRequest: { token: 'nothing' } })).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await sdk.userinfo.issue({ serviceId, userinfoIssueRequest: { token: 'nothing' } })).toMatchObject({ action: 'UNAUTHORIZED' });
  });

  test('UserInfo as JWT', async () => {
    const { sdk, serviceId, api } = scene();
    const client = await createClient(api, {
      clientType: 'PUBLIC', tokenAuthMethod: 'NONE', redirectUris: [REDIRECT_URI], grantTypes: ['IMPLICIT'], responseTypes: ['TOKEN'], userInfoSignAlg: 'ES256',
    });
    const { accessToken } = await sdk.authorization.issue({
      serviceId,
      authorizationIssueRequest: {
        subject: 'john',
        ticket: String((await sdk.authorization.processRequest({
          serviceId,
          authorizationRequest: { parameters: form({ client_id: String(client.clientId), response_type: 'token', redirect_uri: REDIRECT_URI, scope: 'openid', nonce: 'n' }) },
        })).ticket),
      },
    });
    expect(await sdk.userinfo.issue({ serviceId, userinfoIssueRequest: { token: String(accessToken) } }))
      .toMatchObject({ action: 'JWT', responseContent: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
  });
});
