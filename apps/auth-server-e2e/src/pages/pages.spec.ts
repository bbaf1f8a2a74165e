import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { expectAccessible, heardBy, openBank, openClientSite, openWindow, PASSWORD_LEVEL, signIn, TOTP_LEVEL, type Bank, type ClientSite } from './scene.js';

let browser: Browser;
let site: ClientSite;
let bank: Bank;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  site = await openClientSite();
  bank = await openBank(site);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  ({ context, page } = await openWindow(browser));
});
afterEach(() => context.close());

const heading = () => page.locator('h1').innerText();
/** The browser puts the cursor there when it has drawn the page. */
const focused = (id: string) => page.waitForFunction(`document.activeElement?.id === '${id}'`);
const acr = (value: string): string => JSON.stringify({ id_token: { acr: { essential: true, value } } });

/** Somebody who is signed in and has allowed the usual. */
async function signedIn(): Promise<Awaited<ReturnType<Bank['user']>>> {
  const user = await bank.user();
  await page.goto(bank.authorize());
  await signIn(page, user.login);
  await page.click('#allow');
  await heardBy(page);
  return user;
}

test('sign-in and consent bring the client a code', async () => {
  const user = await bank.user();
  await page.goto(bank.authorize({ scope: 'openid accounts profile' }));
  expect([await heading(), await page.title()]).toEqual(['Sign in', 'Sign in – Rivermark Bank']);
  await expectAccessible(page);
  await focused('login');
  await signIn(page, user.login);
  expect(await heading()).toBe('Allow access for Ledger?');
  expect(await page.locator('#scopes li').allInnerTexts()).toContain('See your accounts and balances');
  expect(await page.locator('#user').innerText()).toContain('Alice Example');
  await expectAccessible(page);
  await page.click('#allow');
  expect(await heardBy(page)).toMatchObject({ state: 'xyz', code: expect.any(String), iss: bank.service.issuer });
});

test('a wrong password is told at the form, which keeps the name', async () => {
  const user = await bank.user();
  await page.goto(bank.authorize());
  await signIn(page, user.login, 'wrong');
  expect(await page.getByRole('alert').innerText()).toContain('User name or password is wrong.');
  expect(await page.inputValue('#login')).toBe(user.login);
  expect(await page.inputValue('#password')).toBe('');
  await focused('password');
  await expectAccessible(page);
  await signIn(page, user.login);
  expect(await heading()).toBe('Allow access for Ledger?');
});

test('by keyboard alone', async () => {
  const user = await bank.user();
  await page.goto(bank.authorize());
  await focused('login');
  await page.keyboard.type(user.login);
  await page.keyboard.press('Tab');
  await page.keyboard.type('correct horse battery staple');
  await page.keyboard.press('Enter');
  await page.focus('#allow');
  await page.keyboard.press('Enter');
  expect(await heardBy(page)).toMatchObject({ code: expect.any(String) });
});

test.each([['at sign-in', false], ['at consent', true]])('cancelling %s is access_denied', async (_, signsIn) => {
  await page.goto(bank.authorize());
  if (signsIn) await signIn(page, (await bank.user()).login);
  await page.click('#cancel');
  expect(await heardBy(page)).toMatchObject({ error: 'access_denied', state: 'xyz' });
});

test('the second request of a session asks nothing', async () => {
  await signedIn();
  await page.goto(bank.authorize({ state: 'again' }));
  expect(await heardBy(page)).toMatchObject({ state: 'again', code: expect.any(String) });
});

test('Japanese by ui_locales, and by the language of the browser', async () => {
  await page.goto(bank.authorize({ ui_locales: 'ja' }));
  expect(await heading()).toBe('ログイン');
  await expectAccessible(page);
  const japanese = await openWindow(browser, { locale: 'ja-JP' });
  page = japanese.page;
  await page.goto(bank.authorize({ scope: 'openid accounts email' }));
  await signIn(page, (await bank.user({ 'name': 'Alice', 'name#ja': 'アリス' })).login);
  expect(await heading()).toBe('「家計簿アプリ」にアクセスを許可しますか？');
  expect(await page.locator('#scopes li').allInnerTexts()).toContain('口座と残高を参照する');
  expect(await page.locator('#user').innerText()).toContain('アリス');
  await expectAccessible(page);
  await page.click('#language');
  expect(await heading()).toBe('Allow access for Ledger?');
  await japanese.context.close();
});

describe('step-up', () => {
  test('an essential acr asks for a one-time code; a wrong one is told', async () => {
    const totp = await bank.withTotp(await signedInWithoutCode());
    await page.goto(bank.authorize({ claims: acr(TOTP_LEVEL) }));
    await signIn(page, lastLogin);
    expect(await heading()).toBe('Confirm with a code');
    await expectAccessible(page);
    await page.fill('#code', '12 34');
    await page.click('#submit');
    expect(await page.getByRole('alert').innerText()).toContain('This code is wrong');
    await expectAccessible(page);
    await page.fill('#code', totp.generate());
    await page.click('#submit');
    expect(await heardBy(page)).toMatchObject({ code: expect.any(String) });
  });

  test('a session that has the weaker level is enough for it', async () => {
    await signedIn();
    await page.goto(bank.authorize({ claims: acr(PASSWORD_LEVEL) }));
    expect(await heardBy(page)).toMatchObject({ code: expect.any(String) });
  });

  let lastLogin = '';
  async function signedInWithoutCode() {
    const user = await signedIn();
    lastLogin = user.login;
    return user;
  }
});

describe('prompt and max_age', () => {
  test('login asks for the password again', async () => {
    const { login } = await signedIn();
    await page.goto(bank.authorize({ prompt: 'login' }));
    expect(await page.inputValue('#login')).toBe(login);
    await signIn(page, login);
    expect(await heardBy(page)).toMatchObject({ code: expect.any(String) });
  });

  test('consent asks again', async () => {
    await signedIn();
    await page.goto(bank.authorize({ prompt: 'consent' }));
    expect(await heading()).toBe('Allow access for Ledger?');
  });

  test('select_account offers the account at hand, and others', async () => {
    await signedIn();
    await page.goto(bank.authorize({ prompt: 'select_account' }));
    expect(await page.locator('#continue').innerText()).toBe('Continue as Alice Example');
    await expectAccessible(page);
    await page.click('#other');
    expect([await heading(), await page.inputValue('#login')]).toEqual(['Sign in', '']);
  });

  test('none fails without a page, or succeeds', async () => {
    await page.goto(bank.authorize({ prompt: 'none' }));
    expect(await heardBy(page)).toMatchObject({ error: 'login_required' });
    await signedIn();
    await page.goto(bank.authorize({ prompt: 'none', state: 'silent' }));
    expect(await heardBy(page)).toMatchObject({ state: 'silent', code: expect.any(String) });
  });

  test('max_age that is not over asks nothing, max_age=0 asks', async () => {
    await signedIn();
    await page.goto(bank.authorize({ max_age: '10000', state: 'young' }));
    expect(await heardBy(page)).toMatchObject({ state: 'young', code: expect.any(String) });
    await page.goto(bank.authorize({ max_age: '0' }));
    expect(await heading()).toBe('Sign in');
  });
});

test('authorization details are shown member by member', async () => {
  const details = [{ type: 'payment', actions: ['initiate'], creditorName: 'Merchant A', instructedAmount: { currency: 'EUR', amount: '123.50' } }];
  await page.goto(bank.authorize({ authorization_details: JSON.stringify(details) }));
  await signIn(page, (await bank.user()).login);
  expect(await page.locator('#details').innerText()).toMatch(/payment[\s\S]*initiate[\s\S]*Merchant A[\s\S]*123\.50/);
  await expectAccessible(page);
});

test('the user sees what was allowed, withdraws it, and signs out', async () => {
  await signedIn();
  await page.goto(bank.page('consents'));
  expect(await page.locator('#consents > li').allInnerTexts()).toEqual([expect.stringContaining('See your accounts and balances')]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Withdraw access of Ledger' }).click();
  await page.waitForSelector('#none');
  expect(await page.getByRole('status').innerText()).toBe('The access was withdrawn.');
  await expectAccessible(page);
  await page.click('#sign-out-link');
  await expectAccessible(page);
  await page.click('#sign-out');
  expect(await heading()).toBe('You are signed out');
  await expectAccessible(page);
  await page.goto(bank.page('consents'));
  expect(await heading()).toBe('Sign in');
});

describe('where it cannot go on', () => {
  test('a request that the client must not hear of is told here, with its error code', async () => {
    await page.goto(bank.authorize({ redirect_uri: 'https://evil.example/cb' }));
    expect(await page.locator('#error').innerText()).toBe('invalid_request');
    await expectAccessible(page);
  });

  test('a dialogue of another browser is as good as expired', async () => {
    await page.goto(bank.authorize());
    const other = await openWindow(browser);
    await other.page.goto(page.url());
    expect(await other.page.locator('h1').innerText()).toBe('This page has expired');
    await expectAccessible(other.page);
    await other.context.close();
  });

  test('after too many attempts there is a pause', async () => {
    const { login } = await bank.user();
    await page.goto(bank.authorize());
    for (let attempt = 0; attempt < 11; attempt += 1) await signIn(page, login, 'wrong');
    expect(await heading()).toBe('Too many attempts');
    await expectAccessible(page);
  });
});

test('no page breaks its own content security policy, at any width', async () => {
  const complaints: string[] = [];
  const phone = await openWindow(browser, { viewport: { width: 320, height: 640 } });
  phone.page.on('console', (message) => complaints.push(message.text()));
  phone.page.on('pageerror', (error) => complaints.push(error.message));
  await phone.page.goto(bank.authorize({ scope: 'openid accounts payments profile email' }));
  await signIn(phone.page, (await bank.user()).login);
  for (const name of ['', bank.page('consents')]) {
    if (name !== '') await phone.page.goto(name);
    expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await phone.page.evaluate('getComputedStyle(document.body).margin')).toBe('0px');
  }
  expect(complaints).toEqual([]);
  await phone.context.close();
});
