import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fapi1Baseline } from '../../profiles/fapi1-baseline.js';
import { items, itemsOf, unkept, proof } from '../examples/profile.js';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_fapi1Baseline as examples } from './clauses.examples.js';

/** The numbered items of each section, as the specification counts them; withdrawn ones keep their numbers. */
const sections: Readonly<Record<string, number>> = {
  '5.2.2': 22, '5.2.2.1': 6, '5.2.2.2': 1, '5.2.2.3': 1, '5.2.3': 11, '5.2.4': 4, '6.2.1': 14, '6.2.2': 5, '7.1': 2, '7.5': 2,
};

const profile = fapi1Baseline;
const clauses = profile.rules.filter(({ id }) => id.startsWith('FAPI1-BASE-'));
const runs = examplesOf(profile.rules, examples, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test.each(Object.entries(sections))('section %s is there, item by item and in order', (section, count) => expect(itemsOf(clauses, `FAPI1-BASE-${section}`)).toEqual(items(count)));

test('no numbered clause stands in another section', () =>
  expect(clauses.filter(({ id }) => /-\d+$/.test(id)).map(({ id }) => id.slice('FAPI1-BASE-'.length).replace(/-\d+$/, '')).filter(section => !(section in sections))).toEqual([]));

test('what is said to keep a clause is there: files and rules', () =>
  expect(unkept(clauses, profile, file => existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]));

const { gaps, said } = proof(profile.title, clauses, runs);

test(said, () => expect(gaps).toEqual([]));
