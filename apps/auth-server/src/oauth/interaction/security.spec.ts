import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import type { EndUser } from '@symbolon/persistence';
import { Secret } from 'otpauth';
import { startTestDatabase } from '@symbolon/testing';
import { Browser, heard, hiddenMembers } from '../../testing/interaction-browser.js';
import { ACRS, PASSWORD, REDIRECT_URI, startScene, type Scene } from '../../testing/interaction-scene.js';

let scene: Scene;
let service: Service;
let client: Client;
let user: EndUser;
let browser: Browser;
let count = 0;

const newBrowser = (address?: string): Browser => {
  count += 1;
  return new Browser(scene.instances[count % 2] as never, {}, address ?? `198.51.100.${count}`);
};

beforeAll(async () => {
  scene = await startScene(await startTestDatabase());
  service = await scene.service();
  client = await scene.client(service);
});
afterAll(() => scene.stop());
beforeEach(async () => {
  user = await scene.user(service);
  browser = newBrowser();
});

const authorize = (more: Record<string, string> = {}): string =>
  `/${service.apiKey}/authorize?${new URLSearchParams({ response_type: 'code', client_id: String(client.clientId), redirect_uri: REDIRECT_URI, scope: 'openid accounts', ...more }).toString()}`;
const path = (name: string): string => `/${service.apiKey}/interaction/${name}`;
const title = (of = browser): string => /<h1>([^<]*)<\/h1>/.exec(of.seen.html)?.[1] ?? '';
const sessionCookie = (): string | undefined => [...browser.cookies].find(([name]) => name.includes('session'))?.[1];
const signIn = async (): Promise<void> => {
  await browser.open(authorize());
  await browser.signIn(user.login, PASSWORD);
};

describe('forged forms', () => {
  test.each<[string, Record<string, string>]>([
    ['without a token', { token: '' }], ['with another token', { token: 'A'.repeat(43) }], ['with a token for another step', { step: 'consent' }],
  ])('%s change nothing', async (_, forged) => {
    await browser.open(authorize());
    const answer = await browser.submit({ login: user.login, password: PASSWORD, action: 'submit', ...forged });
    expect([answer.status, title()]).toEqual([403, 'This form cannot be used']);
    expect(sessionCookie()).toBeUndefined();
  });

  test('a token is good for one dialogue only', async () => {
    await browser.open(authorize());
    const { token = '' } = hiddenMembers(browser.seen.html);
    await browser.open(authorize());
    expect((await browser.submit({ token, login: user.login, password: PASSWORD })).status).toBe(403);
  });

  test('a dialogue is good in one browser only: its URL alone is worth nothing', async () => {
    await browser.open(authorize());
    const { url, html } = browser.seen;
    const thief = newBrowser();
    expect((await thief.open(url)).status).toBe(410);
    await thief.open(authorize());
    expect((await thief.send('POST', url, { ...hiddenMembers(html), login: user.login, password: PASSWORD })).status).toBe(410);
  });

  test('a browser that says that another site sent the form is believed', async () => {
    await browser.open(authorize());
    const { url, html } = browser.seen;
    const form = { ...hiddenMembers(html), login: user.login, password: PASSWORD, action: 'submit' };
    for (const site of ['cross-site', 'same-site']) expect((await browser.send('POST', url, form, { 'sec-fetch-site': site })).status).toBe(403);
    expect((await browser.send('POST', url, form, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  test('consent given on a page for one account does not count for another', async () => {
    await signIn();
    const { url, html } = browser.seen;
    await browser.open(authorize({ prompt: 'login' }));
    await browser.signIn((await scene.user(service)).login, PASSWORD);
    expect((await browser.send('POST', url, { ...hiddenMembers(html), action: 'allow' })).status).toBe(403);
  });

  test.each(['consents', 'sign-out'])('of %s change nothing', async (page) => {
    await signIn();
    await browser.allow();
    expect((await browser.send('POST', path(page), { token: 'forged', client: String(client.clientId) })).status).toBe(403);
    expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ code: expect.any(String) });
  });
});

describe('sessions', () => {
  test('a value that was there before the sign-in is not the one after it (fixation)', async () => {
    await signIn();
    const planted = sessionCookie() ?? '';
    await browser.open(authorize({ prompt: 'login' }));
    await browser.signIn(user.login, PASSWORD);
    expect(sessionCookie()).not.toBe(planted);
    const attacker = newBrowser();
    attacker.cookies.set(`__Host-symbolon-session-${service.apiKey}`, planted);
    expect(heard(await attacker.open(authorize({ prompt: 'none' })))).toMatchObject({ error: 'login_required' });
  });

  test('a value that a browser made up is never taken over', async () => {
    const planted = 'A'.repeat(43);
    browser.cookies.set(`__Host-symbolon-session-${service.apiKey}`, planted);
    await signIn();
    expect(sessionCookie()).not.toBe(planted);
  });

  test('a one-time code brings a new value too', async () => {
    const secret = new Secret({ size: 20 });
    await scene.users.setTotp(service.apiKey, user.number, secret.base32);
    await signIn();
    const before = sessionCookie();
    const { TOTP } = await import('otpauth');
    await browser.open(authorize({ claims: JSON.stringify({ id_token: { acr: { essential: true, value: ACRS[1] } } }) }));
    await browser.submit({ code: new TOTP({ secret }).generate({ timestamp: scene.time }), action: 'submit' });
    expect(sessionCookie()).not.toBe(before);
  });

  test('a session of one service is none at another', async () => {
    await signIn();
    const [other, value] = [await scene.service(), sessionCookie() ?? ''];
    const app = await scene.client(other);
    browser.cookies.set(`__Host-symbolon-session-${other.apiKey}`, value);
    const url = `/${other.apiKey}/authorize?${new URLSearchParams({ response_type: 'code', client_id: String(app.clientId), redirect_uri: REDIRECT_URI, scope: 'openid', prompt: 'none' }).toString()}`;
    expect(heard(await browser.open(url))).toMatchObject({ error: 'login_required' });
  });

  test('it ends after its time, and when the user signs out', async () => {
    await signIn();
    await browser.allow();
    const value = sessionCookie() ?? '';
    await browser.open(path('sign-out'));
    expect(title()).toBe('Sign out');
    await browser.submit({});
    expect([title(), sessionCookie()]).toEqual(['You are signed out', undefined]);
    browser.cookies.set(`__Host-symbolon-session-${service.apiKey}`, value);
    expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ error: 'login_required' });
    await signIn();
    scene.time += 8 * 3_600_000;
    expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ error: 'login_required' });
  });

  test('a user who is locked is out', async () => {
    await signIn();
    await browser.allow();
    await scene.users.replace(service.apiKey, user.number, { login: user.login, claims: {}, locked: true });
    expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ error: 'login_required' });
    await signIn();
    expect(browser.seen.html).toContain('User name or password is wrong.');
  });
});

describe('answers', () => {
  test('cookies are for this host, over TLS, not for scripts, and not for requests of other sites', async () => {
    await browser.open(authorize());
    const { headers } = await browser.send('POST', browser.seen.url, { ...hiddenMembers(browser.seen.html), login: user.login, password: PASSWORD, action: 'submit' });
    const cookies = [headers['set-cookie']].flat().map(String);
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-symbolon-(?:session-\d+=[A-Za-z0-9_-]{43}|known-\d+=[A-Za-z0-9_-]{65}); Path=\/; HttpOnly; Secure; SameSite=Lax(?:; Max-Age=34560000)?$/);
  });

  test('pages are in no cache and no frame, load nothing, and run no script', async () => {
    await signIn();
    for (const url of [browser.seen.url, path('consents'), path('sign-out'), path('A'.repeat(43))]) {
      const { headers, html } = await browser.open(url);
      expect(headers).toMatchObject({
        'cache-control': 'no-store', 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'none'; base-uri 'none'; frame-ancestors 'none'$/),
      });
      expect(html).not.toMatch(/<script|\son[a-z]+=|javascript:|style="/i);
    }
  });

  test('no parameter sends the browser elsewhere', async () => {
    await signIn();
    await browser.allow();
    const evil = 'https://evil.example';
    for (const name of ['return', 'return_to', 'next', 'url', 'redirect_uri', 'continue']) {
      for (const page of ['consents', 'sign-out', 'A'.repeat(43)]) {
        const { location, html } = await browser.open(`${path(page)}?${name}=${encodeURIComponent(evil)}`);
        expect([location, html.includes('evil')]).toEqual([undefined, false]);
      }
    }
  });

  test('HEAD and other methods do nothing', async () => {
    await browser.open(authorize());
    for (const method of ['HEAD', 'PUT', 'DELETE'] as const) {
      expect((await (scene.instances[0] as never as { inject(o: object): Promise<{ statusCode: number }> }).inject({ method, url: browser.seen.url })).statusCode).toBe(404);
    }
  });

  test.each<[string, string]>([
    ['an unknown service', '/1/interaction/consents'], ['no service at all', '/x/interaction/consents'], ['a service with NUL', '/%00/interaction/consents'],
  ])('%s is not found', async (_, url) => expect((await browser.open(url)).status).toBe(404));

  test.each<[string, Record<string, string>]>([
    ['a name with NUL', { login: 'a\0b', password: PASSWORD }], ['a very long name', { login: 'x'.repeat(5_000), password: PASSWORD }],
    ['a very long password', { login: 'x', password: 'x'.repeat(9_000) }], ['nothing', {}], ['half of a surrogate pair', { login: '\ud800', password: 'x' }],
  ])('%s is a wrong name or password', async (_, form) => {
    await browser.open(authorize());
    const { status, html } = await browser.submit({ ...form, action: 'submit' });
    expect([status, html.includes('User name or password is wrong.')]).toEqual([200, true]);
  });

  test('a body that is too large or of another type is refused in words', async () => {
    await browser.open(authorize());
    const { url, html } = browser.seen;
    expect((await browser.send('POST', url, { ...hiddenMembers(html), login: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await browser.send('POST', url, undefined, { 'content-type': 'application/json' })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('guessing', () => {
  const guess = async (of: Browser, login: string): Promise<void> => {
    await of.open(authorize());
    await of.signIn(login, 'a wrong guess');
  };

  test('an unknown user and a wrong password look the same', async () => {
    await guess(browser, user.login);
    const known = browser.seen;
    await guess(browser, 'nobody-of-that-name');
    const strip = (html: string): string => html.replace(/value="[^"]*"/g, '').replace(/href="[^"]*"/g, '');
    expect([browser.seen.status, strip(browser.seen.html)]).toEqual([known.status, strip(known.html)]);
  });

  test.each(['known', 'unknown'])('ten guesses at %s user are refused, then there is a pause, from every address', async (kind) => {
    const login = kind === 'known' ? user.login : `nobody-${count}`;
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const of = newBrowser();
      await guess(of, login);
      expect([of.seen.status, title(of)]).toEqual([200, 'Sign in']);
    }
    await guess(browser, login.toUpperCase());
    expect([browser.seen.status, title()]).toEqual([429, 'Too many attempts']);
    expect(browser.seen.html).toMatch(/Try again in \d+ minutes \(after \d\d:\d\d UTC\)/);
    expect(Number(browser.seen.headers['retry-after'])).toBeGreaterThan(60);
    expect(browser.seen.html).toMatch(/<a id="go-on" href="[\w-]{43}">/);
    // The right password does not help either.
    await browser.open(authorize());
    expect((await browser.signIn(login, PASSWORD)).status).toBe(429);
    scene.time += 15 * 60_000;
    await browser.open(authorize());
    await browser.signIn(login, PASSWORD);
    expect(title()).toBe(kind === 'known' ? 'Allow access for Ledger App?' : 'Sign in');
  });

  test('strangers who guess at a name do not lock out the browser in which its owner signed in before', async () => {
    await signIn();
    const known = new Map([...browser.cookies].filter(([name]) => name.startsWith('__Host-symbolon-known-')));
    for (let attempt = 0; attempt < 11; attempt += 1) await guess(newBrowser(), user.login);
    const fresh = newBrowser();
    await fresh.open(authorize());
    expect((await fresh.signIn(user.login, PASSWORD)).status).toBe(429);
    const withMark = (): Browser => {
      const of = newBrowser();
      for (const [name, value] of known) of.cookies.set(name, value);
      return of;
    };
    const again = withMark();
    await again.open(authorize());
    await again.signIn(user.login, PASSWORD);
    expect(title(again)).toBe('Allow access for Ledger App?');
    // That it is forgiven to this browser forgives nothing to others.
    await fresh.open(authorize());
    expect((await fresh.signIn(user.login, PASSWORD)).status).toBe(429);
    // It has ten guesses of its own, and its mark is good for its own name and service only.
    for (let attempt = 0; attempt < 10; attempt += 1) await guess(withMark(), user.login);
    const guessed = withMark();
    await guessed.open(authorize());
    expect((await guessed.signIn(user.login, PASSWORD)).status).toBe(429);
    const other = await scene.user(service);
    for (let attempt = 0; attempt < 11; attempt += 1) await guess(newBrowser(), other.login);
    const foreign = withMark();
    await foreign.open(authorize());
    expect((await foreign.signIn(other.login, PASSWORD)).status).toBe(429);
  });

  test('many names from one address: a pause for that address, not for others', async () => {
    const [address, neighbour] = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'];
    const of = newBrowser(address);
    await of.open(authorize());
    for (let attempt = 0; attempt < 100; attempt += 1) {
      await of.send('POST', of.seen.url, { ...hiddenMembers(of.seen.html), login: `guess-${attempt}`, password: '', action: 'submit' });
      expect(of.seen.status).toBe(200);
    }
    const near = newBrowser(neighbour);
    await near.open(authorize());
    expect((await near.signIn(user.login, PASSWORD)).status).toBe(429);
    await browser.open(authorize());
    await browser.signIn(user.login, PASSWORD);
    expect(title()).toBe('Allow access for Ledger App?');
  });

  test('a success forgives', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 8; attempt += 1) await guess(browser, user.login);
      await browser.open(authorize({ prompt: 'login' }));
      expect((await browser.signIn(user.login, PASSWORD)).status).not.toBe(429);
    }
  });

  test('five wrong codes, then a pause, even for the right one', async () => {
    const secret = new Secret({ size: 20 });
    await scene.users.setTotp(service.apiKey, user.number, secret.base32);
    const { TOTP } = await import('otpauth');
    const right = (): string => new TOTP({ secret }).generate({ timestamp: scene.time });
    const wrong = (): string => String((Number(right()) + 500_000) % 1_000_000).padStart(6, '0');
    await browser.open(authorize({ claims: JSON.stringify({ id_token: { acr: { essential: true, value: ACRS[1] } } }) }));
    await browser.signIn(user.login, PASSWORD);
    const { url, html } = browser.seen;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await browser.send('POST', url, { ...hiddenMembers(html), code: wrong(), action: 'submit' })).html).toContain('This code is wrong');
    }
    expect((await browser.send('POST', url, { ...hiddenMembers(html), code: right(), action: 'submit' })).status).toBe(429);
    scene.time += 15 * 60_000;
    await browser.send('POST', url, { ...hiddenMembers(html), code: right(), action: 'submit' });
    expect(browser.seen.status).toBe(303);
  });
});

describe('the password grant', () => {
  test('knows who a password belongs to, and is throttled with the pages', async () => {
    expect(await scene.endUsers.verify(service, user.login, PASSWORD)).toEqual({ subject: user.subject });
    expect(await scene.endUsers.verify(service, 'nobody-at-all', PASSWORD)).toBeUndefined();
    for (let attempt = 0; attempt < 10; attempt += 1) expect(await scene.endUsers.verify(service, user.login, 'wrong')).toBeUndefined();
    expect(await scene.endUsers.verify(service, user.login, PASSWORD)).toBeUndefined();
  });

  test('does not walk around a one-time code that is always due', async () => {
    const strict = await scene.service({ attributes: [{ key: 'authentication.totp', value: 'always' }] });
    const careful = await scene.user(strict);
    expect(await scene.endUsers.verify(strict, careful.login, PASSWORD)).toEqual({ subject: careful.subject });
    await scene.users.setTotp(strict.apiKey, careful.number, new Secret({ size: 20 }).base32);
    expect(await scene.endUsers.verify(strict, careful.login, PASSWORD)).toBeUndefined();
  });

  test('UserInfo gets the claims of a user, and nothing that is the server\'s to say', async () => {
    const somebody = await scene.user(service, { claims: { name: 'Dora', 'name#ja': 'ドラ', email: 'dora@example.com', acr: 'forged', website: null } });
    expect(await scene.endUsers.claims(service, somebody.subject, ['name', 'name#ja', 'acr', 'sub', 'website', 'updated_at', 'toString']))
      .toEqual({ name: 'Dora', 'name#ja': 'ドラ', updated_at: Math.floor(somebody.modifiedAt / 1000) });
    expect(await scene.endUsers.claims(service, 'nobody', ['name'])).toEqual({});
  });
});

describe('consents of the user', () => {
  const tokens = async (code: string): Promise<string> => {
    const parameters = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, client_id: String(client.clientId) }).toString();
    return (await scene.engine.token(service, { parameters })).accessToken ?? '';
  };

  test('are shown after signing in, and withdrawn with everything they brought forth', async () => {
    await signIn();
    const token = await tokens(heard(await browser.allow())['code'] ?? '');
    expect(await scene.engine.introspection(service, { token })).toMatchObject({ action: 'OK' });
    browser.cookies.clear();
    await browser.open(path('consents'));
    expect(title()).toBe('Sign in');
    await browser.signIn(user.login, PASSWORD);
    expect(title()).toBe('Your permissions');
    expect(browser.seen.html).toContain('See your accounts');
    await browser.submit({});
    expect(browser.seen.html).toContain('The access was withdrawn.');
    expect(browser.seen.html).toContain('You have not given any application access.');
    expect(await scene.engine.introspection(service, { token })).toMatchObject({ action: 'UNAUTHORIZED' });
    expect(heard(await browser.open(authorize({ prompt: 'none' })))).toMatchObject({ error: 'consent_required' });
  });

  test('of another user stay as they are', async () => {
    const other = await scene.user(service);
    const theirs = newBrowser();
    await theirs.open(authorize());
    await theirs.signIn(other.login, PASSWORD);
    await theirs.allow();
    await signIn();
    await browser.open(path('consents'));
    expect(browser.seen.html).toContain('You have not given any application access.');
    await browser.allow();
    await browser.open(path('consents'));
    expect(heard(await theirs.open(authorize({ prompt: 'none' })))).toMatchObject({ code: expect.any(String) });
  });
});

test('nothing went wrong on the way', () => expect(scene.problems).toEqual([]));
