import { AxeBuilder } from '@axe-core/playwright';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { context as run } from '../support/context.js';
import { request, type Answer } from '../support/http.js';

/* A hosted service with people and clients, and a browser that goes there. */

export const [PASSWORD_LEVEL, TOTP_LEVEL] = ['urn:example:level:password', 'urn:example:level:totp'] as const;
export const PASSWORD = 'correct horse battery staple';

/** Where browsers reach the instance that made the demo service. */
const hosted = new URL(run.credentials.demo.issuer).origin;

async function api(method: string, path: string, body?: unknown): Promise<Answer> {
  const { baseUrl, accessToken } = run.credentials;
  const answer = await request(`${baseUrl}/api${path}`, {
    method, headers: { 'authorization': `Bearer ${accessToken}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.status >= 300) throw new Error(`${method} ${path}: HTTP ${answer.status}: ${answer.text}`);
  return answer;
}

export interface User {
  readonly id: number;
  readonly login: string;
}

/** The client's site: a page at every address. */
export interface ClientSite {
  readonly redirectUri: string;
  close(): Promise<void>;
}

export async function openClientSite(): Promise<ClientSite> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>client</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    redirectUri: `http://127.0.0.1:${port}/cb`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Bank {
  readonly service: Service;
  readonly client: Client;
  user(claims?: object): Promise<User>;
  withTotp(user: User): Promise<TOTP>;
  /** Address of an authorization request. */
  authorize(more?: Readonly<Record<string, string>>): string;
  page(name: string): string;
}

const key = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'sign', alg: 'ES256', use: 'sig' };

const LOGO = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40"><path fill="#1d6b57" d="M20 2 4 12v4h32v-4zM8 18v14h5V18zm9.500 0v14h5V18zM27 18v14h5V18zM4 34v4h32v-4z"/></svg>').toString('base64')}`;

export async function openBank({ redirectUri }: ClientSite, changes: object = {}): Promise<Bank> {
  const { body: service } = await api('POST', '/service/create', {
    serviceName: 'Rivermark Bank', issuer: `${hosted}/bank-${randomUUID()}`, policyUri: 'https://bank.example/privacy', tosUri: 'https://bank.example/terms',
    supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE'], supportedTokenAuthMethods: ['NONE'],
    supportedAcrs: [PASSWORD_LEVEL, TOTP_LEVEL], accessTokenDuration: 300, jwks: JSON.stringify({ keys: [key] }),
    supportedAuthorizationDetailsTypes: ['payment'],
    supportedScopes: [
      { name: 'openid' }, { name: 'profile' }, { name: 'email' },
      { name: 'accounts', description: 'See your accounts and balances', descriptions: [{ tag: 'ja', value: '口座と残高を参照する' }] },
      { name: 'payments', description: 'Prepare payments for you to approve', descriptions: [{ tag: 'ja', value: '振込の準備をする' }] },
    ],
    attributes: [{ key: 'theme.primary', value: '#1d6b57' }, { key: 'theme.logo', value: LOGO }],
    ...changes,
  }) as unknown as { readonly body: Service };
  const id = service.apiKey;
  const { body: client } = await api('POST', `/${id}/client/create`, {
    clientName: 'Ledger', clientNames: [{ tag: 'ja', value: '家計簿アプリ' }], description: 'Household accounts in one place.', clientType: 'PUBLIC', tokenAuthMethod: 'NONE',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE'], applicationType: 'NATIVE', redirectUris: [redirectUri], idTokenSignAlg: 'ES256',
    policyUri: 'https://ledger.example/privacy', tosUri: 'https://ledger.example/terms', authorizationDetailsTypes: ['payment'],
  }) as unknown as { readonly body: Client };
  let count = 0;
  return {
    service, client,
    async user(claims = { name: 'Alice Example' }) {
      count += 1;
      const { body } = await api('POST', `/admin/services/${id}/users`, { login: `alice${count}`, password: PASSWORD, claims });
      return body as unknown as User;
    },
    async withTotp(user) {
      const { body } = await api('POST', `/admin/services/${id}/users/${user.id}/totp`);
      return new TOTP({ secret: Secret.fromBase32(String(body['secret'])) });
    },
    authorize: (more = {}) => `${service.authorizationEndpoint ?? ''}?${new URLSearchParams({
      response_type: 'code', client_id: String(client.clientId), redirect_uri: redirectUri, scope: 'openid accounts', state: 'xyz', ...more,
    }).toString()}`,
    page: (name) => `${hosted}/${id}/interaction/${name}`,
  };
}

/** A window of its own. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB', viewport: { width: 900, height: 900 }, ...options });
  return { context, page: await context.newPage() };
}

/** What the client heard: the parameters at its redirect URI, once the browser is there. */
export async function heardBy(page: Page): Promise<Record<string, string>> {
  await page.waitForURL(/\/cb\?/);
  return Object.fromEntries(new URL(page.url()).searchParams);
}

export async function signIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('#submit');
}

/** axe finds nothing; by night, only colours differ. */
export async function expectAccessible(page: Page): Promise<void> {
  const find = async (colorScheme: 'light' | 'dark'): Promise<readonly string[]> => {
    await page.emulateMedia({ colorScheme });
    // Without frames there is nothing that would need a page beside this one.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  const title = await page.title();
  expect({ title, light: await find('light'), dark: await find('dark') }).toEqual({ title, light: [], dark: [] });
}
