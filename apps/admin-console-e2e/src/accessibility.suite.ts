import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pagesOf } from '@symbolon/contract/catalogue';
import { context } from './support/context.js';
import { useBrowser } from './support/suite.js';

/* Run by `npm run accessibility`: axe on every page takes longer than all other scenarios together. */

const browser = useBrowser();
const { serviceId, clientId } = context.credentials.demo;
const service = `/services/${serviceId}`;
const client = `${service}/clients/${clientId}`;

/** Pages with a form of their own. */
const pages = [
  '/services', '/services/new', '/operators', '/audit-logs', service, `${service}/clients`, `${service}/clients/new`, `${service}/tokens`, `${service}/access-tokens`,
  `${service}/json`, `${service}/readiness`, `${service}/playground`, `${service}/requests`, `${service}/keys`, '/rules', client, `${client}/secret`, '/nowhere',
];
const settings = [
  ...pagesOf.service.map(({ path = '' }) => `${service}/settings/${path}`),
  ...pagesOf.client.map(({ path = '' }) => `${client}/settings/${path}`),
];
/** One page for each kind of editor. */
const editors = ['endpoints/general', 'endpoints/authorization', 'tokens/advanced/scope', 'keys/jwk-set'].map((path) => `${service}/settings/${path}`);

async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.replaceAll('\n', ' ').slice(0, 200)}`));
}

describe('accessibility', () => {
  // All pages of settings are made of the same editors: each of them once, each editor in every combination.
  it.each([['en', 'light', 'dark'], ['ja', 'dark', 'light']] as const)('axe finds no violation on any page: %s, %s, then %s', async (language, first, second) => {
    await using console = await browser.open({ language });
    const found: string[] = [];
    for (const path of [...pages, ...editors]) {
      await console.visit(path);
      for (const colorScheme of [first, second]) {
        await console.page.emulateMedia({ colorScheme });
        await console.page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        found.push(...(await violationsOn(console.page)).map((violation) => `${path} ${colorScheme} ${violation}`));
      }
    }
    expect(found).toEqual([]);
    expect(await console.page.evaluate(() => document.documentElement.lang)).toBe(language);
  }, 120_000);

  it('axe finds no violation on any page of settings', async () => {
    await using console = await browser.open();
    const found: string[] = [];
    for (const path of settings) {
      await console.visit(path);
      found.push(...(await violationsOn(console.page)).map((violation) => `${path} ${violation}`));
    }
    expect(found).toEqual([]);
  }, 120_000);
});
