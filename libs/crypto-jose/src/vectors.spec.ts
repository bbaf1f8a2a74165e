import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JWSAlg } from '@symbolon/engine';
import { compactVerify, type JWK } from 'jose';
import { setOf } from './fixtures/keys.js';
import { wycheproofCases, type WycheproofCase } from './fixtures/wycheproof.js';
import { createJose } from './jose.js';

const jose = createJose();

/** Whether one of the keys verifies the JWS here, each with the algorithm that it declares. */
async function weAccept(jws: string, jwks: readonly JsonObject[]): Promise<boolean> {
  const decoded = jose.decode(jws);
  const set = jose.keys(setOf(...jwks));
  if ('problem' in decoded || 'problem' in set) return false;
  for (const key of set.keys) {
    if (await jose.verify(decoded, key, (key.alg ?? decoded.header['alg']) as JWSAlg)) return true;
  }
  return false;
}

async function joseAccepts(jws: string, jwks: readonly JsonObject[]): Promise<boolean> {
  const verdicts = jwks.map(async (jwk) => {
    try {
      await compactVerify(jws, jwk as JWK, { algorithms: [String(jwk['alg'] ?? headerAlg(jws))] });
      return true;
    } catch {
      return false;
    }
  });
  return (await Promise.all(verdicts)).includes(true);
}

const headerAlg = (jws: string): unknown =>
  (JSON.parse(Buffer.from(jws.split('.', 1).join(''), 'base64url').toString()) as JsonObject)['alg'];

interface Deviation {
  readonly ours: boolean;
  readonly theirs: boolean;
  readonly reason: string;
}

const STRICT_BASE64 = { ours: false, theirs: true, reason: 'jose skips white space and stray bits in base64url; here it is refused' };
const CHOICE_OF_KEY = { ours: true, theirs: true, reason: 'about choosing a key from a set, which is the business of the caller' };
const SHORT_SECRET = { ours: false, theirs: true, reason: 'jose does not ask for the length that RFC 7518, 3.2 demands' };
const ROCA = { ours: false, theirs: true, reason: 'jose does not look for the mark of CVE-2017-15361' };
const FAULTY_FILE = { ours: true, theirs: true, reason: 'the text in the file is that of the valid case; its padding was lost' };
const OTHER_ALG = { ours: false, theirs: false, reason: 'the key in the file declares an algorithm that is not that of the JWS, or none that exists' };
const LENIENT_VERDICT = { ours: false, theirs: false, reason: 'the file lets a decoder skip foreign characters' };

/** Where a verdict differs from that of the file, by group and comment of the case. */
const DEVIATIONS: Readonly<Record<string, Deviation>> = {
  'rfc7520 Figure20': OTHER_ALG,
  'rfc7520 Figure27': OTHER_ALG,
  'rfc7520WithKeyOps Figure20': OTHER_ALG,
  'rfc7520WithKeyOps Figure27': OTHER_ALG,
  'base64 rejectsSpacesInMac': STRICT_BASE64,
  'base64 spacesInHeader': STRICT_BASE64,
  'base64 spacesInPayload': STRICT_BASE64,
  'base64 MacOfIncorrectlyEncodedMessage': STRICT_BASE64,
  'base64 invalidBase64Padding': FAULTY_FILE,
  'base64 invalidBase64PaddingInPayload': FAULTY_FILE,
  'base64 InvalidCharacterInsertedInHeader': LENIENT_VERDICT,
  'base64 InvalidCharacterInsertedInPayload': LENIENT_VERDICT,
  'jws_mixedSymmetryKeyset rejectsValid': CHOICE_OF_KEY,
  'jws_duplicate_kid rejectsDuplicateKid': CHOICE_OF_KEY,
  'jws_rsa_roca_key rejectsKeyWithRocaVulnerability': ROCA,
  'keysize_too_small rejects1024bitRsaKey': { ours: true, theirs: false, reason: 'rules judge between 1024 and 2048 bits' },
  'exponentOne rejectsPublicExponent1': { ours: false, theirs: true, reason: 'jose takes an exponent of 1' },
  'HS256 key_too_short': SHORT_SECRET,
  'HS384 key_too_short': SHORT_SECRET,
  'HS512 key_too_short': SHORT_SECRET,
};

describe.each(['json_web_signature_test.json', 'json_web_key_test.json', 'json_web_crypto_test.json'])('Wycheproof %s', (file) => {
  const cases: readonly WycheproofCase[] = wycheproofCases(file) ?? [];

  test('has the verdict of the file, here and in jose, apart from known deviations', async () => {
    const wrong: string[] = [];
    let deviating = 0;
    for (const { name, group, comment, compact, keys, valid } of cases) {
      const deviation = DEVIATIONS[`${group} ${comment}`];
      if (deviation !== undefined) deviating += 1;
      const expected = deviation ?? { ours: valid, theirs: valid };
      const ours = await weAccept(compact, keys);
      const theirs = await joseAccepts(compact, keys);
      if (ours !== expected.ours || theirs !== expected.theirs) wrong.push(`${name}: file ${valid}, here ${ours}, jose ${theirs}`);
    }
    const note = cases.length === 0 ? ' (the file is absent)' : `, ${deviating} of them known deviations`;
    process.stdout.write(`Wycheproof ${file}: ${cases.length} signature cases run${note}\n`);
    expect(wrong).toEqual([]);
  });
});

describe('own vectors', () => {
  const vectors = JSON.parse(readFileSync(new URL('fixtures/own-vectors.json', import.meta.url), 'utf8')) as readonly {
    readonly alg: JWSAlg;
    readonly comment: string;
    readonly valid: boolean;
    readonly jwk: JsonObject;
    readonly jws: string;
  }[];

  test.each(vectors.map((vector) => [vector.alg, vector.comment, vector] as const))('%s: %s', async (alg, _, { jwk, jws, valid }) => {
    expect(await weAccept(jws, [{ ...jwk, alg }])).toBe(valid);
    // Web Crypto has no secp256k1.
    if (alg !== 'ES256K') expect(await joseAccepts(jws, [{ ...jwk, alg }])).toBe(valid);
  });
});
