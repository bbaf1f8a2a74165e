import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { pagesOf } from '@symbolon/contract/catalogue';
import type { Console } from './support/console.js';
import { context } from './support/context.js';
import { rest } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();
const { serviceId, clientId } = context.credentials.demo;
const service = `/services/${serviceId}`;
const client = `${service}/clients/${clientId}`;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every path of routes.tsx, as it stands there, with an address. Splats stand for all pages of settings. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  'services': ['/services'], 'services/new': ['/services/new'], 'services/import': ['/services/import'], 'services/compare': [`/services/compare?left=${serviceId}&right=${serviceId}`],
  'services/:serviceId': [service], 'services/:serviceId/clients': [`${service}/clients`], 'services/:serviceId/clients/new': [`${service}/clients/new`],
  'services/:serviceId/clients/compare': [`${service}/clients/compare`], 'services/:serviceId/clients/:clientId': [client], 'services/:serviceId/clients/:clientId/secret': [`${client}/secret`],
  'services/:serviceId/clients/:clientId/history': [`${client}/history`], 'services/:serviceId/tokens': [`${service}/tokens`], 'services/:serviceId/users': [`${service}/users`],
  'services/:serviceId/inspect': [`${service}/inspect`], 'services/:serviceId/history': [`${service}/history`], 'services/:serviceId/transfer': [`${service}/transfer`],
  'services/:serviceId/playground': [`${service}/playground`], 'services/:serviceId/keys': [`${service}/keys`], 'services/:serviceId/requests': [`${service}/requests`],
  'services/:serviceId/access-tokens': [`${service}/access-tokens`], 'rules': ['/rules'], 'rules/:ruleId': ['/rules/FAPI2-SP-FINAL-5.3.2.2-12'], 'profile': ['/profile'], 'operators': ['/operators'],
  'audit-logs': ['/audit-logs'], 'discovery': [`${service}/discovery`], 'json': [`${service}/json`, `${client}/json`], 'readiness/:profile?': [`${service}/readiness`, `${client}/readiness`],
  'settings/*': [...pagesOf.service.map(({ path = '' }) => `${service}/settings/${path}`), ...pagesOf.client.map(({ path = '' }) => `${client}/settings/${path}`)],
  '*': ['/nowhere'],
};

/** A request that was refused, so that there is one to explain. */
async function refusedRequest(): Promise<string> {
  await rest('POST', `/api/${serviceId}/auth/authorization`, { parameters: `client_id=${clientId}&response_type=token&scope=myscope` });
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { items } = await rest<{ readonly items: readonly { readonly id: string }[] }>('GET', `/api/admin/services/${serviceId}/requests`);
    if (items[0] !== undefined) return `${service}/requests/${items[0].id}`;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error('The request log does not show the request.');
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** axe stays in the page while one goes from page to page as links do. */
async function violationsOn(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(where: Document, options: object): Promise<{ violations: readonly Violation[] }> } };
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary = '' }) => ({ html, failureSummary })) }));
  }, TAGS);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.replaceAll('\n', ' ').slice(0, 200)}`));
}

/** Goes to every page and looks at it in both schemes; each page begins in the one in which the page before ended. */
async function sweep({ page, visit }: Console, paths: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  // Colours on their way from one scheme to the other are nobody's.
  await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important; animation: none !important; }' });
  const found: string[] = [];
  for (const [at, path] of paths.entries()) {
    await visit(path);
    for (const scheme of at % 2 === 0 ? ['light', 'dark'] as const : ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
      found.push(...(await violationsOn(page)).map((violation) => `${path} ${scheme} ${violation}`));
    }
  }
  return found;
}

describe('accessibility', () => {
  it('no route of the console is left out', () => {
    const routes = readFileSync(new URL('../../admin-console/src/routes.tsx', import.meta.url), 'utf8');
    const paths = [...routes.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path);
    expect([...new Set(paths)].toSorted()).toEqual([...Object.keys(addresses), 'services/:serviceId/requests/:traceId'].toSorted());
  });

  it('axe finds no violation on any route, light and dark, English and Japanese', async () => {
    const all = [...Object.values(addresses).flat(), await refusedRequest()];
    // A window for each language: they are processes of their own, so both are looked at at once.
    const found = await Promise.all((['en', 'ja'] as const).map(async (language) => {
      await using console = await browser.open({ language });
      const violations = await sweep(console, all);
      return [await console.page.evaluate(() => document.documentElement.lang), violations];
    }));
    expect(found).toEqual([['en', []], ['ja', []]]);
  }, 600_000);
});
