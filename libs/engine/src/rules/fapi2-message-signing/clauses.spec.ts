import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fapi2MessageSigning } from '../../profiles/fapi2-message-signing.js';
import { items, itemsOf, unkept, proof } from '../examples/profile.js';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { messageSigningParts } from '../../profiles/switches.js';
import { examples_fapi2MessageSigning as examples } from './clauses.examples.js';

/** The numbered items of each section, as the specification counts them; withdrawn ones keep their numbers. */
const sections: Readonly<Record<string, number>> = {
  '5.3.1': 5, '5.3.2': 5, '5.4.1': 1, '5.4.2': 2, '5.5.1': 1, '5.5.2': 2, '5.6.2': 1,
};

const profile = fapi2MessageSigning(messageSigningParts);
const clauses = profile.rules.filter(({ id }) => id.startsWith('FAPI2-MS-FINAL-'));
const runs = examplesOf(profile.rules, examples, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test.each(Object.entries(sections))('section %s is there, item by item and in order', (section, count) => expect(itemsOf(clauses, `FAPI2-MS-FINAL-${section}`)).toEqual(items(count)));

test('no numbered clause stands in another section', () =>
  expect(clauses.filter(({ id }) => /-\d+$/.test(id)).map(({ id }) => id.slice('FAPI2-MS-FINAL-'.length).replace(/-\d+$/, '')).filter(section => !(section in sections))).toEqual([]));

test('what is said to keep a clause is there: files and rules', () =>
  expect(unkept(clauses, profile, file => existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]));

const { gaps, said } = proof(profile.title, clauses, runs);

test(said, () => expect(gaps).toEqual([]));
