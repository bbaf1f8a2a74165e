import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { answerWith, show } from '../../testing/show';
import { ServiceEditor } from '../settings/service-editor';
import { ReadinessPage } from './readiness-page';

const service = {
  apiKey: 1, serviceName: 'Bank', issuer: 'https://as.example.com', modifiedAt: 5, supportedServiceProfiles: ['FAPI'], supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedScopes: [{ name: 'accounts', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] }], pushedAuthReqDuration: 600, allowableClockSkew: 10, refreshTokenKept: true,
  clientAssertionAudRestrictedToIssuer: true, loopbackRedirectionUriVariable: true, issSuppressed: false, pushedAuthReqEndpoint: 'https://as.example.com/par',
};
const client = { clientId: 7, clientName: 'Shop', clientType: 'PUBLIC', tokenAuthMethod: 'NONE', redirectUris: ['https://client.example.org/cb'] };

const routes = [{ path: '/services/:serviceId', element: <ServiceEditor />, children: [{ path: 'readiness/:profile?', element: <ReadinessPage /> }] }];

const open = async (language: 'en' | 'ja' = 'en', operator: object = { id: 1, name: 'a', roles: [{ role: 'owner' }] }) => {
  answerWith({
    'GET /api/admin/session': { operator, csrfToken: 'x' },
    'GET /api/1/service/get': service,
    'GET /api/1/client/get/list': { totalCount: 1, clients: [client] },
  });
  await show(routes, '/services/1/readiness', language);
  return (await screen.findByText('FAPI 2.0 Security Profile', { selector: 'h2' })).closest('section')!;
};

describe('the readiness page', () => {
  test('names the clause, the setting with its value, and offers a fix', async () => {
    const card = await open();
    const row = within(card).getByText('FAPI2-SP-FINAL-5.3.2.2-12').closest('li')!;
    expect(within(row).getByText('Fail')).toBeTruthy();
    expect(within(row).getByRole('link', { name: 'PAR Duration' }).getAttribute('href')).toBe('/services/1/settings/endpoints/general?field=pushedAuthReqDuration');
    expect(within(row).getByText('600 (10 minutes)')).toBeTruthy();
    expect(within(row).getByRole('link', { name: /open the clause/ }).getAttribute('href')).toContain('fapi-security-profile-2_0-final.html#section-5.3.2.2');
  });

  test('a fix changes the draft, not the server; the clause passes at once', async () => {
    const card = await open();
    await userEvent.click(within(card).getByRole('button', { name: 'Fix FAPI2-SP-FINAL-5.3.2.2-12' }));
    await waitFor(() => expect(within(card).queryByText('FAPI2-SP-FINAL-5.3.2.2-12')).toBeNull());
    expect(await screen.findByText('1 change')).toBeTruthy();
  });

  test('fix all opens the review of what it changed', async () => {
    const card = await open();
    await userEvent.click(within(card).getByRole('button', { name: /^Fix (it|all)/ }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('PAR Duration')).toBeTruthy();
    expect(within(dialog).getByText(/600/)).toBeTruthy();
  });

  test('clients that fail stand in a table of their own', async () => {
    const card = await open();
    const table = within(card).getByRole('table', { name: /Clients by clause/ });
    expect(within(table).getByRole('link', { name: 'Shop' }).getAttribute('href')).toBe('/services/1/clients/7/readiness');
    expect(within(table).getAllByRole('img', { name: 'Fail' }).length).toBeGreaterThan(0);
  });

  test('all verdicts have a word, in Japanese too', async () => {
    const card = await open('ja');
    await userEvent.click(within(card).getByText('すべて'));
    expect(within(card).getAllByText('適合').length).toBeGreaterThan(0);
    expect(within(card).getAllByText('不適合').length).toBeGreaterThan(0);
    expect(within(card).getAllByText('対象外').length).toBeGreaterThan(0);
  });

  test('a viewer sees the same and can change nothing', async () => {
    const card = await open('en', { id: 2, name: 'v', roles: [{ role: 'viewer' }] });
    expect(within(card).getByText('FAPI2-SP-FINAL-5.3.2.2-12')).toBeTruthy();
    expect(within(card).queryByRole('button', { name: /^Fix/ })).toBeNull();
  });
});
