import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { freshService } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();

const settings = { supportedGrantTypes: ['AUTHORIZATION_CODE'], supportedResponseTypes: ['CODE'], supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'CLIENT_SECRET_BASIC'] };

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      const labelled = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.textContent : undefined;
      return labelled ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (typeof name === 'string' ? label.trim() === name : name.test(label)) return;
  }
  throw new Error(`The keyboard does not lead to ${String(name)}.`);
}

describe('clients', () => {
  it('shows a secret once', async () => {
    await using service = await freshService(settings);
    const clientId = await service.createClient({ clientName: 'shop', tokenAuthMethod: 'CLIENT_SECRET_BASIC' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/clients/${clientId}/secret`);
    await page.getByRole('button', { name: 'Rotate Secret', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Rotate Secret' });
    const rotate = dialog.getByRole('button', { name: 'Rotate Secret', exact: true });
    expect(await rotate.isDisabled()).toBe(true);
    await dialog.getByLabel('Type “shop” to confirm').fill('shop');
    await rotate.click();
    await page.getByText('Shown only this once').waitFor();
    const secret = String((await service.savedClient(clientId))['clientSecret']);
    expect(await page.locator('#content').innerText()).toContain(secret);
    await page.reload();
    await page.getByText('Present secret').waitFor();
    expect(await page.content()).not.toContain(secret);
    await console.goTo(`/services/${service.id}/clients/${clientId}/json`);
    await page.getByRole('textbox', { name: 'JSON of shop' }).waitFor();
    expect(await page.content()).not.toContain(secret);
  });

  it('can be created with the keyboard alone', async () => {
    await using service = await freshService(settings);
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/clients`);
    await tabTo(page, 'Create Client');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clients\/new$/);
    await page.getByRole('heading', { name: 'Create Client' }).waitFor();
    await tabTo(page, 'Client Name');
    await page.keyboard.type('Keyboard client');
    await page.keyboard.press('Enter');
    await page.getByText('Client Authentication Method').waitFor();
    await tabTo(page, 'Next');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Redirect URIs');
    await page.keyboard.type('https://client.example.com/cb');
    await tabTo(page, 'Next');
    await page.keyboard.press('Enter');
    await page.getByText('Generate in this browser').waitFor();
    await tabTo(page, 'Next');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: /Ready|fail/ }).waitFor();
    await tabTo(page, 'Create Client');
    await page.keyboard.press('Enter');
    await page.getByText('Keyboard client was created', { exact: true }).waitFor();
    await tabTo(page, 'Open the client');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/clients\/\d+$/);
    const clientId = /clients\/(\d+)$/.exec(page.url())?.[1] ?? '';
    expect(await service.savedClient(clientId)).toMatchObject({ clientName: 'Keyboard client', redirectUris: ['https://client.example.com/cb'], tokenAuthMethod: 'PRIVATE_KEY_JWT' });
  });

  it('are listed page by page and found by name, however many and however long their names', async () => {
    await using service = await freshService(settings);
    const long = 'x'.repeat(200);
    for (let at = 0; at < 30; at += 1) await service.createClient({ clientName: at === 29 ? long : `client ${at}` });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/clients`);
    await page.getByText('1–25 of 30').waitFor();
    await page.getByRole('button', { name: 'Page 2', exact: true }).click();
    await page.getByText('26–30 of 30').waitFor();
    await page.getByRole('link', { name: long }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    await page.getByLabel('Search by name, ID, alias or developer').fill('client 17');
    await page.getByRole('link', { name: 'client 17', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('client 17');
  });

  it('are found with the palette, as settings are by any of their names', async () => {
    await using service = await freshService(settings);
    await service.createClient({ clientName: 'Findable' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}`);
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Pages, settings, clients, rules').fill('Findable');
    await page.getByRole('button', { name: /Findable/ }).waitFor();
    await page.getByPlaceholder('Pages, settings, clients, rules').fill('事前登録認可リクエストの有効期間');
    await page.getByRole('button', { name: /PAR Duration/ }).click();
    await page.waitForURL(/settings\/endpoints\/general\?field=pushedAuthReqDuration/);
    await page.waitForFunction(() => document.activeElement?.id === 'setting-pushedAuthReqDuration');
  });
});
