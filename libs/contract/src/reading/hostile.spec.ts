import { describe, expect, test } from '@jest/globals';
import * as management from '../requests/management.js';
import { fromTexts } from '../requests/form.js';
import { readRequest } from '../requests/read-request.js';
import * as requests from '../requests/requests.js';
import type { RequestSpec } from '../requests/spec.js';
import { isKnownResultCode } from '../result-codes/index.js';
import { clientSettings } from '../settings/client.js';
import { objectTypes } from '../settings/object-types.js';
import { serviceSettings } from '../settings/service.js';
import type { Setting, Settings } from '../settings/setting.js';
import { compile, isObject, MISFIT } from './compile.js';
import { problemsOf } from './problems.js';
import type { Problem } from './problem.js';
import { readClient, readService } from './read-settings.js';

const nest = (depth: number): unknown => {
  let value: unknown = [];
  for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { elements: value, a: value };
  return value;
};
const deep = nest(20_000);
const deepText = '{"a":'.repeat(40_000);

/** One of every JSON type, tame and wild. */
const values: readonly unknown[] = [
  null, true, false, 0, -0, 1, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, 2 ** 63, '', ' ', 'x', 'true', '12', '-12', '99999999999999999999', '\u0000', '\ud800',
  'x'.repeat(200_001), deepText, '[]', '{}', 'null', [], [null], [undefined], [[]], [{}], [0], [false], [''], ['x'], ['x', 'x'], new Array(5_000).fill('x'),
  new Array(20_000).fill({}), {}, { key: 5 }, { length: 3 }, { name: [] }, { toString: 5 }, JSON.parse('{"__proto__":{"key":"x"},"constructor":1}'), deep, [deep],
];

function sound(problems: readonly Problem[]): void {
  expect(problems.length).toBeLessThanOrEqual(100);
  const odd = problems.filter(({ resultCode, expected, received }) => !isKnownResultCode(resultCode) || !expected || !received);
  expect(odd).toEqual([]);
}

describe.each([
  ['service', serviceSettings as Settings, readService],
  ['client', clientSettings as Settings, readClient],
])('a %s', (_, table, readBody) => {
  const names = Object.keys(table).filter((name) => table[name]?.readOnly !== true);

  test.each(names)('%s with every kind of value', (name) => {
    const only = { [name]: table[name] } as Settings;
    const readObject = compile(only, { defaults: true });
    for (const [at, value] of values.entries()) {
      const problems = problemsOf(only, { [name]: value });
      sound(problems.slice(0, 100));
      // What the reader cannot take is always worded, and worded at its place.
      if (problems.length === 0) expect([at, readObject({ [name]: value }) === MISFIT]).toEqual([at, false]);
      expect(problems.every(({ property }) => property.startsWith(name))).toBe(true);
    }
  });

  test.each([...values.keys()])('every property at once with value %d', (at) => {
    const reading = readBody(Object.fromEntries(names.map((name) => [name, values[at]])));
    sound(reading.kind === 'refused' ? reading.problems : []);
  });
});

const specs = Object.entries({ ...requests, ...management }) as [string, RequestSpec<unknown>][];

describe.each(specs)('%s', (_, spec) => {
  test.each(Object.keys(spec.settings))('%s with every kind of value', (name) => {
    for (const [at, value] of values.entries()) {
      const reading = readRequest(spec, { [name]: value });
      sound(reading.kind === 'refused' ? reading.problems : []);
      // Words are found for what does not conform, and for nothing else.
      const body = { [name]: value };
      const worded = [body, fromTexts(spec.settings, body) ?? body].every((each) => problemsOf(spec.settings, each).length > 0);
      expect([at, worded]).toEqual([at, reading.kind === 'refused']);
      if (reading.kind === 'refused') {
        expect(reading.problems.map(({ resultCode }) => resultCode)).toEqual(reading.problems.map(() => 'A126202'));
        expect(reading.problems.every(({ property }) => property.startsWith(name))).toBe(true);
      }
    }
  });

  test('the values that come out have the types of the table', () => {
    for (const name of Object.keys(spec.settings)) {
      for (const value of values) {
        const reading = readRequest(spec, { [name]: value });
        if (reading.kind === 'read') expect(fits(spec.settings, reading.value)).toBe(true);
      }
    }
  });
});

function fits(table: Settings, value: unknown): boolean {
  return isObject(value) && Object.entries(value).every(([name, member]) => {
    const setting = table[name];
    if (!setting) return false;
    return setting.array ? Array.isArray(member) && member.every((entry) => fitsOne(setting, entry)) : fitsOne(setting, member);
  });
}

function fitsOne({ kind, ref }: Setting, value: unknown): boolean {
  if (kind === 'object') return ref !== undefined && fits(objectTypes[ref], value);
  if (kind === 'boolean') return typeof value === 'boolean';
  return kind === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string' && value !== '';
}

test('a body of a million bad entries costs what finding the first takes', () => {
  const start = performance.now();
  const reading = readRequest(requests.introspectionRequest, { scopes: new Array(1_000_000).fill(5), headers: new Array(1_000_000).fill({}) });
  expect(reading.kind === 'refused' && reading.problems.length).toBe(40);
  expect(performance.now() - start).toBeLessThan(1_000);
});
