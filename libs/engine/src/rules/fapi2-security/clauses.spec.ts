import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { proof } from '../examples/profile.js';
import { aClient, aService } from '../examples/settings.js';
import { examplesOf, type ExampleRun, type RuleExamples } from '../examples/table.js';
import { fapi2Security } from '../../profiles/fapi2-security.js';
import type { Rule } from '../rule.js';
import { fapi2Security_examples as examples } from './examples.js';

/** The numbered items of each section, as the specification counts them. */
const items = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1));
const sections: Readonly<Record<string, readonly string[]>> = {
  '5.2.1': items(5), '5.2.2': items(2), '5.2.3': items(3),
  '5.3.2.1': items(14), '5.3.2.2': items(14), '5.3.3.1': items(13), '5.3.3.2': items(7), '5.3.4': items(5),
  '5.4.1': ['1.1', '1.2', '1.3', '2', '3', '4'], '5.4.2': items(3),
};

const clauses = fapi2Security.rules.filter(({ id }) => id.startsWith('FAPI2-SP-FINAL-'));
const isChecked = (rule: Rule): boolean => rule.request !== undefined || rule.service !== undefined || rule.client !== undefined || rule.limit !== undefined;
const runs: readonly ExampleRun[] = examplesOf(fapi2Security.rules, examples, aService());

test.each(Object.entries(sections))('section %s is there, item by item and in order', (section, numbers) => {
  const prefix = `FAPI2-SP-FINAL-${section}-`;
  expect(clauses.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => id)).toEqual(numbers.map(number => prefix + number));
});

test('sections without a list are there too', () =>
  expect(clauses.map(({ id }) => id)).toEqual(expect.arrayContaining(['FAPI2-SP-FINAL-5.3.2.3', 'FAPI2-SP-FINAL-5.4.3'])));

test('no id occurs twice in the profile', () => {
  const ids = fapi2Security.rules.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test.each(clauses.map(rule => [rule.id, rule] as const))('%s is checked, kept by construction, or out of scope with a reason', (_, rule) => {
  expect(isChecked(rule) || (rule.byConstruction ?? '').length > 10 || (rule.outOfScope ?? '').length > 20).toBe(true);
  expect(rule.demands.en.length).toBeGreaterThan(10);
  expect(rule.demands.ja.length).toBeGreaterThan(5);
});

test('what is said to keep a clause is there: files and rules', () => {
  const ids = fapi2Security.rules.map(({ id }) => id);
  const said = clauses.map(({ byConstruction = '', outOfScope = '' }) => `${byConstruction} ${outOfScope}`).join(' ');
  const files = [...said.matchAll(/[a-z0-9-]+\/[a-z0-9/-]+\.ts/g)].map(([file]) => file);
  const named = [...said.matchAll(/\b(?:FAPI2-SP-FINAL|RFC\d+|OIDCC|DPOP)-[\w.-]*\w/g)].map(([id]) => id);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter(file => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter(name => !ids.some(id => id === name))).toEqual([]);
});

const { gaps, said } = proof(fapi2Security.title, clauses, runs);

test(said, () => expect(gaps).toEqual([]));

test('every example belongs to a clause of the profile', () =>
  expect(runs.filter(({ run }) => run() === 'no such check')).toEqual([]));

const fixable = (Object.entries(examples) as [string, RuleExamples][]).flatMap(([id, { service = [], client = [] }]) => {
  const rule = fapi2Security.rules.find(each => each.id === id);
  return [
    ...service.flatMap(([name, given, expected]) => (expected.startsWith('fail') && rule?.service?.fix !== undefined
      ? [{ title: `${id} ${name}`, change: rule.service.fix(given), fixed: () => rule.service?.check({ ...given, ...rule.service.fix?.(given) }).kind }] : [])),
    ...client.flatMap(([name, given, expected, of = aService()]) => (expected.startsWith('fail') && rule?.client?.fix !== undefined
      ? [{ title: `${id} ${name}`, change: rule.client.fix(given, of), fixed: () => rule.client?.check({ ...given, ...rule.client.fix?.(given, of) }, of).kind }] : [])),
  ];
}).filter(({ change }) => Object.keys(change).length > 0);

test.each(fixable)('$title: the fix mends it', ({ fixed }) => expect(fixed()).toBe('pass'));

test('a good service and client pass every clause that speaks of settings', () => {
  const verdicts = clauses.flatMap(({ id, service, client }) => [service?.check(aService()), client?.check(aClient(), aService())]
    .filter(verdict => verdict?.kind === 'fail' || verdict?.kind === 'unknown').map(verdict => ({ id, verdict })));
  expect(verdicts).toEqual([]);
});
