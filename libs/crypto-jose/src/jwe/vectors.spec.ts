import { expect, test } from '@jest/globals';
import type { JsonObject } from '@symbolon/engine';
import { compactDecrypt, type JWK } from 'jose';
import { setOf } from '../fixtures/keys.js';
import { wycheproofCases } from '../fixtures/wycheproof.js';
import { createJose } from '../jose.js';
import { isProblem } from '../problem.js';

const FILE = 'json_web_encryption_test.json';
const jose = createJose();

/** The plaintext here, hexadecimal, with the algorithms of the header. */
async function weRead(compact: string, jwk: JsonObject): Promise<string | undefined> {
  const decoded = jose.decodeJwe(compact);
  const set = jose.keys(setOf(jwk));
  if ('problem' in decoded || 'problem' in set || set.keys[0] === undefined) return undefined;
  const text = await jose.decrypt(compact, set.keys[0], decoded.alg, decoded.enc);
  return isProblem(text) ? undefined : Buffer.from(text, 'utf8').toString('hex');
}

async function joseReads(compact: string, jwk: JsonObject): Promise<string | undefined> {
  try {
    const { plaintext } = await compactDecrypt(compact, { ...jwk } as JWK);
    return Buffer.from(plaintext).toString('hex');
  } catch {
    return undefined;
  }
}

interface Deviation {
  readonly ours: boolean;
  readonly theirs: boolean;
  readonly reason: string;
}

const NOT_IN_JOSE = { ours: true, theirs: false, reason: 'jose has dropped RSA1_5' };
const COMPRESSED = { ours: false, theirs: true, reason: 'compression is refused: a small JWE could hold a huge text' };

/** Where a verdict differs from that of the file, by group and comment of the case. */
const DEVIATIONS: Readonly<Record<string, Deviation>> = {
  'jwe_rsa1_5 acceptsA128GCM': NOT_IN_JOSE,
  'jwe_rsa1_5 acceptsA192GCM': NOT_IN_JOSE,
  'jwe_rsa1_5 acceptsA256GCM': NOT_IN_JOSE,
  'jwe_rsa1_5 acceptsA128CBC-HS256': NOT_IN_JOSE,
  'jwe_rsa1_5 acceptsA192CBC-HS384': NOT_IN_JOSE,
  'jwe_rsa1_5 acceptsA256CBC-HS512': NOT_IN_JOSE,
  'jwe_rsa1_5 validPadding': NOT_IN_JOSE,
  'rfc_7520 Figure81': NOT_IN_JOSE,
  'rfc_7520 Figure170': COMPRESSED,
};

test('has the verdict of the file, here and in jose, apart from known deviations', async () => {
  const cases = wycheproofCases(FILE, 'jwe') ?? [];
  const wrong: string[] = [];
  let deviating = 0;
  for (const { name, group, comment, compact, keys, valid, plaintext } of cases) {
    const deviation = DEVIATIONS[`${group} ${comment}`];
    if (deviation !== undefined) deviating += 1;
    const expected = deviation ?? { ours: valid, theirs: valid };
    const [ours, theirs] = await Promise.all([weRead(compact, keys[0] ?? {}), joseReads(compact, keys[0] ?? {})]);
    if ((ours !== undefined) !== expected.ours || (theirs !== undefined) !== expected.theirs) {
      wrong.push(`${name}: file ${valid}, here ${ours !== undefined}, jose ${theirs !== undefined}`);
    }
    if (ours !== undefined && ours !== plaintext) wrong.push(`${name}: another plaintext`);
  }
  const note = cases.length === 0 ? ' (the file is absent)' : `, ${deviating} of them known deviations`;
  process.stdout.write(`Wycheproof ${FILE}: ${cases.length} encryption cases run${note}\n`);
  expect(wrong).toEqual([]);
});
