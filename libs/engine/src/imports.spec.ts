import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/* The engine stands alone, and what a profile is called is known only where profiles are. */

const root = fileURLToPath(new URL('./', import.meta.url));
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map(name => ({ name: name.split(sep).join('/'), text: readFileSync(resolve(root, name), 'utf8') }));

const IMPORT = /\bfrom\s+(['"])(.*?)\1|\bimport\s*\(?\s*(['"`])(.*?)\3/g;
const importsOf = (text: string): readonly string[] => [...text.matchAll(IMPORT)].map(([, , from, , path = '']) => from ?? path);

/** Why an import leads out of the engine, if it does. */
function strays(name: string, path: string): boolean {
  if (!path.startsWith('./') && !path.startsWith('../')) return true;
  const target = relative(root, resolve(root, name, '..', path));
  return target.startsWith('..') || !path.endsWith('.js');
}

test('there are sources, and imports in them', () => {
  expect(sources.length).toBeGreaterThan(80);
  expect(sources.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(300);
});

test('every source file of the engine imports its own files only', () =>
  expect(sources.flatMap(({ name, text }) => importsOf(text).filter(path => strays(name, path)).map(path => `${name}: ${path}`))).toEqual([]));

test.each([
  ['index.ts', 'jose', true], ['index.ts', 'node:crypto', true], ['index.ts', '@symbolon/contract', true], ['index.ts', '../../contract/src/index.js', true],
  ['rules/rule.ts', '../../../contract/src/index.js', true], ['rules/rule.ts', './spec', true], ['rules/rule.ts', '../model/json.js', false],
])('%s importing %s would stray: %p', (name, path, expected) => expect(strays(name, path)).toBe(expected));

test('the profile is known in rules, profiles and model alone', () => {
  const elsewhere = sources.filter(({ name }) => !/^(?:rules|profiles|model)\//.test(name));
  const mentions = elsewhere.flatMap(({ name, text }) => text.split('\n').flatMap((line, index) => (/fap[i]/i.test(line) || /fap[i]/i.test(name) ? [`${name}:${index + 1}`] : [])));
  expect(elsewhere.length).toBeGreaterThan(40);
  expect(mentions).toEqual([]);
});

test('no test of the engine runs in its sources, and no source asks for the time or for chance', () =>
  expect(sources.filter(({ text }) => /@jest\/globals|Date\.now\(|Math\.random\(|new Date\(\)/.test(text)).map(({ name }) => name)).toEqual([]));
