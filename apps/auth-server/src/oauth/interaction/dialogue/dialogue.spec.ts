import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import type { EndUser } from '@symbolon/persistence';
import { Secret, TOTP } from 'otpauth';
import { startTestDatabase } from '@symbolon/testing';
import { Browser, heard, hiddenMembers, valueOf } from '../../../testing/interaction-browser.js';
import { ACRS, PASSWORD, REDIRECT_URI, startScene, type Scene } from '../../../testing/interaction-scene.js';

let scene: Scene;
let service: Service;
let client: Client;
let user: EndUser;
let browser: Browser;

beforeAll(async () => {
  scene = await startScene(await startTestDatabase());
  service = await scene.service();
  client = await scene.client(service);
});
afterAll(() => scene.stop());
beforeEach(async () => {
  user = await scene.user(service, { claims: { name: 'Alice', email: 'alice@example.com', 'name#ja': 'アリス' } });
  browser = new Browser(scene.instances[0] as never);
});

const authorize = (more: Record<string, string> = {}, of: Service = service, at: Client = client): string =>
  `/${of.apiKey}/authorize?${new URLSearchParams({ response_type: 'code', client_id: String(at.clientId), redirect_uri: REDIRECT_URI, scope: 'openid accounts', state: 'xyz', ...more }).toString()}`;

/** The ID token that a code brings. */
async function idTokenOf({ code = '' }: Record<string, string>): Promise<Record<string, unknown>> {
  const parameters = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, client_id: String(client.clientId) }).toString();
  const { idToken, resultMessage } = await scene.engine.token(service, { parameters });
  if (idToken === undefined) throw new Error(resultMessage);
  return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}

const signedIn = async (): Promise<void> => {
  await browser.open(authorize());
  await browser.signIn(user.login, PASSWORD);
  await browser.allow();
};

async function withTotp(): Promise<TOTP> {
  const secret = new Secret({ size: 20 });
  await scene.users.setTotp(service.apiKey, user.number, secret.base32);
  return new TOTP({ secret });
}

const title = (): string => /<h1>([^<]*)<\/h1>/.exec(browser.seen.html)?.[1] ?? `no page: ${browser.seen.location ?? browser.seen.status}`;

test('sign-in, consent and a code for the client', async () => {
  await browser.open(authorize());
  expect(title()).toBe('Sign in');
  expect(browser.seen.html).toContain('to continue to Ledger App');
  await browser.signIn(user.login, PASSWORD);
  expect(title()).toBe('Allow access for Ledger App?');
  expect(browser.seen.html).toContain('See your accounts');
  const answer = heard(await browser.allow());
  expect(answer).toMatchObject({ state: 'xyz', iss: service.issuer, code: expect.any(String) });
  expect(await idTokenOf(answer)).toMatchObject({ sub: user.subject, acr: ACRS[0], auth_time: Math.floor(scene.time / 1000) });
});

test('the next request of the same browser is answered at once, on any instance', async () => {
  await signedIn();
  browser.moveTo(scene.instances[1] as never);
  const { code } = heard(await browser.open(authorize()));
  expect(code).toEqual(expect.any(String));
  expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ code: expect.any(String) });
});

test('each step of one dialogue may reach another instance', async () => {
  const [one, two] = scene.instances as [never, never];
  await browser.open(authorize());
  browser.moveTo(two);
  await browser.signIn(user.login, PASSWORD);
  browser.moveTo(one);
  expect(heard(await browser.allow())).toMatchObject({ code: expect.any(String) });
});

test('a public address with a path: pages are below it, and a proxy may take it off or leave it', async () => {
  const [taken, left] = [(url: string): string => url.slice('/login'.length), (url: string): string => url];
  for (const asTheyCome of [taken, left]) {
    browser = new Browser(scene.instances[2] as never);
    const { location = '' } = await browser.send('GET', authorize({ prompt: 'consent' }));
    const { pathname } = new URL(location);
    expect(pathname).toMatch(/^\/login\/\d+\/interaction\/[\w-]{43}$/);
    await browser.open(asTheyCome(pathname));
    await browser.signIn(user.login, PASSWORD);
    expect(heard(await browser.allow())).toMatchObject({ code: expect.any(String) });
  }
});

test('cancelling at sign-in and denying at consent is access_denied', async () => {
  await browser.open(authorize());
  expect(heard(await browser.submit({ action: 'cancel' }))).toMatchObject({ error: 'access_denied', state: 'xyz' });
  await browser.open(authorize());
  await browser.signIn(user.login, PASSWORD);
  expect(heard(await browser.submit({ action: 'cancel' }))).toMatchObject({ error: 'access_denied' });
  // The user is signed in, but has allowed nothing.
  expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ error: 'consent_required' });
});

test('an authorization request by POST from the client\'s site, which brings no cookies, finds the session all the same', async () => {
  await signedIn();
  const cookies = new Map(browser.cookies);
  browser.cookies.clear();
  const [url, parameters = ''] = authorize({ prompt: 'none' }).split('?');
  await browser.send('POST', url ?? '', Object.fromEntries(new URLSearchParams(parameters)));
  for (const [name, value] of cookies) if (!name.includes('browser')) browser.cookies.set(name, value);
  expect(heard(await browser.open(new URL(browser.seen.location ?? '').pathname))).toMatchObject({ code: expect.any(String) });
});

test('a sign-in page that was open in another tab can be used after a sign-in in the first', async () => {
  await browser.open(authorize());
  const waiting = browser.seen;
  await browser.open(authorize());
  await browser.signIn(user.login, PASSWORD);
  await browser.send('POST', waiting.url, { ...hiddenMembers(waiting.html), login: user.login, password: PASSWORD, action: 'submit' });
  expect(browser.seen.status).toBe(303);
  await browser.open(waiting.url);
  expect(heard(await browser.allow())).toMatchObject({ code: expect.any(String) });
});

test('what cannot go on looks like the service, in the language of the dialogue', async () => {
  await browser.open(authorize({ ui_locales: 'ja' }));
  const { url } = browser.seen;
  await browser.open(authorize({ ui_locales: 'ja', client_id: '1' }));
  expect(browser.seen.html).toContain('<span>Rivermark Bank</span>');
  expect(title()).toBe('このリクエストは続行できません');
  await browser.open(url);
  await browser.signIn(user.login, PASSWORD);
  scene.time += 2 * 86_400_000;
  expect((await browser.open(url)).html).toContain('<span>Rivermark Bank</span>');
});

describe('the same form twice', () => {
  const consentForm = async (): Promise<() => Promise<ReturnType<typeof heard>>> => {
    await browser.open(authorize());
    await browser.signIn(user.login, PASSWORD);
    const { url, html } = browser.seen;
    return async () => heard(await browser.send('POST', url, { ...hiddenMembers(html), action: 'allow' }));
  };

  test('an impatient second click hears what the first one did, for a moment', async () => {
    const allow = await consentForm();
    const { url } = browser.seen;
    const first = await allow();
    expect(first).toMatchObject({ code: expect.any(String), state: 'xyz' });
    expect(await allow()).toEqual(first);
    expect(await idTokenOf(first)).toMatchObject({ sub: user.subject });
    // Who comes back later, or without the form, is not sent to the client again.
    expect((await browser.open(url)).status).toBe(410);
    scene.time += 10_000;
    expect([await allow(), browser.seen.status]).toEqual([{}, 410]);
  });

  test('at the same time: one code, told to all', async () => {
    const allow = await consentForm();
    const told = await Promise.all([allow(), allow(), allow()]);
    expect(told[0]).toMatchObject({ code: expect.any(String) });
    expect(new Set(told.map(({ code }) => code)).size).toBe(1);
  });

  test('no other form, and no other browser, hears it', async () => {
    const allow = await consentForm();
    const { url, html } = browser.seen;
    await allow();
    expect((await browser.send('POST', url, { ...hiddenMembers(html), token: 'A'.repeat(43), action: 'allow' })).status).toBe(403);
    const thief = new Browser(scene.instances[1] as never);
    await thief.open(authorize());
    expect((await thief.send('POST', url, { ...hiddenMembers(html), action: 'allow' })).status).toBe(410);
  });

  test('cancelled, then allowed: it stays cancelled', async () => {
    const allow = await consentForm();
    const { url, html } = browser.seen;
    expect(heard(await browser.send('POST', url, { ...hiddenMembers(html), action: 'cancel' }))).toMatchObject({ error: 'access_denied' });
    expect(await allow()).toMatchObject({ error: 'access_denied' });
  });
});

test('one request opened in two tabs: each can be completed on its own', async () => {
  await browser.open(authorize());
  const first = browser.seen.url;
  await browser.open(authorize());
  await browser.signIn(user.login, PASSWORD);
  expect(heard(await browser.allow())).toMatchObject({ code: expect.any(String) });
  expect(heard(await browser.open(first))).toMatchObject({ code: expect.any(String) });
});

describe('prompt=none without a page', () => {
  test('login_required when nobody is signed in', async () => {
    expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ error: 'login_required', state: 'xyz' });
  });
  test('consent_required for a scope that was not allowed', async () => {
    await signedIn();
    expect(heard(await browser.open(authorize({ prompt: 'none', scope: 'openid payments' })))).toMatchObject({ error: 'consent_required' });
  });
  test('login_required when the sign-in is too old', async () => {
    await signedIn();
    scene.time += 61_000;
    expect(heard(await browser.open(authorize({ prompt: 'none', max_age: '60' })))).toMatchObject({ error: 'login_required' });
  });
  test('login_required when the client wants somebody else', async () => {
    await signedIn();
    const claims = JSON.stringify({ id_token: { sub: { value: 'somebody else' } } });
    expect(heard(await browser.open(authorize({ prompt: 'none', claims })))).toMatchObject({ error: 'login_required' });
  });
  test('unmet_authentication_requirements when an essential acr needs more', async () => {
    await withTotp();
    await signedIn();
    const claims = JSON.stringify({ id_token: { acr: { essential: true, value: ACRS[1] } } });
    expect(heard(await browser.open(authorize({ prompt: 'none', claims })))).toMatchObject({ error: 'unmet_authentication_requirements' });
  });
});

test('prompt=login asks for the password of somebody who is signed in, and auth_time moves on', async () => {
  await signedIn();
  scene.time += 5_000;
  await browser.open(authorize({ prompt: 'login' }));
  expect(title()).toBe('Sign in');
  expect(browser.seen.html).toContain('Please sign in again');
  expect(valueOf(browser.seen.html, 'login')).toBe(user.login);
  const answer = heard(await browser.signIn(user.login, PASSWORD));
  expect(await idTokenOf(answer)).toMatchObject({ auth_time: Math.floor(scene.time / 1000) });
});

test('max_age asks again when the sign-in is older, and not when it is younger', async () => {
  await signedIn();
  const before = Math.floor(scene.time / 1000);
  scene.time += 2_000;
  expect(await idTokenOf(heard(await browser.open(authorize({ max_age: '10000' }))))).toMatchObject({ auth_time: before });
  await browser.open(authorize({ max_age: '1' }));
  expect(title()).toBe('Sign in');
  scene.time += 3_000;
  const answer = heard(await browser.signIn(user.login, PASSWORD));
  expect(await idTokenOf(answer)).toMatchObject({ auth_time: Math.floor(scene.time / 1000) });
});

test('max_age=0 is prompt=login, also where nobody may be asked', async () => {
  await signedIn();
  await browser.open(authorize({ max_age: '0' }));
  expect(title()).toBe('Sign in');
  expect(heard(await browser.open(authorize({ max_age: '0', prompt: 'none' })))).toMatchObject({ error: 'login_required' });
});

test('prompt=consent asks for what was allowed before', async () => {
  await signedIn();
  await browser.open(authorize({ prompt: 'consent' }));
  expect(title()).toBe('Allow access for Ledger App?');
});

describe('prompt=select_account', () => {
  beforeEach(async () => {
    await signedIn();
    await browser.open(authorize({ prompt: 'select_account' }));
    expect(browser.seen.html).toContain('Continue as Alice');
  });
  test('goes on with the account at hand', async () => {
    expect(await idTokenOf(heard(await browser.submit({ action: 'continue' })))).toMatchObject({ sub: user.subject });
  });
  test('or with another one', async () => {
    const other = await scene.user(service);
    await browser.submit({ action: 'other' });
    expect([title(), valueOf(browser.seen.html, 'login')]).toEqual(['Sign in', '']);
    await browser.signIn(other.login, PASSWORD);
    expect(await idTokenOf(heard(await browser.allow()))).toMatchObject({ sub: other.subject });
  });
});

test('whoever signs in when the client wants somebody else is refused', async () => {
  const wanted = await scene.user(service);
  const claims = JSON.stringify({ id_token: { sub: { value: wanted.subject } } });
  await browser.open(authorize({ claims }));
  expect(heard(await browser.signIn(user.login, PASSWORD))).toMatchObject({ error: 'login_required' });
});

test('login_hint is filled in', async () => {
  await browser.open(authorize({ login_hint: '"><b>alice' }));
  expect(valueOf(browser.seen.html, 'login')).toBe('"><b>alice');
  expect(browser.seen.html).not.toContain('<b>alice');
});

describe('one-time codes', () => {
  const essential = JSON.stringify({ id_token: { acr: { essential: true, values: [ACRS[1]] } } });

  test('an essential acr steps a session up', async () => {
    const totp = await withTotp();
    await signedIn();
    const before = Math.floor(scene.time / 1000);
    scene.time += 2_000;
    await browser.open(authorize({ claims: essential }));
    expect(title()).toBe('Confirm with a code');
    const answer = heard(await browser.submit({ code: totp.generate({ timestamp: scene.time }), action: 'submit' }));
    expect(await idTokenOf(answer)).toMatchObject({ acr: ACRS[1], auth_time: before });
    // From now on the session has it.
    expect(await idTokenOf(heard(await browser.open(authorize({ claims: essential, prompt: 'none' }))))).toMatchObject({ acr: ACRS[1] });
  });

  test('with prompt=login, password and code are asked once each', async () => {
    const totp = await withTotp();
    await signedIn();
    await browser.open(authorize({ claims: essential, prompt: 'login' }));
    await browser.signIn(user.login, PASSWORD);
    expect(title()).toBe('Confirm with a code');
    expect(heard(await browser.submit({ code: totp.generate({ timestamp: scene.time }), action: 'submit' }))).toMatchObject({ code: expect.any(String) });
  });

  test('a code is good once, in any browser', async () => {
    const totp = await withTotp();
    const code = totp.generate({ timestamp: scene.time });
    const other = new Browser(scene.instances[1] as never);
    for (const each of [browser, other]) {
      await each.open(authorize({ claims: essential }));
      await each.signIn(user.login, PASSWORD);
      await each.submit({ code, action: 'submit' });
    }
    expect(title()).toBe('Allow access for Ledger App?');
    expect(other.seen.html).toContain('This code is wrong or was used already.');
  });

  test('a user without them cannot fulfil an essential acr', async () => {
    await browser.open(authorize({ claims: essential }));
    expect(heard(await browser.signIn(user.login, PASSWORD))).toMatchObject({ error: 'unmet_authentication_requirements' });
  });
});

test('claims that are asked for and allowed stand in the ID token, in the wanted language too', async () => {
  await browser.open(authorize({ scope: 'openid profile', claims: JSON.stringify({ id_token: { email: null } }), claims_locales: 'ja' }));
  await browser.signIn(user.login, PASSWORD);
  expect(browser.seen.html).toContain('E-mail address');
  const claims = await idTokenOf(heard(await browser.allow()));
  expect(claims).toMatchObject({ email: 'alice@example.com', name: 'Alice', 'name#ja': 'アリス' });
  expect(claims).not.toHaveProperty('family_name');
});

describe('language', () => {
  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['ui_locales', { ui_locales: 'fr ja en' }, { 'accept-language': 'en' }, 'ja'],
    ['Accept-Language', {}, { 'accept-language': 'de, ja-JP;q=0.8, en;q=0.5' }, 'ja'],
    ['neither', {}, { 'accept-language': 'de' }, 'en'],
  ])('by %s', async (_, parameters, headers, language) => {
    browser = new Browser(scene.instances[0] as never, headers);
    await browser.open(authorize(parameters));
    expect(browser.seen.html).toContain(`<html lang="${language}">`);
    expect(title()).toBe(language === 'ja' ? 'ログイン' : 'Sign in');
  });

  test('the user may choose, and the choice lasts', async () => {
    await browser.open(authorize());
    await browser.open(`${browser.seen.url}?ui_locales=ja`);
    await browser.signIn(user.login, PASSWORD);
    expect(title()).toBe('「家計簿アプリ」にアクセスを許可しますか？');
    expect(browser.seen.html).toContain('口座を参照する');
  });
});

test('authorization details are shown and agreed to each time', async () => {
  const bank = await scene.service({ supportedAuthorizationDetailsTypes: ['payment'] });
  const app = await scene.client(bank, { authorizationDetailsTypes: ['payment'] });
  const payer = await scene.user(bank);
  const url = authorize({ authorization_details: JSON.stringify([{ type: 'payment', actions: ['initiate'], amount: '<100> EUR', creditor: { name: 'Merchant A', accounts: ['1', '2'] } }]) }, bank, app);
  await browser.open(url);
  await browser.signIn(payer.login, PASSWORD);
  for (const text of ['payment', 'initiate', '&lt;100&gt; EUR', 'name: Merchant A, accounts: 1, 2']) expect(browser.seen.html).toContain(text);
  expect(heard(await browser.allow())).toMatchObject({ code: expect.any(String) });
  await browser.open(url);
  expect(title()).toBe('Allow access for Ledger App?');
});

test('what is not https is no logo, and what is no web page is no link', async () => {
  const app = await scene.client(service, { clientName: '<script>alert(1)</script>', logoUri: 'http://tracker.example/l.png', policyUri: 'https://app.example/policy' });
  await browser.open(authorize({}, service, app));
  await browser.signIn(user.login, PASSWORD);
  expect(browser.seen.html).not.toContain('tracker.example');
  expect(browser.seen.html).not.toContain('<script');
  expect(browser.seen.html).toContain('href="https://app.example/policy"');
});

test.each(['https://l.example;sandbox/l.png', 'https://l.example,x/l.png', "https://l'.example/l.png"])('a logo at %s gets no word in the content security policy', async (logoUri) => {
  const app = await scene.client(service, { logoUri });
  await browser.open(authorize({}, service, app));
  expect(browser.seen.headers['content-security-policy']).toMatch(/; img-src 'none'; base-uri 'none'; frame-ancestors 'none'$/);
});

test.each([['NUL', '{"id_token":{"a\\u0000":null}}'], ['half a character', '{"id_token":{"\\ud800":null}}']])('claims with %s are the client\'s mistake and not ours', async (_, claims) =>
  expect(heard(await browser.open(authorize({ claims })))).toMatchObject({ error: 'invalid_request', state: 'xyz' }));

test('text of the client cannot show an amount as another: what reorders it is made visible', async () => {
  const paying = await scene.service({ supportedAuthorizationDetailsTypes: ['payment'] });
  const app = await scene.client(paying, { clientName: 'Ledger\u202e', authorizationDetailsTypes: ['payment'] });
  const payer = await scene.user(paying);
  await browser.open(authorize({ authorization_details: JSON.stringify([{ type: 'payment', amount: '1\u202e000.1', 'creditor\u2066': 'x' }]), purpose: 'Pay\u202d' }, paying, app));
  await browser.signIn(payer.login, PASSWORD);
  expect(browser.seen.html).toContain('<dt>amount</dt><dd>1\ufffd000.1</dd>');
  expect(browser.seen.html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test('a service shows its own name, colour, logo and links', async () => {
  const own = await scene.service({
    policyUri: 'https://bank.example/privacy', tosUri: 'https://bank.example/terms',
    attributes: [{ key: 'theme.primary', value: '#7a1f3d' }, { key: 'theme.logo', value: 'https://bank.example/logo.png' }],
  });
  await browser.open(authorize({}, own, await scene.client(own)));
  for (const text of ['<span>Rivermark Bank</span>', 'src="https://bank.example/logo.png"', '--primary:#7a1f3d', 'https://bank.example/privacy', 'https://bank.example/terms']) {
    expect(browser.seen.html).toContain(text);
  }
  expect(browser.seen.headers['content-security-policy']).toContain('img-src https://bank.example;');
});

describe('delegated to pages of somebody else', () => {
  test('they get the ticket alone, read what is asked through the engine, and answer through it', async () => {
    const own = await scene.service({ attributes: [{ key: 'interaction.url', value: 'https://login.bank.example/start?tenant=1' }] });
    const app = await scene.client(own);
    await browser.open(authorize({ ui_locales: 'ja', max_age: '60' }, own, app));
    const to = new URL(browser.seen.location ?? '');
    expect([to.origin, to.pathname, [...to.searchParams.keys()]]).toEqual(['https://login.bank.example', '/start', ['tenant', 'ticket', 'service']]);
    const ticket = to.searchParams.get('ticket') ?? '';
    const { info } = await scene.engine.ticketInfo(own, { ticket });
    expect(JSON.parse(info?.context ?? '')).toMatchObject({
      action: 'INTERACTION', client: { clientName: 'Ledger App' }, maxAge: 60, uiLocales: ['ja'], scopes: [{ name: 'accounts' }, { name: 'openid' }],
    });
    expect(await scene.engine.authorizationIssue(own, { ticket, subject: 'alice' })).toMatchObject({ action: 'LOCATION', responseContent: expect.stringContaining(REDIRECT_URI) });
  });
});

test('nothing went wrong on the way', () => expect(scene.problems).toEqual([]));
