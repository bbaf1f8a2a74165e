import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { freshService, rest } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();

/** Counts are written behind the requests. */
async function untilCounted(serviceId: string, rejected: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { intervals } = await rest<{ readonly intervals: readonly { readonly rejected: number }[] }>('GET', `/api/admin/services/${serviceId}/requests/statistics`);
    if (intervals.reduce((sum, each) => sum + each.rejected, 0) >= rejected) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error('The requests were not counted.');
}

describe('the overview of a service', () => {
  it('counts requests by result and profile, rejections by clause, and leads to each', async () => {
    await using service = await freshService({ attributes: [{ key: 'environment', value: 'staging' }], supportedServiceProfiles: ['FAPI'], supportedScopes: [{ name: 'pay', attributes: [{ key: 'fapi2', value: 'sp' }] }] });
    const clientId = await service.createClient({ clientName: 'shop', responseTypes: ['CODE'], grantTypes: ['AUTHORIZATION_CODE'], redirectUris: ['https://client.example.com/cb'] });
    for (let count = 0; count < 3; count += 1) {
      await rest('POST', `/api/${service.id}/auth/authorization`, { parameters: `client_id=${clientId}&response_type=code&scope=pay&redirect_uri=${encodeURIComponent('https://client.example.com/cb')}` });
    }
    await untilCounted(service.id, 3);
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}`);
    await page.getByRole('note', { name: 'Environment' }).getByText('Staging').waitFor();
    const chart = page.getByRole('region', { name: 'Requests over time' });
    await chart.getByRole('img', { name: 'Requests over time: 3 requests, 3 rejected' }).waitFor();
    await chart.getByText('By profile').click();
    await chart.getByText('fapi2-security').waitFor();
    await page.getByRole('region', { name: 'Latency' }).getByRole('row', { name: /^Authorization 3/ }).waitFor();
    expect(await page.getByRole('region', { name: 'Recent rejections' }).getByRole('link', { name: 'Authorization' }).count()).toBe(3);
    await page.getByRole('region', { name: 'Rejections by clause' }).getByRole('link', { name: /^Requests that broke/ }).first().click();
    await page.waitForURL(/\/requests\?rule=/);
    await page.getByRole('row').nth(3).waitFor();
  });
});

describe('the operator’s own account', () => {
  it('changes its password, which it has to know', async () => {
    const [password, next] = [randomBytes(18).toString('base64url'), randomBytes(18).toString('base64url')];
    const name = `own-${Date.now()}`;
    const { id } = await rest<{ readonly id: number }>('POST', '/api/admin/operators', { name, password, roles: [{ role: 'viewer' }] });
    await using console = await browser.open({ operator: { name, password } });
    const { page } = console;
    await page.getByRole('button', { name: `Signed in as ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Your Account' }).click();
    await page.getByLabel('Present password').fill('not the password');
    await page.getByLabel('New password').fill(next);
    await page.getByRole('button', { name: 'Change Password' }).click();
    await page.getByText('The present password is wrong.').waitFor();
    await page.getByLabel('Present password').fill(password);
    await page.getByRole('button', { name: 'Change Password' }).click();
    await page.getByText('The password was changed').waitFor();
    await using again = await browser.open({ operator: { name, password: next } });
    await again.goTo('/profile');
    await rest('DELETE', `/api/admin/operators/${id}`);
  });
});

describe('comparing', () => {
  it('two clients tells what differs, by label, and nothing else', async () => {
    await using service = await freshService();
    const one = await service.createClient({ clientName: 'one', description: 'first', pkceRequired: true });
    const two = await service.createClient({ clientName: 'two', description: 'second', pkceRequired: true });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/clients/compare?left=${one}&right=${two}`);
    await page.getByText('1 setting differs').waitFor();
    expect(await page.getByRole('row', { name: /^Description/ }).innerText()).toMatch(/first[\s\S]*second/);
  });
});
