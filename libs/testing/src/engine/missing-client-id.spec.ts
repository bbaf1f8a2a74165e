import { expect, test } from '@jest/globals';
import { summaryOf } from './fixture.js';
import { createGrantFlow, formOf, publicClient } from './grant-flow.js';
import type { Asked } from './open-flow.js';

/* missingClientIdAllowed: a public client leaves it to its code or refresh token to say who it is. */

const allowed = { missingClientIdAllowed: true } as const;
const flowOf = (service = {}, client: object = publicClient) => createGrantFlow({ service, client });
const bare = (flow: ReturnType<typeof flowOf>, parameters: Asked) => flow.engine.token(flow.service, { parameters: formOf(parameters) });
const redeem = async (flow: ReturnType<typeof flowOf>, change: Asked = {}) =>
  bare(flow, { grant_type: 'authorization_code', code: (await flow.answer({ response_type: 'code' })).authorizationCode, redirect_uri: 'https://rp.example.org/cb', ...change });

test('a code tells its client, and so does a refresh token', async () => {
  const flow = flowOf(allowed);
  const first = await redeem(flow);
  expect(first).toMatchObject({ action: 'OK', clientId: 5001, subject: 'john' });
  expect(await bare(flow, { grant_type: 'refresh_token', refresh_token: first.refreshToken })).toMatchObject({ action: 'OK', clientId: 5001 });
});

test.each<[string, object, object, Asked, string]>([
  ['the switch is off', {}, publicClient, {}, 'INVALID_CLIENT invalid_client A244305'],
  ['the client is confidential', allowed, {}, {}, 'INVALID_CLIENT invalid_client A244305'],
  ['the client is locked', allowed, { ...publicClient, locked: true }, {}, 'INVALID_CLIENT invalid_client A048307'],
  ['nobody knows the code', allowed, publicClient, { code: 'x' }, 'BAD_REQUEST invalid_grant A244310'],
  ['there is no code', allowed, publicClient, { code: undefined }, 'INVALID_CLIENT invalid_client A244305'],
  ['a secret comes along', allowed, publicClient, { client_secret: 'x' }, 'INVALID_CLIENT invalid_client A157303'],
  ['another client is named', allowed, publicClient, { client_id: '5002' }, 'BAD_REQUEST invalid_grant A050307'],
  ['another grant is asked for', allowed, publicClient, { grant_type: 'client_credentials' }, 'INVALID_CLIENT invalid_client A244305'],
])('refused where %s', async (_, service, client, change, expected) => {
  const flow = flowOf(service);
  flow.another();
  const { authorizationCode } = await flow.answer({ response_type: 'code' });
  flow.clients.put(flow.service.apiKey, { ...flow.client, ...('clientType' in client ? {} : { clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_BASIC' }), ...client });
  expect(summaryOf(await bare(flow, { grant_type: 'authorization_code', code: authorizationCode, redirect_uri: 'https://rp.example.org/cb', ...change }))).toBe(expected);
});

test('refused where nobody knows the refresh token', async () =>
  expect(summaryOf(await bare(flowOf(allowed), { grant_type: 'refresh_token', refresh_token: 'x' }))).toBe('BAD_REQUEST invalid_grant A244314'));

test('refused where the client is gone', async () => {
  const flow = flowOf(allowed);
  const { refreshToken } = await redeem(flow);
  flow.clients.remove(flow.service.apiKey, 5001);
  expect(summaryOf(await bare(flow, { grant_type: 'refresh_token', refresh_token: refreshToken }))).toBe('INVALID_CLIENT invalid_client A244313');
});
