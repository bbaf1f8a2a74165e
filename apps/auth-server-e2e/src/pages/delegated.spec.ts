import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { context as run } from '../support/context.js';
import { request } from '../support/http.js';
import { heardBy, openBank, openClientSite, openWindow, type Bank, type ClientSite } from './scene.js';

/* Sign-in pages of somebody else (ADR 35): a small app that gets a ticket, asks the engine what it stands for, and answers through the engine. */

interface Context {
  readonly action: string;
  readonly client: { readonly clientName: string };
  readonly prompts?: readonly string[];
}

let browser: Browser;
let site: ClientSite;
let app: Server;
let bank: Bank;

/** The engine's API, as the app calls it. */
async function engine(service: string, path: string, body: object): Promise<Record<string, unknown>> {
  const { baseUrl, accessToken } = run.credentials;
  const answer = await request(`${baseUrl}/api/${service}/auth/authorization${path}`, {
    method: 'POST', headers: { 'authorization': `Bearer ${accessToken}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  return answer.body;
}

async function pageOfApp(url: URL, response: ServerResponse): Promise<void> {
  const [ticket, service] = [url.searchParams.get('ticket') ?? '', url.searchParams.get('service') ?? ''];
  const send = async (path: string, body: object): Promise<void> => {
    const { action, responseContent } = await engine(service, path, { ticket, ...body });
    if (action === 'LOCATION') response.writeHead(303, { location: String(responseContent) }).end();
    else response.writeHead(400, { 'content-type': 'text/html' }).end(`<h1>${String(action)}</h1>`);
  };
  if (url.pathname === '/allow') return send('/issue', { subject: 'somebody-of-theirs' });
  if (url.pathname === '/deny') return send('/fail', { reason: 'DENIED' });
  const { info } = await engine(service, '/ticket/info', { ticket }) as { readonly info: { readonly context: string } };
  const { client, prompts = [], action } = JSON.parse(info.context) as Context;
  if (prompts.includes('NONE')) return send('/fail', { reason: 'NOT_LOGGED_IN' });
  const form = (name: string): string => `<form method="post" action="/${name}?ticket=${ticket}&amp;service=${service}"><button id="${name}">${name}</button></form>`;
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${action} for ${client.clientName}, tenant ${url.searchParams.get('tenant')}</h1>${form('allow')}${form('deny')}`);
}

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), openClientSite()]);
  app = createServer((incoming, response) => void pageOfApp(new URL(incoming.url ?? '/', 'http://app'), response).catch((error: unknown) => response.writeHead(500).end(String(error))));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { port } = app.address() as AddressInfo;
  bank = await openBank(site, { attributes: [{ key: 'interaction.url', value: `http://127.0.0.1:${port}/sign-in?tenant=7` }] });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  app.closeAllConnections();
  app.close();
});

async function sent(more: Readonly<Record<string, string>> = {}): Promise<Page> {
  const { page } = await openWindow(browser);
  await page.goto(bank.authorize(more));
  return page;
}

describe('sign-in pages of somebody else', () => {
  test('get the ticket, know what is asked, and give the client its code', async () => {
    const page = await sent();
    expect(new URL(page.url()).searchParams.get('service')).toBe(String(bank.service.apiKey));
    expect(await page.textContent('h1')).toBe('INTERACTION for Ledger, tenant 7');
    await page.click('#allow');
    expect(await heardBy(page)).toMatchObject({ code: expect.any(String), state: 'xyz', iss: bank.service.issuer });
  });

  test('deny: access_denied', async () => {
    const page = await sent();
    await page.click('#deny');
    expect(await heardBy(page)).toMatchObject({ error: 'access_denied', state: 'xyz' });
  });

  test('see to prompt=none themselves', async () => {
    expect(await heardBy(await sent({ prompt: 'none' }))).toMatchObject({ error: 'login_required' });
  });

  test('answer once: a ticket that was used is worth nothing', async () => {
    const page = await sent();
    const again = new URL(page.url());
    await page.click('#allow');
    await heardBy(page);
    again.pathname = '/allow';
    expect((await page.goto(again.href))?.status()).toBe(400);
  });
});
