import { AuthorizationFailRequestReason } from '@authlete/typescript-sdk/models';
import { describe, expect, test } from '@jest/globals';
import { form } from '../support/http.js';
import type { Scene } from './scene.js';

const details = JSON.stringify([{ type: 'payment', locations: ['https://rs.example.com'], actions: ['initiate'], amount: 5 }]);

/** Authorization, its tickets, and pushed requests. */
export const authorizationTests = (scene: () => Scene): void => describe('authorization', () => {
  const process = (parameters: string, context?: string) => scene().sdk.authorization.processRequest({
    serviceId: scene().serviceId, authorizationRequest: { parameters, ...(context === undefined ? {} : { context }) },
  });

  test('a request with everything in it; its ticket is read, changed and turned into a code', async () => {
    const { sdk, serviceId, clientId, authorizationParameters } = scene();
    const opened = await process(authorizationParameters({
      max_age: '600', acr_values: 'urn:example:gold urn:example:silver', prompt: 'login consent', display: 'popup', ui_locales: 'ja en', claims_locales: 'ja',
      login_hint: 'john', resource: 'https://rs.example.com', authorization_details: details,
      claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['urn:example:gold'] }, name: null }, userinfo: { email: { essential: true } } }),
    }), 'a context');
    expect(opened).toMatchObject({
      action: 'INTERACTION', resultCode: 'A004001', ticket: expect.any(String), maxAge: 600, display: 'POPUP', prompts: ['LOGIN', 'CONSENT'], lowestPrompt: 'LOGIN',
      uiLocales: ['ja', 'en'], claimsLocales: ['ja'], loginHint: 'john', acrEssential: true, acrs: ['urn:example:gold'], resources: ['https://rs.example.com'],
      client: { clientId: Number(clientId) }, service: { serviceName: 'for the SDK' }, authorizationDetails: { elements: [{ type: 'payment' }] },
    });
    expect(opened.scopes?.map(({ name }) => name)).toEqual(['accounts', 'email', 'openid']);
    const ticket = String(opened.ticket);
    expect(await sdk.authorization.management.getTicketInfo({ serviceId, authorizationTicketInfoRequest: { ticket } })).toMatchObject({ action: 'OK', info: { context: 'a context' } });
    expect(await sdk.authorization.management.updateTicket({ serviceId, authorizationTicketUpdateRequest: { ticket, info: 'another' } }))
      .toMatchObject({ action: 'OK', info: 'another' });
    expect(await sdk.authorization.issue({
      serviceId,
      authorizationIssueRequest: {
        ticket, subject: 'john', sub: 'j', acr: 'urn:example:gold', authTime: 1_700_000_000, claims: '{"name":"John"}', scopes: ['openid', 'accounts'],
        properties: [{ key: 'colour', value: 'red' }, { key: 'size', value: 'XL', hidden: true }], jwtAtClaims: '{"x":1}', idtHeaderParams: '{"y":2}',
        consentedClaims: ['email'], accessTokenDuration: 60, idTokenAudType: 'string', authorizationDetails: { elements: [{ type: 'payment' }] },
      },
    })).toMatchObject({ action: 'LOCATION', resultCode: 'A040001', authorizationCode: expect.any(String), ticketInfo: { context: 'another' } });
  });

  test.each(['code id_token', 'code token', 'code id_token token', 'id_token', 'id_token token', 'token', 'none'])('response_type=%s', async (type) => {
    const { sdk, serviceId, ticket } = scene();
    const issued = await sdk.authorization.issue({ serviceId, authorizationIssueRequest: { ticket: await ticket({ response_type: type }), subject: 'john' } });
    expect(issued).toMatchObject({ action: 'LOCATION', resultCode: 'A040001' });
    expect([issued.authorizationCode !== undefined, issued.idToken !== undefined, issued.accessToken !== undefined])
      .toEqual([/code/, /id_token/, /(^| )token/].map((part) => part.test(type)));
  });

  test('form_post', async () => {
    const { sdk, serviceId, ticket } = scene();
    expect(await sdk.authorization.issue({ serviceId, authorizationIssueRequest: { ticket: await ticket({ response_mode: 'form_post' }), subject: 'john' } }))
      .toMatchObject({ action: 'FORM', responseContent: expect.stringContaining('<form') });
  });

  test.each<[string, Readonly<Record<string, string | undefined>>, Readonly<Record<string, unknown>>]>([
    ['prompt=none', { prompt: 'none' }, { action: 'NO_INTERACTION', ticket: expect.any(String) }],
    ['an unknown client', { client_id: '1' }, { action: 'BAD_REQUEST' }],
    ['an unknown redirect URI', { redirect_uri: 'https://elsewhere.example.com' }, { action: 'BAD_REQUEST' }],
    ['no response_type', { response_type: undefined }, { resultCode: 'A009301' }],
    ['a bad prompt', { prompt: 'none login' }, { action: 'LOCATION' }],
    ['a bad prompt, by form', { prompt: 'none login', response_mode: 'form_post' }, { action: 'FORM' }],
    ['unknown authorization details', { authorization_details: '[{"type":"other"}]' }, { action: 'LOCATION' }],
  ])('%s', async (_, change, expected) => {
    const answer = await process(scene().authorizationParameters(change));
    expect(answer).toMatchObject({ resultCode: expect.stringMatching(/^A\d{6}$/), resultMessage: expect.any(String), ...expected });
  });

  test.each(Object.values(AuthorizationFailRequestReason))('fail: %s', async (reason) => {
    const { sdk, serviceId, ticket } = scene();
    const answer = await sdk.authorization.fail({ serviceId, authorizationFailRequest: { ticket: await ticket(), reason, description: 'because' } });
    expect(answer).toMatchObject({ action: 'LOCATION', resultCode: expect.stringMatching(/^A060/), responseContent: expect.stringContaining('error=') });
  });

  test('a ticket that is none', async () => {
    const { sdk, serviceId } = scene();
    const ticket = 'nothing';
    expect(await sdk.authorization.issue({ serviceId, authorizationIssueRequest: { ticket, subject: 'john' } })).toMatchObject({ action: 'BAD_REQUEST' });
    expect(await sdk.authorization.fail({ serviceId, authorizationFailRequest: { ticket, reason: 'DENIED' } })).toMatchObject({ action: 'BAD_REQUEST' });
    expect(await sdk.authorization.management.getTicketInfo({ serviceId, authorizationTicketInfoRequest: { ticket } })).toMatchObject({ action: 'NOT_FOUND' });
    expect(await sdk.authorization.management.updateTicket({ serviceId, authorizationTicketUpdateRequest: { ticket, info: 'x' } })).toMatchObject({ action: 'NOT_FOUND' });
  });

  test('a pushed request, and two that are refused', async () => {
    const { sdk, serviceId, clientId, client, authorizationParameters, authenticated } = scene();
    const push = (parameters: string) => sdk.pushedAuthorization.create({ serviceId, pushedAuthorizationRequest: { parameters } });
    const secret = `client_secret=${String(client.clientSecret)}`;
    const pushed = await push(`${authorizationParameters()}&${secret}`);
    expect(pushed).toMatchObject({ action: 'CREATED', resultCode: 'A245001', requestUri: expect.stringMatching(/^urn:/) });
    expect(await process(form({ client_id: clientId, request_uri: pushed.requestUri }))).toMatchObject({ action: 'INTERACTION' });
    expect(await push(`${authorizationParameters()}&client_secret=wrong`)).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(await push(authenticated({ redirect_uri: 'https://elsewhere.example.com', response_type: 'code' }))).toMatchObject({ action: 'BAD_REQUEST' });
  });
});
