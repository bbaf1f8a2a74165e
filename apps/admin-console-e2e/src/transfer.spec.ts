import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { freshService, rest } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();

interface Document {
  readonly service: Record<string, unknown>;
  readonly clients: Record<string, unknown>[];
}

describe('export and import in the browser', () => {
  it('shows exactly what a changed document would change, and changes nothing else', async () => {
    await using service = await freshService({ issuer: 'https://as.example.com', pushedAuthReqDuration: 300 });
    const clientId = await service.createClient({ clientName: 'shop' });
    await service.createClient({ clientName: 'bank' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/transfer`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the document' }).click();
    const exported = await readFile(await (await download).path(), 'utf8');
    const document = JSON.parse(exported) as Document;
    expect(document.clients.map(({ clientName }) => clientName).toSorted()).toEqual(['bank', 'shop']);

    const text = page.getByRole('textbox', { name: 'Document' });
    await text.fill(exported);
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByText('Nothing would change').waitFor();

    document.service['pushedAuthReqDuration'] = 90;
    const shop = document.clients.find((client) => client['clientId'] === Number(clientId));
    Object.assign(shop ?? {}, { description: 'A shop' });
    await text.fill(JSON.stringify(document));
    await page.getByRole('button', { name: 'Show what would change' }).click();
    const changes = page.getByRole('region', { name: 'What would change' });
    await changes.getByText('0 to be created, 2 to be changed, 1 the same').waitFor();
    expect(await changes.getByRole('listitem').count()).toBe(2);
    expect(await changes.innerText()).toMatch(/PAR Duration[\s\S]*300[\s\S]*90[\s\S]*Description[\s\S]*A shop/);
    expect(await service.saved()).toMatchObject({ pushedAuthReqDuration: 300 });

    await changes.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('status').filter({ hasText: 'The document was imported' }).first().waitFor();
    expect([(await service.saved())['pushedAuthReqDuration'], (await service.savedClient(clientId))['description']]).toEqual([90, 'A shop']);
  });

  it('says why a document cannot be read, and loses nothing of it', async () => {
    await using console = await browser.open();
    const { page } = console;
    await console.goTo('/services/import');
    const text = page.getByRole('textbox', { name: 'Document' });
    await text.fill('{ "service": ');
    await page.getByText(/This is not a JSON object/).waitFor();
    expect(await page.getByRole('button', { name: 'Show what would change' }).isDisabled()).toBe(true);
    await text.fill('{ "clients": [] }');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('alert').getByText(/no service/).waitFor();
    expect(await text.inputValue()).toBe('{ "clients": [] }');
  });

  it('takes what service/get of Authlete answers', async () => {
    await using console = await browser.open();
    const { page } = console;
    await console.goTo('/services/import');
    await page.getByRole('textbox', { name: 'Document' }).fill(JSON.stringify({ serviceName: 'From elsewhere', issuer: 'https://as.example.com', supportedScopes: [{ name: 'myscope' }] }));
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('link', { name: 'Open the service' }).click();
    await page.getByRole('heading', { name: 'From elsewhere', level: 1 }).waitFor();
    const id = /services\/(\d+)/.exec(page.url())?.[1] ?? '';
    expect(await rest('GET', `/api/${id}/service/get`)).toMatchObject({ issuer: 'https://as.example.com' });
    await rest('DELETE', `/api/${id}/service/delete`);
  });
});

describe('history', () => {
  it('restores what a service was, and keeps both states', async () => {
    await using service = await freshService({ description: 'first' });
    await service.save({ ...(await service.saved()), description: 'second' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/history`);
    await page.getByRole('button', { name: 'Compare version 1 with now' }).click();
    const drawer = page.getByRole('dialog', { name: 'Version 1' });
    expect(await drawer.getByRole('listitem').first().innerText()).toMatch(/Description[\s\S]*second[\s\S]*first/);
    await drawer.getByRole('button', { name: 'Restore this version' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /^3 present/ }).waitFor();
    expect(await service.saved()).toMatchObject({ description: 'first' });
  });
});
