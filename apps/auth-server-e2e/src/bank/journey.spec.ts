import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBank, usualScopes, type RunningBank } from '@symbolon/sample-bank';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { context } from '../support/context.js';

/*
 * A newcomer's first minute: the sample app (openid-client, configured by discovery alone) sends a browser to the hosted
 * endpoints, redeems the code with PAR, private_key_jwt and DPoP, and calls the sample bank.
 */

const { demo, baseUrl, accessToken } = context.credentials;
const pem = (name: string): string => readFileSync(join(context.dataDir, 'tls', name), 'utf8');
const dataDir = mkdtempSync(join(tmpdir(), 'bank-app-'));

let bank: RunningBank;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  bank = await startBank({
    port: 0, host: 'localhost', dataDir, scopes: usualScopes, issuer: demo.issuer,
    tls: { cert: pem('server.pem'), key: pem('server.key'), ca: pem('ca.pem') }, engine: { baseUrl, serviceId: demo.serviceId, accessToken },
  });
});

afterAll(async () => {
  await bank.stop();
  await browser.close();
  rmSync(dataDir, { recursive: true });
});

async function inBrowser(locale: string, walk: (page: Page) => Promise<void>): Promise<void> {
  const window = await browser.newContext({ ignoreHTTPSErrors: true, locale });
  try {
    await walk(await window.newPage());
  } finally {
    await window.close();
  }
}

/** From the button to the consent page. */
async function signIn(page: Page, login: string): Promise<void> {
  const user = demo.users.find((each) => each.login === login);
  await page.goto(bank.url);
  await page.click('#start');
  await page.fill('#login', login);
  await page.fill('#password', user?.password ?? '');
  await page.click('#submit');
}

describe('the sample app', () => {
  test('shows the accounts after sign-in and consent, and what went over the wire', () => inBrowser('en-US', async (page) => {
    await signIn(page, 'alice');
    await page.click('#allow');
    await page.getByRole('heading', { name: 'Your accounts' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(3);
    const exchanges = await page.locator('details summary').allInnerTexts();
    expect(exchanges).toEqual(expect.arrayContaining(['Pushed authorization request', 'Token request', 'Accounts at the bank']));
    await page.getByText('Accounts at the bank').click();
    expect(await page.locator('details[open] pre').first().innerText()).toMatch(/^GET https:\/\/localhost:\d+\/accounts\nAuthorization: DPoP /);
  }));

  test('says so when the end user denies', () => inBrowser('en-US', async (page) => {
    await signIn(page, 'bob');
    await page.click('#cancel');
    await page.getByRole('alert').filter({ hasText: 'access_denied' }).waitFor();
  }));

  test('speaks Japanese, and so do the pages that it leads to', () => inBrowser('ja-JP', async (page) => {
    await page.goto(bank.url);
    await page.getByRole('button', { name: '口座を表示する' }).click();
    await page.waitForSelector('#login');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    await page.fill('#login', 'bob');
    await page.fill('#password', demo.users.find(({ login }) => login === 'bob')?.password ?? '');
    await page.click('#submit');
    await page.click('#allow');
    await page.getByRole('heading', { name: 'あなたの口座' }).waitFor();
    expect(await page.locator('details summary').allInnerTexts()).toEqual(expect.arrayContaining(['認可リクエストの事前登録 (PAR)', 'トークンリクエスト', '銀行の口座一覧']));
  }));

  test('says where the passwords are, and does not bind every server on this machine to TLS', () => inBrowser('en-US', async (page) => {
    const answer = await page.goto(bank.url);
    expect(await page.locator('small').innerText()).toContain(join(dataDir, 'credentials.json'));
    expect(answer?.headers()['strict-transport-security']).toBeUndefined();
  }));

  test('accepts no answer that it did not ask for, and none twice', () => inBrowser('en-US', async (page) => {
    await page.goto(`${bank.url}/callback?code=abc&state=def&iss=${encodeURIComponent(demo.issuer)}`);
    await page.getByRole('alert').filter({ hasText: 'This journey is over' }).waitFor();
    await signIn(page, 'alice');
    const answered = page.waitForURL(/\/callback\?/);
    if (await page.locator('#allow').isVisible()) await page.click('#allow');
    await answered;
    await page.getByRole('heading', { name: 'Your accounts' }).waitFor();
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'This journey is over' }).waitFor();
  }));
});
