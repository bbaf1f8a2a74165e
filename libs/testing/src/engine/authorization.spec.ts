import { expect, test } from '@jest/globals';
import { challengeOf, createFlow, errorOf, ISSUER, REDIRECT_URI, summaryOf, VERIFIER, type Flow } from './fixture.js';

/* The authorization endpoint, and the life of a request_uri. */

const plain = { redirect_uri: REDIRECT_URI, response_type: 'code', scope: 'profile', state: 'state-2', code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' };
const redirected = ({ responseContent = '' }: { readonly responseContent?: string }): Readonly<Record<string, string>> => Object.fromEntries(new URL(responseContent).searchParams);

test('PAR-4: a request_uri may be opened twice before the user has decided, and is spent by the first decision', async () => {
  const flow = createFlow();
  const { requestUri } = await flow.push();
  const [first, second] = [await flow.authorize(requestUri), await flow.authorize(requestUri)];
  expect([first.action, second.action]).toEqual(['INTERACTION', 'INTERACTION']);
  expect(first.ticket).not.toBe(second.ticket);
  expect((await flow.issue(second.ticket)).resultCode).toBe('A040001');
  const late = await flow.issue(first.ticket);
  expect(summaryOf(late)).toBe('LOCATION invalid_request_uri A045305');
  expect(late.authorizationCode).toBeUndefined();
  expect(redirected(late)).toMatchObject({ dummy1: 'lorem', state: 'state-1', iss: ISSUER });
  expect(summaryOf(await flow.authorize(requestUri))).toBe('BAD_REQUEST invalid_request_uri A008303');
});

test('PAR-4: a refusal by the user spends it too', async () => {
  const flow = createFlow();
  const { requestUri } = await flow.push();
  const { ticket = '' } = await flow.authorize(requestUri);
  await flow.engine.authorizationFail(flow.service, { ticket, reason: 'DENIED' });
  expect(errorOf(await flow.authorize(requestUri))).toBe('invalid_request_uri');
});

test.each<[string, (flow: Flow) => Promise<string>]>([
  ['expired', async flow => {
    const { requestUri } = await flow.push();
    flow.pass(90);
    return summaryOf(await flow.authorize(requestUri));
  }],
  ['of another client', async flow => summaryOf(await flow.authorize((await flow.push()).requestUri, { parameters: { client_id: '4712' } }))],
  ['unknown', async flow => summaryOf(await flow.authorize(`urn:ietf:params:oauth:request_uri:${'x'.repeat(43)}`))],
  ['of a form that is none', async flow => summaryOf(await flow.authorize('urn:ietf:params:oauth:request_uri:'))],
])('PAR-4-known: a request_uri that is %s is answered by a page, never by a redirection', async (_, run) =>
  expect(await run(createFlow())).toBe('BAD_REQUEST invalid_request_uri A008303'));

test('PAR-4: a ticket of a request_uri that has expired meanwhile still completes', async () => {
  const flow = createFlow();
  const ticket = await flow.ticket();
  flow.pass(120);
  expect((await flow.issue(ticket)).action).toBe('LOCATION');
});

test.each<[string, Readonly<Record<string, string | readonly string[] | undefined>>, string]>([
  ['FAPI2-SP-FINAL-5.3.2.2-3 a request that was not pushed', { ...plain, scope: 'payments' }, 'LOCATION invalid_request A294308'],
  ['RFC6749-3.1.2 a redirect URI that is not registered', { ...plain, redirect_uri: 'https://evil.example.org/cb' }, 'BAD_REQUEST invalid_request A011304'],
  ['RFC6749-3.1.2 the same under the profile', { ...plain, scope: 'payments', redirect_uri: 'https://evil.example.org/cb' }, 'BAD_REQUEST invalid_request A011304'],
  ['RFC6749-2.2-known an unknown client', { ...plain, client_id: '9999' }, 'BAD_REQUEST invalid_request A010304'],
  ['RFC6749-2.2-named nobody', { ...plain, client_id: undefined }, 'BAD_REQUEST invalid_request A010301'],
  ['RFC6749-3.1-once a state twice', { ...plain, state: ['a', 'b'] }, 'BAD_REQUEST invalid_request A013302'],
  ['RFC6749-3.1-once a redirect URI twice', { ...plain, redirect_uri: [REDIRECT_URI, 'https://evil.example.org/cb'] }, 'BAD_REQUEST invalid_request A011302'],
  ['RFC6749-2.2-once a client twice', { ...plain, client_id: ['4711', '4712'] }, 'BAD_REQUEST invalid_request A010303'],
  ['RFC6749-3.1.1-known an unknown response type', { ...plain, response_type: 'magic' }, 'LOCATION unsupported_response_type A009304'],
  ['RFC6749-3.1.1-offered a response type that is not offered', { ...plain, response_type: 'token' }, 'LOCATION unsupported_response_type A009305'],
  ['RFC6749-3.1.1-given no response type', { ...plain, response_type: undefined }, 'BAD_REQUEST invalid_request A009301'],
  ['RFC6749-3.1.1-given an empty response type', { ...plain, response_type: '' }, 'BAD_REQUEST invalid_request A009302'],
  ['RFC7636-4.3 an unknown challenge method', { ...plain, code_challenge_method: 'S512' }, 'LOCATION invalid_request A124306'],
  ['OIDCC-3.1.2.1-prompt none beside login', { ...plain, scope: 'openid', prompt: 'none login' }, 'LOCATION invalid_request A016304'],
  ['OIDCC-3.1.2.1-max_age no number', { ...plain, scope: 'openid', max_age: 'x' }, 'LOCATION invalid_request A017303'],
  ['OIDCC-3.1.2.1-redirect_uri an OpenID request without redirect URI', { ...plain, scope: 'openid', redirect_uri: undefined }, 'LOCATION invalid_request A011303'],
])('%s', async (_, parameters, expected) => {
  const answer = await createFlow().authorize(undefined, { parameters });
  const inFragment = answer.action === 'LOCATION' && answer.responseContent?.includes('#') === true;
  expect(inFragment ? summaryOf({ ...answer, responseContent: answer.responseContent?.replace('&dummy2=ipsum#', '&dummy2=ipsum&') ?? '' }) : summaryOf(answer)).toBe(expected);
});

test('an error that is redirected carries state, issuer and what the redirect URI had, and nothing else', async () => {
  const answer = await createFlow().authorize(undefined, { parameters: { ...plain, code_challenge_method: 'S512' } });
  const { error_description, error_uri, ...rest } = redirected(answer);
  expect(rest).toEqual({ dummy1: 'lorem', dummy2: 'ipsum', error: 'invalid_request', state: 'state-2', iss: ISSUER });
  expect(error_description).toMatch(/^\[A124306\] [\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
  expect(error_uri).toMatch(/^https:\/\/\S+$/);
});

test('a locked client is told nothing at its redirect URI', async () =>
  expect(summaryOf(await createFlow({ client: { locked: true } }).authorize(undefined, { parameters: plain }))).toBe('BAD_REQUEST unauthorized_client A010307'));

test.each<[string, string | undefined, string]>([
  ['API-parameters nothing', undefined, 'INTERNAL_SERVER_ERROR server_error A004201'],
  ['API-parameters-form no form', 'state=%', 'BAD_REQUEST invalid_request A004202'],
  ['API-parameters-some an empty query', '', 'BAD_REQUEST invalid_request A004301'],
])('%s', async (_, parameters, expected) => {
  const { engine, service } = createFlow();
  expect(summaryOf(await engine.authorization(service, parameters === undefined ? {} : { parameters }))).toBe(expected);
});

test('what the user is to do is told', async () => {
  const flow = createFlow();
  const ask = (parameters: Readonly<Record<string, string>>) => flow.authorize(undefined, { parameters: { ...plain, scope: 'openid', ...parameters } });
  expect(await ask({ prompt: 'login consent', max_age: '60', ui_locales: 'ja en', login_hint: 'john' })).toMatchObject({
    action: 'INTERACTION', prompts: ['LOGIN', 'CONSENT'], lowestPrompt: 'LOGIN', maxAge: 60, uiLocales: ['ja', 'en'], loginHint: 'john', display: 'PAGE',
  });
  expect(await ask({ prompt: 'none' })).toMatchObject({ action: 'NO_INTERACTION', prompts: ['NONE'], ticket: expect.any(String) as unknown });
});

test('form_post answers with a page that posts itself, and nothing breaks out of it', async () => {
  const flow = createFlow();
  const answer = await flow.issue(await flow.ticket({ parameters: { response_mode: 'form_post', state: '"><script>alert(1)</script>' } }));
  expect(answer.action).toBe('FORM');
  expect(answer.responseContent).toContain(`<form method="post" action="${REDIRECT_URI.replace('&', '&amp;')}">`);
  expect(answer.responseContent).toContain(`name="code" value="${answer.authorizationCode ?? ''}"`);
  expect(answer.responseContent).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(answer.responseContent).not.toContain('<script>');
});

test('a loopback redirect URI of a native client takes any port', async () => {
  const flow = createFlow({ service: { loopbackRedirectionUriVariable: true }, client: { applicationType: 'NATIVE', redirectUris: ['http://127.0.0.1/cb'] } });
  const answer = await flow.issue(await flow.ticket({ parameters: { redirect_uri: 'http://127.0.0.1:50000/cb' } }));
  expect(answer.responseContent).toMatch(/^http:\/\/127\.0\.0\.1:50000\/cb\?code=/);
});
