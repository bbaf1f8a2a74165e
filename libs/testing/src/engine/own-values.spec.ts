import { expect, test } from '@jest/globals';
import { summaryOf } from './fixture.js';
import { createGrantFlow } from './grant-flow.js';
import { CALLBACK } from './open-flow.js';

/* A front end may choose the value of an access token. One that is there already stays what it is, and nothing is spent for the other. */

const VALUE = `${'A'.repeat(42)}A`;

async function begun() {
  const flow = createGrantFlow();
  expect(await flow.token({ grant_type: 'client_credentials' }, { accessToken: VALUE })).toMatchObject({ action: 'OK', accessToken: VALUE });
  return flow;
}

test('client_credentials', async () => {
  expect(summaryOf(await (await begun()).token({ grant_type: 'client_credentials' }, { accessToken: VALUE }))).toBe('INTERNAL_SERVER_ERROR server_error A052204');
});

test('a code, which survives', async () => {
  const flow = await begun();
  const { authorizationCode } = await flow.answer({ response_type: 'code' });
  const redeem = (call: object) => flow.token({ grant_type: 'authorization_code', code: authorizationCode, redirect_uri: CALLBACK }, call);
  expect(summaryOf(await redeem({ accessToken: VALUE }))).toBe('INTERNAL_SERVER_ERROR server_error A050204');
  expect((await redeem({})).action).toBe('OK');
});

test('a refresh token, which survives; the token that it replaces has a value of its own, too', async () => {
  const flow = await begun();
  const { accessToken = '', refreshToken } = await flow.tokens();
  for (const value of [VALUE, accessToken]) expect(summaryOf(await flow.refresh(refreshToken, {}, { accessToken: value }))).toBe('INTERNAL_SERVER_ERROR server_error A053204');
  expect((await flow.refresh(refreshToken)).action).toBe('OK');
});

test('a password, whose ticket survives', async () => {
  const flow = await begun();
  const { ticket = '' } = await flow.token({ grant_type: 'password', username: 'a', password: 'b' });
  const issue = (more: object) => flow.engine.tokenIssue(flow.service, { ticket, subject: 'john', ...more });
  expect(summaryOf(await issue({ accessToken: VALUE }))).toBe('INTERNAL_SERVER_ERROR server_error A061207');
  expect((await issue({})).action).toBe('OK');
});

test('authorization/issue, whose ticket survives', async () => {
  const flow = await begun();
  const { ticket } = await flow.authorize({ response_type: 'token' });
  expect(summaryOf(await flow.issue(ticket, { accessToken: VALUE }))).toBe('INTERNAL_SERVER_ERROR server_error A045207');
  expect((await flow.issue(ticket)).action).toBe('LOCATION');
});

test('token/create', async () => {
  const flow = await begun();
  const create = (accessToken: string) => flow.engine.tokenCreate(flow.service, { grantType: 'CLIENT_CREDENTIALS', clientId: 5001, accessToken });
  expect(await create(VALUE)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A144201' });
  const value = `${'A'.repeat(41)}BA`;
  const answers = await Promise.all([create(value), create(value)]);
  expect(answers.map(({ resultCode }) => resultCode).sort()).toEqual(['A109001', 'A144201']);
});
