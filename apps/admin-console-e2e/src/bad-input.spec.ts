import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { freshService, rest } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();

describe('what goes wrong has an answer, and nothing that was typed is lost', () => {
  it('a lost connection: the change is still there and is saved once the connection is back', async () => {
    await using service = await freshService({ description: 'before' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/settings/basic`);
    await console.fill('Description', 'typed before');
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('typed before', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await drawer.getByRole('button', { name: 'Save Changes', exact: true }).click();
    const notice = drawer.getByRole('alert').filter({ hasText: 'The server cannot be reached' });
    await notice.waitFor();
    await page.context().setOffline(false);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await service.saved()).toMatchObject({ description: 'typed before' });
  });

  it('a viewer sees every setting, can change none, and is told so', async () => {
    await using service = await freshService({ description: 'to look at' });
    const password = randomBytes(18).toString('base64url');
    const { id } = await rest<{ readonly id: number }>('POST', '/api/admin/operators', { name: `viewer-${service.id}`, password, roles: [{ role: 'viewer', serviceId: Number(service.id) }] });
    await using console = await browser.open({ operator: { name: `viewer-${service.id}`, password } });
    const { page } = console;
    await console.goTo(`/services/${service.id}/settings/basic`);
    await page.getByText('You may look at these settings, but not change them.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Description', exact: true }).isEditable()).toBe(false);
    await console.goTo('/operators');
    await page.getByRole('alert').filter({ hasText: 'You may not do this' }).waitFor();
    await console.goTo('/services/1/clients');
    await page.getByRole('alert').waitFor();
    await rest('DELETE', `/api/admin/operators/${id}`);
  });

  it.each([
    ['a broken JWKS', '{ "keys": [', '“JWK Set Content” is not valid JSON.'],
    ['JSON that is no JWKS', '{ "key": 1 }', '“JWK Set Content” is not a JWK Set: an object with an array “keys”.'],
    ['a PEM with garbage', '-----BEGIN PUBLIC KEY-----\ngarbage\n-----END PUBLIC KEY-----', 'This PEM holds no key or certificate that can be used.'],
  ])('%s is said to be one beside the field, and stays to be mended', async (_, text, sentence) => {
    await using service = await freshService();
    const clientId = await service.createClient({ clientName: 'bank' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/clients/${clientId}/settings/keys/jwk-set`);
    const field = page.getByRole('textbox', { name: 'JWK Set Content' });
    await field.fill(text);
    await field.blur();
    await page.getByText(sentence).waitFor();
    expect(await field.inputValue()).toBe(text);
    expect((await service.savedClient(clientId))['jwks']).toBeUndefined();
  });

  it('what only the server can tell lands on its field, under its label', async () => {
    await using service = await freshService();
    const clientId = await service.createClient({ clientName: 'bank' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/clients/${clientId}/settings/endpoints/token`);
    await console.select('Client Authentication Method', 'TLS_CLIENT_AUTH');
    await page.getByRole('textbox', { name: /Subject/ }).first().fill('not a name');
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Save Changes', exact: true }).click();
    const problem = drawer.getByRole('alert').getByRole('link').first();
    await problem.waitFor();
    expect(await problem.innerText()).toMatch(/Subject.*expected.*received/s);
    await problem.click();
    await page.waitForFunction(() => document.activeElement?.id === 'setting-tlsClientAuthSubjectDn');
    expect(await page.getByRole('textbox', { name: /Subject/ }).first().inputValue()).toBe('not a name');
  });
});
