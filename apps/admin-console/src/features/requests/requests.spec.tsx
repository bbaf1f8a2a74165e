import { describe, expect, test } from '@jest/globals';
import type { Trace } from '@symbolon/engine';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { answerWith, show } from '../../testing/show';
import { issueText } from './issue-text';
import { RequestPage } from './request-page';
import { RequestsPage } from './requests-page';

const ID = '019a0000-0000-7000-8000-000000000001';
const trace = {
  time: 1_763_700_500_000, operation: 'pushedAuthReq', service: 1, clientId: 7, outcome: 'rejected', action: 'BAD_REQUEST', resultCode: 'A150319', profile: 'fapi1-advanced', rule: 'FAPI1-ADV-5.2.2-13',
  duration: 812, because: 'Scope payments carries fapi=rw.', configured: { service: 1 },
  findings: [{ rule: 'FAPI1-ADV-5.2.2-13', why: 'the request object has no exp claim', expected: 'a time', received: 'nothing', error: 'invalid_request_object', resultCode: 'A150319' }],
  passed: ['FAPI1-ADV-5.2.2-1'], notApplicable: [], lost: [], error: 'invalid_request_object', resultMessage: '[A150319] No exp.', call: {},
  facts: {
    parameters: { kind: 'parsed', values: { client_id: ['7'], request: ['~1a2b3c4d'] } }, proof: { kind: 'none' }, certificate: { kind: 'none' },
    requestObject: { jwt: { header: { alg: 'PS256' }, claims: { scope: 'payments' }, signatureValid: true } },
  },
} as unknown as Trace;

const routes = [{ path: '/services/:serviceId/requests', element: <RequestsPage /> }, { path: '/services/:serviceId/requests/:traceId', element: <RequestPage /> }];
const answers = {
  'GET /api/admin/session': { operator: { id: 1, name: 'a', roles: [{ role: 'viewer' }] }, csrfToken: 'x' },
  'GET /api/1/service/get': { apiKey: 1, serviceName: 'Bank' },
  'GET /api/1/client/get/list': { totalCount: 1, clients: [{ clientId: 7, clientName: 'Shop' }] },
  'GET /api/1/client/get/7': { clientId: 7, clientName: 'Shop' },
  'GET /api/admin/services/1/requests': { items: [{ id: ID, time: trace.time, operation: 'pushedAuthReq', clientId: 7, outcome: 'rejected', action: 'BAD_REQUEST', resultCode: 'A150319', profile: 'fapi1-advanced', rules: ['FAPI1-ADV-5.2.2-13', 'FAPI1-ADV-5.2.2-17'], duration: 812 }] },
  [`GET /api/admin/services/1/requests/${ID}`]: { id: ID, ...trace },
  [`POST /api/admin/services/1/requests/${ID}/replay`]: { id: ID, outcome: 'pass', profile: 'fapi1-advanced', because: '', findings: [], mended: ['FAPI1-ADV-5.2.2-13'], broken: [], remembered: [] },
};

describe('the list of requests', () => {
  test('names endpoint, client, outcome and the clause that decided', async () => {
    answerWith(answers);
    await show(routes, '/services/1/requests');
    const table = await screen.findByRole('table');
    expect(within(table).getByText('Pushed authorization request')).toBeTruthy();
    expect(await within(table).findByText('Shop')).toBeTruthy();
    expect(within(table).getByText('Rejected')).toBeTruthy();
    expect(within(table).getByText('FAPI1-ADV-5.2.2-13 and 1 more')).toBeTruthy();
  });

  test('filters of the address go to the server', async () => {
    const calls = answerWith(answers);
    await show(routes, '/services/1/requests?outcome=rejected&rule=FAPI1-ADV-5.2.2-13');
    await screen.findByRole('table');
    const asked = calls.find(({ path }) => path.startsWith('/api/admin/services/1/requests?'));
    expect(Object.fromEntries(new URLSearchParams(asked?.path.split('?')[1]))).toMatchObject({ outcome: 'rejected', rule: 'FAPI1-ADV-5.2.2-13', limit: '50' });
  });

  test('who may only look cannot change the retention', async () => {
    answerWith(answers);
    await show(routes, '/services/1/requests', 'ja');
    await screen.findByRole('table');
    expect(screen.queryByRole('button', { name: '保存の設定' })).toBeNull();
  });
});

describe('a request explained', () => {
  test('in one sentence, then stage by stage', async () => {
    answerWith(answers);
    await show(routes, `/services/1/requests/${ID}`);
    expect(await screen.findByText('The request object has no exp claim.')).toBeTruthy();
    expect(screen.getByText('Scope payments carries fapi=rw.')).toBeTruthy();
    expect(screen.getByText('~1a2b3c4d')).toBeTruthy();
    expect(screen.getByText('Signature is valid')).toBeTruthy();
    expect(screen.getByText('a time')).toBeTruthy();
    expect(screen.getByText('nothing')).toBeTruthy();
    expect((await screen.findByRole('link', { name: 'nbf Claim' })).getAttribute('href')).toBe('/services/1/settings/endpoints/general?field=nbfOptional');
  });

  test('would it pass now?', async () => {
    answerWith(answers);
    await show(routes, `/services/1/requests/${ID}`, 'ja');
    await userEvent.click(await screen.findByRole('button', { name: '現在の設定で再判定' }));
    await waitFor(() => expect(screen.getByText('現在の設定では受理されます')).toBeTruthy());
    expect(screen.getByText('解消した違反')).toBeTruthy();
  });

  test('a request that was forgotten', async () => {
    answerWith(answers);
    await show(routes, '/services/1/requests/019a0000-0000-7000-8000-000000000009');
    expect(await screen.findByText('Not found')).toBeTruthy();
  });
});

test('as text for a colleague, with links to the clauses', () => {
  const text = issueText(trace, 'https://as.example.com/console/x');
  expect(text).toContain('## Rejected: the request object has no exp claim');
  expect(text).toContain('[FAPI1-ADV-5.2.2-13](https://openid.net/specs/');
  expect(text).toContain('- Result: [A150319] No exp.');
});
