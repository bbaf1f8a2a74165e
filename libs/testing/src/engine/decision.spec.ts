import { expect, test } from '@jest/globals';
import { FailReason, type AuthorizationIssueRequest } from '@symbolon/engine';
import { createFlow, ISSUER, summaryOf } from './fixture.js';

/* What a front end makes of a ticket: a code, an error, or a note to itself. */

test.each<[string, AuthorizationIssueRequest, string]>([
  ['no subject', { subject: undefined } as unknown as AuthorizationIssueRequest, 'INTERNAL_SERVER_ERROR server_error A042201'],
  ['a subject of 101 characters', { subject: 's'.repeat(101) }, 'INTERNAL_SERVER_ERROR server_error A042202'],
  ['a subject beyond ASCII', { subject: 'ジョン' }, 'INTERNAL_SERVER_ERROR server_error A042203'],
  ['an acr of 201 characters', { acr: 'a'.repeat(201) }, 'INTERNAL_SERVER_ERROR server_error A043201'],
  ['claims that are no object', { claims: '[]' }, 'INTERNAL_SERVER_ERROR server_error A044201'],
  ['properties that are too large', { properties: [{ key: 'k', value: 'v'.repeat(16_384), hidden: true }] }, 'INTERNAL_SERVER_ERROR server_error A045201'],
  ['claims for a JWT access token that are no object', { jwtAtClaims: 'x' }, 'INTERNAL_SERVER_ERROR server_error A045202'],
  ['header parameters that are no object', { idtHeaderParams: '"x"' }, 'INTERNAL_SERVER_ERROR server_error A045203'],
  ['a subject of 100 characters', { subject: 's'.repeat(100) }, 'LOCATION A040001'],
])('issue with %s', async (_, change, expected) => {
  const flow = createFlow();
  const ticket = await flow.ticket();
  expect(summaryOf(await flow.issue(ticket, change))).toBe(expected);
  // A mistake of the front end leaves the ticket good.
  if (!expected.startsWith('LOCATION')) expect((await flow.issue(ticket)).resultCode).toBe('A040001');
});

test('a ticket is good once, and not for ever', async () => {
  const flow = createFlow();
  const ticket = await flow.ticket();
  expect((await flow.issue(ticket)).resultCode).toBe('A040001');
  expect(summaryOf(await flow.issue(ticket))).toBe('BAD_REQUEST invalid_request A041202');
  expect(summaryOf(await flow.issue('x'))).toBe('BAD_REQUEST invalid_request A041202');
  expect(summaryOf(await flow.issue(undefined))).toBe('INTERNAL_SERVER_ERROR server_error A041201');
  const late = await flow.ticket();
  flow.pass(86_400);
  expect(summaryOf(await flow.issue(late))).toMatch(/^BAD_REQUEST invalid_request A041(301|202)$/);
});

test('what the front end grants instead counts, but openid cannot be added', async () => {
  const flow = createFlow();
  const granted = async (asked: string, scopes: readonly string[]): Promise<readonly string[] | undefined> =>
    (await flow.token(await flow.code({ parameters: { scope: asked } }, { scopes }))).scopes;
  expect(await granted('payments', ['payments', 'profile', 'magic', 'payments'])).toEqual(['payments', 'profile']);
  expect(await granted('payments', ['openid', 'payments'])).toEqual(['payments']);
  expect(await granted('openid payments', ['openid'])).toEqual(['openid']);
  expect(await granted('payments', [])).toEqual([]);
});

test('a code that was granted under the profile stays under it, whatever scopes are left', async () => {
  const flow = createFlow({ service: { accessTokenDuration: 86_400, authorizationCodeDuration: 600 } });
  const code = await flow.code({}, { scopes: ['profile'] });
  flow.pass(61);
  expect(summaryOf(await flow.token(code))).toBe('BAD_REQUEST invalid_grant A050311');
});

const errors: Readonly<Record<FailReason, string>> = {
  UNKNOWN: 'server_error A060307',
  NOT_LOGGED_IN: 'login_required A060301',
  MAX_AGE_NOT_SUPPORTED: 'login_required A060302',
  EXCEEDS_MAX_AGE: 'login_required A060303',
  DIFFERENT_SUBJECT: 'login_required A060304',
  ACR_NOT_SATISFIED: 'unmet_authentication_requirements A060305',
  DENIED: 'access_denied A060306',
  SERVER_ERROR: 'server_error A060308',
  NOT_AUTHENTICATED: 'login_required A060309',
  ACCOUNT_SELECTION_REQUIRED: 'account_selection_required A060310',
  CONSENT_REQUIRED: 'consent_required A060311',
  INTERACTION_REQUIRED: 'interaction_required A060312',
  INVALID_TARGET: 'invalid_target A060313',
  INVALID_SCOPE: 'invalid_scope A060314',
  UNAUTHORIZED_CLIENT: 'unauthorized_client A060315',
  TEMPORARILY_UNAVAILABLE: 'temporarily_unavailable A060316',
};

test.each(FailReason.map(reason => [reason, errors[reason]] as const))('the reason %s reaches the client as %s', async (reason, expected) => {
  const flow = createFlow();
  const answer = await flow.engine.authorizationFail(flow.service, { ticket: await flow.ticket(), reason });
  expect(summaryOf(answer)).toBe(`LOCATION ${expected}`);
  expect(Object.fromEntries(new URL(answer.responseContent ?? '').searchParams)).toMatchObject({ dummy1: 'lorem', dummy2: 'ipsum', state: 'state-1', iss: ISSUER });
});

test('RFC6749-4.1.2.1: a description of the front end reaches the client in characters that are allowed', async () => {
  const flow = createFlow();
  const answer = await flow.engine.authorizationFail(flow.service, { ticket: await flow.ticket(), reason: 'DENIED', description: `"no"\n\\とは${'x'.repeat(600)}` });
  const description = new URL(answer.responseContent ?? '').searchParams.get('error_description');
  expect(description).toMatch(/^\?no\?\?\?\?\?x+$/);
  expect(description).toHaveLength(500);
  const silent = createFlow({ service: { errorDescriptionOmitted: true } });
  const other = await silent.engine.authorizationFail(silent.service, { ticket: await silent.ticket(), reason: 'DENIED', description: 'no' });
  expect(other.responseContent).not.toContain('error_description');
});

test('a failure needs a ticket and a reason, and ends the ticket', async () => {
  const { engine, service, ticket: aTicket, issue, pass } = createFlow();
  const ticket = await aTicket();
  expect(summaryOf(await engine.authorizationFail(service, { reason: 'DENIED' }))).toBe('INTERNAL_SERVER_ERROR server_error A059201');
  expect(summaryOf(await engine.authorizationFail(service, { ticket }))).toBe('INTERNAL_SERVER_ERROR server_error A060201');
  expect(summaryOf(await engine.authorizationFail(service, { ticket: 'x', reason: 'DENIED' }))).toBe('BAD_REQUEST invalid_request A059202');
  expect(summaryOf(await engine.authorizationFail(service, { ticket, reason: 'DENIED' }))).toBe('LOCATION access_denied A060306');
  expect(summaryOf(await engine.authorizationFail(service, { ticket, reason: 'DENIED' }))).toBe('BAD_REQUEST invalid_request A059202');
  expect(summaryOf(await issue(ticket))).toBe('BAD_REQUEST invalid_request A041202');
  const late = await aTicket();
  pass(86_400);
  expect(summaryOf(await engine.authorizationFail(service, { ticket: late, reason: 'DENIED' }))).toMatch(/^BAD_REQUEST invalid_request A059(301|202)$/);
});

test('a note to itself: the context of a ticket', async () => {
  const { engine, service, push, authorize, issue, pass } = createFlow();
  const { ticket = '' } = await authorize((await push()).requestUri, { call: { context: 'first' } });
  expect(await engine.ticketInfo(service, { ticket })).toMatchObject({ action: 'OK', resultCode: 'A600001', info: { context: 'first' } });
  expect(await engine.ticketUpdate(service, { ticket, info: { context: 'second' } })).toMatchObject({ action: 'OK', resultCode: 'A601001', info: { context: 'second' } });
  expect(await engine.ticketInfo(service, { ticket })).toMatchObject({ info: { context: 'second' } });
  expect(await issue(ticket)).toMatchObject({ ticketInfo: { context: 'second' } });
  expect(await engine.ticketInfo(service, { ticket })).toMatchObject({ action: 'NOT_FOUND', resultCode: 'A600202' });
  expect(await engine.ticketUpdate(service, { ticket, info: { context: 'third' } })).toMatchObject({ action: 'NOT_FOUND', resultCode: 'A601202' });
  expect(await engine.ticketInfo(service, {})).toMatchObject({ action: 'CALLER_ERROR', resultCode: 'A600201' });
  expect(await engine.ticketUpdate(service, {})).toMatchObject({ action: 'CALLER_ERROR', resultCode: 'A601201' });
  expect(await engine.ticketUpdate(service, { ticket })).toMatchObject({ action: 'CALLER_ERROR', resultCode: 'A601203' });
  const late = (await authorize((await push()).requestUri)).ticket ?? '';
  pass(86_400);
  expect((await engine.ticketInfo(service, { ticket: late })).action).toBe('NOT_FOUND');
});

test('a context can be taken away', async () => {
  const { engine, service, ticket: aTicket } = createFlow();
  const ticket = await aTicket();
  expect(await engine.ticketUpdate(service, { ticket, info: { context: 'x' } })).toMatchObject({ action: 'OK' });
  expect(await engine.ticketUpdate(service, { ticket, info: {} })).toMatchObject({ action: 'OK', info: {} });
  expect(await engine.ticketInfo(service, { ticket })).toMatchObject({ action: 'OK', info: {} });
});
