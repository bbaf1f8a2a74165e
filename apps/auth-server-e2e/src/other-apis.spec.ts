import { beforeAll, describe, expect, test } from '@jest/globals';
import { dialects } from './support/api.js';
import { context } from './support/context.js';
import { requestUriFor, ticketFor, tokensFor } from './support/flow.js';
import { form, request } from './support/http.js';
import { newKey, thumbprint } from './support/jwt.js';
import { newParty, type Party } from './support/parties.js';
import { contentOf, outcomeOf, redirectOf } from './support/outcome.js';
import { authorize, fail, issue } from './support/requests.js';

/* The APIs beside the five of the seeds, once each in both dialects. */

describe.each(dialects)('dialect %s', (dialect) => {
  const serviceKey = newKey();
  let party: Party;

  beforeAll(async () => {
    party = await newParty({ dialect, service: { jwks: JSON.stringify({ keys: [serviceKey.privateJwk] }) } });
  });

  test('/auth/authorization/ticket/info and update: the context goes with the ticket to the code', async () => {
    const opened = await authorize(party, await requestUriFor(party), ({ call }) => { call['context'] = 'first'; });
    const ticket = String(opened.body['ticket']);
    expect((await party.api.post('/auth/authorization/ticket/info', { ticket })).body).toMatchObject({ action: 'OK', info: { context: 'first' } });
    for (const info of ['second', { context: 'third' }]) {
      // Who sends a text hears a text.
      expect((await party.api.post('/auth/authorization/ticket/update', { ticket, info })).body).toMatchObject({ action: 'OK', info });
    }
    expect((await issue(party, ticket)).body).toMatchObject({ resultCode: 'A040001', ticketInfo: { context: 'third' } });
    expect((await party.api.post('/auth/authorization/ticket/info', { ticket })).body).toMatchObject({ action: 'NOT_FOUND' });
    expect((await party.api.post('/auth/authorization/ticket/info', {})).body).toMatchObject({ action: 'CALLER_ERROR' });
  });

  test.each([
    ['DENIED', 'access_denied'], ['NOT_LOGGED_IN', 'login_required'], ['EXCEEDS_MAX_AGE', 'login_required'], ['DIFFERENT_SUBJECT', 'login_required'],
    ['CONSENT_REQUIRED', 'consent_required'], ['INTERACTION_REQUIRED', 'interaction_required'], ['ACCOUNT_SELECTION_REQUIRED', 'account_selection_required'],
    ['SERVER_ERROR', 'server_error'], ['UNKNOWN', 'server_error'], ['INVALID_SCOPE', 'invalid_scope'], ['TEMPORARILY_UNAVAILABLE', 'temporarily_unavailable'],
  ])('/auth/authorization/fail: %s', async (reason, error) => {
    const ticket = await ticketFor(party, await requestUriFor(party));
    const answer = await fail(party, ticket, reason);
    expect(outcomeOf(answer)).toMatchObject({ status: 200, action: 'LOCATION', error });
    expect(redirectOf(answer).get('iss')).toBe(party.service.issuer);
    // The ticket is spent.
    expect(outcomeOf(await issue(party, ticket))).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A041202' });
  });

  test('/auth/introspection/standard', async () => {
    const { accessToken, refreshToken } = await tokensFor(party);
    const ask = async (token: string) => party.api.post('/auth/introspection/standard', { parameters: form({ token }) });
    const answer = await ask(accessToken);
    expect(answer.body).toMatchObject({
      resultCode: 'A145001', action: 'OK', resultMessage: '[A145001] Introspection was performed successfully (type=access_token, active=true).',
    });
    expect(contentOf(answer)).toMatchObject({
      active: true, sub: 'john', scope: 'accounts', iss: party.service.issuer, token_type: 'DPoP', client_id: String(party.client.clientId),
      cnf: { jkt: thumbprint(party.proofKey) }, exp: expect.any(Number),
    });
    expect(contentOf(await ask(refreshToken))).toMatchObject({ active: true, client_id: String(party.client.clientId) });
    expect(contentOf(await ask('unknown'))).toEqual({ active: false });
  });

  test('/service/configuration by GET and POST, patched on demand', async () => {
    const plain = await party.api.get('/service/configuration');
    expect(plain.body).toMatchObject({ issuer: party.service.issuer });
    expect(plain.body).not.toHaveProperty('resultCode');
    expect((await party.api.post('/service/configuration', { pretty: true })).text).toBe(JSON.stringify(plain.body, undefined, 2));
    const patch = JSON.stringify([{ op: 'add', path: '/x', value: 1 }]);
    expect((await party.api.get(`/service/configuration?patch=${encodeURIComponent(patch)}`)).body).toEqual({ ...plain.body, x: 1 });
  });

  test('/service/jwks/get: private members only on demand, 204 without a set', async () => {
    expect((await party.api.get('/service/jwks/get')).body).toEqual({ keys: [serviceKey.publicJwk] });
    expect((await party.api.get('/service/jwks/get?includePrivateKeys=true')).body).toEqual({ keys: [serviceKey.privateJwk] });
    expect((await (await newParty({ dialect })).api.get('/service/jwks/get')).status).toBe(204);
  });
});

test('/misc/echo, /info and /lifecycle/healthcheck ask for no credentials', async () => {
  const [base] = context.instances;
  expect((await request(`${base}/api/misc/echo?a=b`, {})).body).toEqual({ a: 'b' });
  expect((await request(`${base}/api/info`, {})).body).toMatchObject({ version: expect.any(String), features: expect.arrayContaining(['fapi']) });
  expect(await request(`${base}/api/lifecycle/healthcheck`, {})).toMatchObject({ status: 200, text: 'OK' });
});
