import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { profiles } from '../profiles/catalogue.js';
import { tally } from './examples/profile.js';
import { aService } from './examples/settings.js';
import { examplesOf, unproven, type Examples } from './examples/table.js';
import type { Rule } from './rule.js';

/* Every rule of every profile has an example that passes and one that fails, in some `*.examples.ts` beside it. */

const here = new URL('./', import.meta.url);
const files = readdirSync(fileURLToPath(here), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.examples.ts'));
const tables: Examples[] = [];
// One after the other: Jest links modules that are imported at the same time twice.
for (const name of files) {
  const module = (await import(new URL(name.replaceAll('\\', '/'), here).href)) as Readonly<Record<string, Examples>>;
  for (const [exported, table] of Object.entries(module)) if (exported.startsWith('examples_')) tables.push(table);
}

/** Checks that have no way to fail, and why. */
const neverFail: Readonly<Record<string, string>> = {
  'API-fapi1-baseline-switched service': 'where nothing switches the profile on, a client may still do so for itself: unknown',
  'API-fapi1-advanced-switched service': 'the same',
  'API-fapi2-switched service': 'the same',
  'API-fapi2-ms-switched service': 'the same',
};

const rules: readonly Rule[] = [...new Set(profiles.flatMap(profile => profile.rules))];
const checked = rules.filter(({ request, service, client, limit }) => [request, service, client, limit].some(check => check !== undefined));
const runs = tables.flatMap(table => examplesOf(rules, table, aService()));

const gaps = unproven(rules, runs).filter(gap => !Object.keys(neverFail).some(name => gap.startsWith(`${name}:`)));

test(tally('All profiles', rules, gaps), () => expect(gaps).toEqual([]));

test('what is said never to fail has an example that is unknown', () =>
  expect(Object.keys(neverFail).filter(name => !runs.some(run => `${run.id} ${run.of}` === name && run.expected === 'unknown'))).toEqual([]));

test.each(profiles.map(profile => [profile.id, profile] as const))('no id occurs twice in %s', (_, profile) => {
  const ids = profile.rules.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('a rule that several profiles contain is one and the same object, so that an id means one thing', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test.each(rules.map(rule => [rule.id, rule] as const))('%s says what it demands, and who keeps it', (_, rule) => {
  expect(checked.includes(rule) || (rule.byConstruction ?? '').length > 10 || (rule.outOfScope ?? '').length > 20).toBe(true);
  expect(rule.demands.en).toMatch(/^.{10,}\.$/s);
  expect(rule.demands.ja).toMatch(/^.{5,}。$/s);
});
