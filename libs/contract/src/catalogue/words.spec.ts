import { describe, expect, test } from '@jest/globals';
import { profiles } from '@symbolon/engine';
import { existsSync, readFileSync } from 'node:fs';
import { enumNames } from '../settings/enums.js';
import { objectTypes } from '../settings/object-types.js';
import { clientSettings } from '../settings/client.js';
import { serviceSettings } from '../settings/service.js';
import type { ObjectTypeName, Settings } from '../settings/setting.js';
import { enumText, enumTexts } from './enum-texts.js';
import { knownScopeAttributes } from './scope-attributes.js';
import { typeTexts } from './type-texts.js';

/** Every object type that a setting leads to. */
function typesOf(tables: readonly Settings[], known: ReadonlySet<ObjectTypeName> = new Set()): ReadonlySet<ObjectTypeName> {
  const fresh = tables.flatMap((table) => Object.values(table).flatMap(({ ref }) => (ref === undefined || known.has(ref) ? [] : [ref])));
  return fresh.length === 0 ? known : typesOf(fresh.map((name) => objectTypes[name]), new Set([...known, ...fresh]));
}

describe('words of the small types', () => {
  test.each([...typesOf([serviceSettings, clientSettings])])('%s: title and all members, in both languages', (name) => {
    const text = typeTexts[name];
    expect(Object.keys(text?.members ?? {}).sort()).toEqual(Object.keys(objectTypes[name]).sort());
    for (const { label } of [{ label: text?.title }, ...Object.values(text?.members ?? {})]) {
      expect(label?.en).toBeTruthy();
      expect(label?.ja).toBeTruthy();
    }
  });
});

describe('words of the constants', () => {
  test.each(Object.entries(enumTexts))('%s: each constant once', (name, texts) =>
    expect(Object.keys(texts).sort()).toEqual([...enumNames[name as keyof typeof enumNames]].sort()));

  test('the client type as seed 004 has it', () => expect(enumText('ClientType', 'CONFIDENTIAL')).toEqual({ en: 'Confidential', ja: '機密' }));
});

describe('attributes of scopes', () => {
  test('lead to profiles that exist', () => {
    const ids = profiles.map(({ id }) => id);
    for (const { profile } of knownScopeAttributes) if (profile !== undefined) expect(ids).toContain(profile);
  });

  test('those of the seeds are there', () =>
    expect(knownScopeAttributes.map(({ key, value }) => `${key}=${value ?? ''}`)).toEqual(expect.arrayContaining(['fapi=r', 'fapi=rw', 'fapi2=sp'])));
});

test('nothing behind the browser entry needs a server', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: URL): void => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    expect(existsSync(file)).toBe(true);
    for (const [, typeOnly, from = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)'/gm)) {
      if (typeOnly) continue;
      if (from.startsWith('.')) visit(new URL(from.replace(/\.js$/, '.ts'), file));
      else packages.add(from);
    }
  };
  visit(new URL('./index.ts', import.meta.url));
  expect(seen.size).toBeGreaterThan(30);
  expect([...packages]).toEqual(['@symbolon/engine']);
});
