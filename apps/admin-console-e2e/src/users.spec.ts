import { describe, expect, it } from '@jest/globals';
import { freshService, rest } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();

describe('end users', () => {
  it('are added with a password that is shown once, changed, given one-time codes, and deleted', async () => {
    await using service = await freshService();
    await using console = await browser.open();
    const { page } = console;
    const users = async (): Promise<readonly Record<string, unknown>[]> => (await rest<{ readonly items: readonly Record<string, unknown>[] }>('GET', `/api/admin/services/${service.id}/users`)).items;
    await console.goTo(`/services/${service.id}/users`);
    await page.getByText('No end users yet').waitFor();
    await page.getByRole('button', { name: 'Add User' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add User' });
    await dialog.getByRole('textbox', { name: 'Login' }).fill('carol');
    await dialog.getByRole('textbox', { name: 'Claims' }).fill('{ "name": ');
    await dialog.getByText('“Claims” must be a JSON object.').waitFor();
    await dialog.getByRole('textbox', { name: 'Claims' }).fill('{ "sub": "x" }');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/“Claims”: expected/).waitFor();
    await dialog.getByRole('textbox', { name: 'Claims' }).fill('{ "name": "Carol" }');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Shown only this once').waitFor();
    expect(await users()).toMatchObject([{ login: 'carol', claims: { name: 'Carol' }, hasPassword: true, hasTotp: false }]);
    await page.reload();
    await page.getByText('carol').first().waitFor();
    expect(await page.getByText('Shown only this once').count()).toBe(0);

    const act = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Actions for carol' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await act('Set up one-time codes');
    await page.getByRole('dialog').getByRole('button', { name: 'Set up one-time codes' }).click();
    await page.getByText(/^otpauth:/).waitFor();
    await act('Edit User');
    await page.getByRole('dialog').getByRole('switch', { name: 'Locked' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('locked', { exact: true }).waitFor();
    expect(await users()).toMatchObject([{ locked: true, hasTotp: true }]);
    await act('Delete User');
    await page.getByRole('dialog').getByRole('textbox').fill('carol');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete User' }).click();
    await page.getByText('No end users yet').waitFor();
    expect(await users()).toEqual([]);
  });
});

describe('what is in it?', () => {
  it('reads a JWT, verifies it with the keys of the service, and says what a text is not', async () => {
    await using service = await freshService();
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/inspect`);
    const text = page.getByRole('textbox', { name: 'Token, JWT or certificate' });
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    await text.fill(`${part({ alg: 'ES256', kid: '1' })}.${part({ iss: 'https://as.example.com', exp: 1 })}.${Buffer.alloc(64).toString('base64url')}`);
    await page.getByText('The signature does not fit any key of this service').waitFor();
    await page.getByText('expired', { exact: true }).waitFor();
    await text.fill('nothing at all');
    await page.getByText(/Nothing that can be read here/).waitFor();
    expect(page.url()).not.toContain('nothing');
  });
});
