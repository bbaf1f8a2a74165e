import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepMasterKey, parseMasterKeys } from './master-key.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'symbolon-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the generated key stays the same and is for its owner only', () => {
  const [key] = keepMasterKey(join(folder, 'data'));
  expect(key?.key).toHaveLength(32);
  expect(keepMasterKey(join(folder, 'data'))).toEqual([key]);
  expect(statSync(join(folder, 'data/master.key')).mode & 0o777).toBe(0o600);
});

test('a damaged key file is not replaced', () => {
  writeFileSync(join(folder, 'master.key'), 'damaged');
  expect(() => keepMasterKey(folder)).toThrow('does not hold a master key');
});

test('a key without an id keeps the id that follows from it, wherever it stands', () => {
  const [first, second] = ['11', '22'].map((byte) => byte.repeat(32));
  const [alone] = parseMasterKeys(String(first)) ?? [];
  expect(parseMasterKeys(`${second},${first}`)?.[1]).toEqual(alone);
  expect(parseMasterKeys(Buffer.from(String(first), 'hex').toString('base64'))).toEqual([alone]);
});
