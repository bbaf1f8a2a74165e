import { describe, expect, test } from '@jest/globals';
import { FailReason, type Client, type Service } from '@symbolon/engine';
import { createOpenFlow, openKeys, OPEN_ISSUER, readAnswer, sealedFor, SECRET, verified, type Asked } from './open-flow.js';
import { signJwt } from './signing.js';

/* What a request says about the user, the claims and the resources, and what becomes of it. */

const asked = (parameters: Asked, service: Partial<Service> = {}, client: Partial<Client> = {}) => createOpenFlow({ service, client }).authorize({ response_type: 'code', ...parameters });
const json = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

describe('claims', () => {
  const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['urn:acr:2'] }, sub: { value: 'john' }, email: null }, userinfo: { phone_number: { essential: true } } });

  test('by name and by scope', async () => {
    const opened = await asked({ claims, scope: 'openid email profile' });
    expect(opened).toMatchObject({ action: 'INTERACTION', acrEssential: true, acrs: ['urn:acr:2'], subject: 'john' });
    expect(opened.claims).toEqual(expect.arrayContaining(['email', 'email_verified', 'name', 'updated_at']));
    expect(opened.claimsAtUserInfo).toEqual(expect.arrayContaining(['email', 'name', 'phone_number']));
    expect(opened.claims).not.toContain('acr');
    expect(json(opened.idTokenClaims)).toMatchObject({ sub: { value: 'john' } });
    expect(json(opened.userInfoClaims)).toEqual({ phone_number: { essential: true } });
  });
  test('scopes speak of the ID token only where there is nothing else, if the service is strict', async () => {
    const strict = { claimShortcutRestrictive: true };
    expect((await asked({ scope: 'openid email' }, strict)).claims).toBeUndefined();
    expect((await asked({ scope: 'openid email', response_type: 'id_token' }, strict)).claims).toEqual(['email', 'email_verified']);
    expect((await asked({ scope: 'openid email', response_type: 'id_token' }, strict)).claimsAtUserInfo).toBeUndefined();
    expect((await asked({ scope: 'openid email' })).claims).toEqual(['email', 'email_verified']);
  });
  test('without openid they mean nothing', async () => {
    const opened = await asked({ claims, scope: 'email' });
    expect(opened.claims).toBeUndefined();
    expect(opened.subject).toBeUndefined();
    expect(opened.acrEssential).toBe(false);
  });
  test('an answer for anybody else is refused', async () => {
    const flow = createOpenFlow();
    const { ticket } = await flow.authorize({ response_type: 'code', claims });
    const issued = await flow.issue(ticket, { subject: 'jane' });
    expect(issued).toMatchObject({ action: 'LOCATION', resultCode: 'A060304' });
    expect(readAnswer(issued).parameters).toMatchObject({ error: 'login_required', state: 'state-1' });
    expect(issued.authorizationCode).toBeUndefined();
    expect((await flow.answer({ response_type: 'code', claims })).authorizationCode).toBeDefined();
  });
  test('malformed', async () => {
    expect((await asked({ claims: '[]' })).resultCode).toBe('A022303');
    expect((await asked({ claims: ['{}', '{}'] })).resultCode).toBe('A022302');
    expect((await asked({ claims: '{"id_token":{"acr":{"values":"x"}}}' })).resultCode).toBe('A023304');
  });
});

describe('the user', () => {
  test('acr_values, else the default of the client; max_age likewise', async () => {
    expect(await asked({ acr_values: 'urn:acr:2 urn:acr:1', max_age: '0' })).toMatchObject({ acrs: ['urn:acr:2', 'urn:acr:1'], acrEssential: false, maxAge: 0 });
    expect(await asked({}, {}, { defaultAcrs: ['urn:acr:1'], defaultMaxAge: 900 })).toMatchObject({ acrs: ['urn:acr:1'], maxAge: 900 });
    expect((await asked({ acr_values: 'urn:acr:9' })).resultCode).toBe('A021304');
    expect((await asked({ acr_values: 'urn:acr:1' }, { supportedAcrs: [] })).resultCode).toBe('A021303');
  });
  test.each([['none', 'NO_INTERACTION', 'NONE'], ['login', 'INTERACTION', 'LOGIN'], ['consent select_account', 'INTERACTION', 'CONSENT'], ['create', 'INTERACTION', 'CREATE']])(
    'prompt=%s', async (prompt, action, lowestPrompt) => expect(await asked({ prompt })).toMatchObject({ action, lowestPrompt, prompts: prompt.toUpperCase().split(' ') }));
  test('hints and preferences', async () => {
    expect(await asked({ login_hint: 'john@example.org', ui_locales: 'ja en', claims_locales: 'ja', display: 'touch', purpose: 'Opening an account' }, { supportedDisplays: ['PAGE', 'TOUCH'] })).toMatchObject({
      loginHint: 'john@example.org', uiLocales: ['ja', 'en'], claimsLocales: ['ja'], display: 'TOUCH', purpose: 'Opening an account',
    });
  });
  test('an ID token as a hint, expired or not', async () => {
    const flow = createOpenFlow();
    const { idToken } = await flow.answer({ response_type: 'id_token' });
    flow.setTime(flow.now + 10 * 86_400_000);
    expect(await flow.authorize({ response_type: 'code', id_token_hint: idToken })).toMatchObject({ action: 'INTERACTION', subject: 'john' });
    const forged = signJwt({ alg: 'ES256', kid: 'service-es' }, { iss: OPEN_ISSUER, aud: '5001', sub: 'jane' }, openKeys.stranger);
    expect((await flow.authorize({ response_type: 'code', id_token_hint: forged })).resultCode).toBe('A019351');
    const ofAnother = signJwt({ alg: 'ES256', kid: 'service-es' }, { iss: OPEN_ISSUER, aud: '5002', sub: 'jane' }, openKeys.service);
    expect((await flow.authorize({ response_type: 'code', id_token_hint: ofAnother })).resultCode).toBe('A019351');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: OPEN_ISSUER, aud: '5001', sub: 'jane' })).toString('base64url')}.`;
    expect((await flow.authorize({ response_type: 'code', id_token_hint: unsigned })).resultCode).toBe('A019351');
  });
  test('an ID token as a hint that the client sealed for this service, or with its secret', async () => {
    const flow = createOpenFlow();
    const { idToken = '' } = await flow.answer({ response_type: 'id_token' });
    const hinted = async (hint: string) => flow.authorize({ response_type: 'code', id_token_hint: hint });
    expect(await hinted(await sealedFor(openKeys.serviceEnc, idToken))).toMatchObject({ action: 'INTERACTION', subject: 'john' });
    expect(await hinted(await sealedFor({ secret: SECRET }, idToken, 'A256KW'))).toMatchObject({ action: 'INTERACTION', subject: 'john' });
    for (const hint of [
      await sealedFor(openKeys.clientEnc, idToken), await sealedFor({ secret: SECRET.replace('a', 'b') }, idToken, 'A256KW'),
      await sealedFor(openKeys.serviceEnc, '{"sub":"jane"}'), await sealedFor(openKeys.serviceEnc, await sealedFor(openKeys.serviceEnc, idToken)), 'a.b.c.d.e',
    ]) expect((await hinted(hint)).resultCode).toBe('A019351');
  });
  test('a pairwise hint tells the front end nothing, and is compared at the end', async () => {
    const flow = createOpenFlow({ client: { subjectType: 'PAIRWISE' } });
    const { idToken } = await flow.answer({ response_type: 'id_token' });
    const again = await flow.authorize({ response_type: 'code', id_token_hint: idToken, prompt: 'none' });
    expect(again).toMatchObject({ action: 'NO_INTERACTION' });
    expect(again.subject).toBeUndefined();
    expect((await flow.issue(again.ticket)).authorizationCode).toBeDefined();
    const other = await flow.authorize({ response_type: 'code', id_token_hint: idToken, prompt: 'none' });
    expect((await flow.issue(other.ticket, { subject: 'jane' })).resultCode).toBe('A060304');
  });
});

describe('scopes', () => {
  test.each<[string, Asked, string]>([
    ['a code, and the user is asked', { prompt: 'consent' }, 'offline_access openid'],
    ['a hybrid flow, and the user is asked', { prompt: 'login consent', response_type: 'code id_token' }, 'offline_access openid'],
    ['the user is not asked', {}, 'openid'],
    ['no code comes back', { prompt: 'consent', response_type: 'id_token token' }, 'openid'],
  ])('offline_access: %s', async (_, change, expected) =>
    expect((await asked({ scope: 'openid offline_access', ...change })).scopes?.map(({ name }) => name).join(' ')).toBe(expected));
  test('dynamic ones', async () => {
    const flow = createOpenFlow();
    const opened = await flow.authorize({ response_type: 'code', scope: 'openid consent:urn:1 consent: magic:1' });
    expect(opened).toMatchObject({ scopes: [{ name: 'openid' }], dynamicScopes: [{ name: 'consent', value: 'consent:urn:1' }] });
    const { accessToken: token = '', scopes } = await flow.redeem((await flow.issue(opened.ticket)).authorizationCode);
    expect(scopes).toEqual(['consent:urn:1', 'openid']);
    // A resource server reads the attributes of the pattern under the value that was granted.
    expect((await flow.engine.introspection(flow.service, { token })).scopeDetails)
      .toEqual([expect.objectContaining({ name: 'consent:urn:1', attributes: [{ key: 'regex', value: '^consent:.+$' }] }), expect.objectContaining({ name: 'openid' })]);
    const limited = { extension: { requestableScopesEnabled: true, requestableScopes: ['consent'], accessTokenDuration: 0, refreshTokenDuration: 0, idTokenDuration: 0, tokenExchangePermitted: false } };
    expect(await asked({ scope: 'read consent:1' }, {}, limited)).toMatchObject({ scopes: [], dynamicScopes: [{ value: 'consent:1' }] });
  });
});

describe('resources and authorization details', () => {
  const details = '[{"type":"payment","actions":["pay"],"datatypes":["iban"],"amount":{"value":"1.00"}}]';
  const elements = [{ type: 'payment', actions: ['pay'], dataTypes: ['iban'], otherFields: '{"amount":{"value":"1.00"}}' }];

  test('reach the tokens and their introspection', async () => {
    const flow = createOpenFlow({ service: { accessTokenSignAlg: 'ES256' } });
    const opened = await flow.authorize({ response_type: 'code token', resource: ['https://rs.example.com/', 'urn:rs'], authorization_details: details });
    expect(opened).toMatchObject({ resources: ['https://rs.example.com/', 'urn:rs'], authorizationDetails: { elements } });
    const issued = await flow.issue(opened.ticket);
    expect(await verified(issued.jwtAccessToken)).toMatchObject({ aud: ['https://rs.example.com/', 'urn:rs'], authorization_details: JSON.parse(details) as unknown });
    for (const token of [issued.accessToken, (await flow.redeem(issued.authorizationCode)).accessToken]) {
      expect(await flow.engine.introspection(flow.service, { token: token ?? '' })).toMatchObject({ resources: ['https://rs.example.com/', 'urn:rs'], authorizationDetails: { elements } });
    }
  });
  test('the front end may replace what was asked for', async () => {
    const flow = createOpenFlow();
    const issued = await flow.answer({ response_type: 'token', authorization_details: details }, { authorizationDetails: { elements: [{ type: 'payment' }] } });
    expect(await flow.engine.introspection(flow.service, { token: issued.accessToken ?? '' })).toMatchObject({ authorizationDetails: { elements: [{ type: 'payment' }] } });
  });
  test.each<[string, string, string]>([
    ['resource', '/relative', 'A251307 invalid_target'], ['resource', 'https://rs.example.com/#x', 'A251308 invalid_target'], ['resource', 'http://[', 'A251306 invalid_target'],
    ['authorization_details', 'x', 'A249304 invalid_authorization_details'], ['authorization_details', '{}', 'A249305 invalid_authorization_details'],
    ['authorization_details', '[1]', 'A249306 invalid_authorization_details'], ['authorization_details', '[{}]', 'A249301 invalid_authorization_details'],
    ['authorization_details', '[{"type":"magic"}]', 'A249302 invalid_authorization_details'],
  ])('%s=%s is refused: %s', async (name, value, expected) => {
    const refused = await asked({ [name]: value });
    expect(`${refused.resultCode} ${readAnswer(refused).parameters.error}`).toBe(expected);
  });
  test('a type that the client did not register', async () => expect((await asked({ authorization_details: details }, {}, { authorizationDetailsTypes: [] })).resultCode).toBe('A249303'));
});

const errors: Readonly<Record<(typeof FailReason)[number], string>> = {
  UNKNOWN: 'server_error', NOT_LOGGED_IN: 'login_required', MAX_AGE_NOT_SUPPORTED: 'login_required', EXCEEDS_MAX_AGE: 'login_required', DIFFERENT_SUBJECT: 'login_required',
  ACR_NOT_SATISFIED: 'unmet_authentication_requirements', DENIED: 'access_denied', SERVER_ERROR: 'server_error', NOT_AUTHENTICATED: 'login_required',
  ACCOUNT_SELECTION_REQUIRED: 'account_selection_required', CONSENT_REQUIRED: 'consent_required', INTERACTION_REQUIRED: 'interaction_required', INVALID_TARGET: 'invalid_target',
  INVALID_SCOPE: 'invalid_scope', UNAUTHORIZED_CLIENT: 'unauthorized_client', TEMPORARILY_UNAVAILABLE: 'temporarily_unavailable',
};

test.each(FailReason)('fail: %s', async reason => {
  const flow = createOpenFlow();
  const { ticket } = await flow.authorize({ response_type: 'code id_token', prompt: 'none' });
  const failed = await flow.fail(ticket, reason);
  expect(failed.resultMessage).toMatch(/^\[A0603\d\d\] [A-Z'].*\.$/);
  expect(readAnswer(failed)).toMatchObject({ channel: 'fragment', parameters: { error: errors[reason], state: 'state-1', iss: OPEN_ISSUER } });
  expect((await flow.fail(ticket, reason)).resultCode).toBe('A059202');
});
