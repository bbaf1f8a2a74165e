import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fapi1Advanced } from '../../profiles/fapi1-advanced.js';
import { items, itemsOf, unkept, proof } from '../examples/profile.js';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_fapi1Advanced_5_2_2 } from './5.2.2.examples.js';
import { examples_fapi1Advanced_5_2_3 } from './5.2.3.examples.js';
import { examples_fapi1Advanced_8 } from './8.examples.js';

const examples = { ...examples_fapi1Advanced_5_2_2, ...examples_fapi1Advanced_5_2_3, ...examples_fapi1Advanced_8 };

/** The numbered items of each section, as the specification counts them; withdrawn ones keep their numbers. */
const sections: Readonly<Record<string, number>> = {
  '5.2.2': 18, '5.2.2.1': 6, '5.2.2.2': 1, '5.2.3': 16, '5.2.3.1': 5, '5.2.3.2': 1, '6.2.1': 2, '8.5': 3, '8.6': 3, '8.6.1': 1, '8.9': 3,
};

const profile = fapi1Advanced;
const clauses = profile.rules.filter(({ id }) => id.startsWith('FAPI1-ADV-'));
const runs = examplesOf(profile.rules, examples, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test.each(Object.entries(sections))('section %s is there, item by item and in order', (section, count) => expect(itemsOf(clauses, `FAPI1-ADV-${section}`)).toEqual(items(count)));

test('no numbered clause stands in another section', () =>
  expect(clauses.filter(({ id }) => /-\d+$/.test(id)).map(({ id }) => id.slice('FAPI1-ADV-'.length).replace(/-\d+$/, '')).filter(section => !(section in sections))).toEqual([]));

test('what is said to keep a clause is there: files and rules', () =>
  expect(unkept(clauses, profile, file => existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]));

const { gaps, said } = proof(profile.title, clauses, runs);

test(said, () => expect(gaps).toEqual([]));
