import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { ResultCode } from '@symbolon/engine';
import { isKnownResultCode } from './index.js';
import { consecutive, literals, rulesByCode, rulesOfCodesFile, sources } from './testing/codes-of-rules.js';

/* The catalogue against the code that answers its codes. */

describe('every code that can be answered', () => {
  const answering = ['libs/engine/src', 'apps/auth-server/src', 'libs/contract/src'].flatMap(sources);

  test('is in the catalogue, with a sentence of ours', () => {
    const used = answering.flatMap(({ name, text }) => [...literals(text), ...consecutive(text)].map((code) => [code, name] as const));
    expect(new Set(used.map(([code]) => code)).size).toBeGreaterThan(700);
    expect(used.filter(([code]) => !isKnownResultCode(code)).map(([code, name]) => `${code} in ${name}`)).toEqual([]);
  });
});

/** Codes that several rules answer, and why that is right: the reference has one code for all of it, or none at all. */
interface SharedCodes {
  readonly reason: string;
  readonly codes: readonly ResultCode[];
}

const SHARED: readonly SharedCodes[] = [
  { reason: 'One code for parameters that cannot be read, be they malformed or too long.', codes: ['A004202', 'A047202', 'A113202', 'A145202', 'A245202'] },
  { reason: 'One code for a proof that is wrong; where the reference tells more (algorithm, key, nonce) the rules have codes of their own.',
    codes: ['A065310', 'A089313', 'A254301', 'A350301'] },
  { reason: 'The response type is missing where it counts: in the parameters.', codes: ['A009301'] },
  { reason: 'A response type with a code is not to be had without the grant of the code.', codes: ['A009305', 'A009306'] },
  { reason: 'One code for a client that is not found, by its id or by an alias.', codes: ['A247307'] },
  { reason: 'One code for credentials in the wrong place.', codes: ['A157357'] },
  { reason: 'One code for a key that is too short, whatever its type.', codes: ['A150381', 'A150382', 'A152303'] },
  { reason: 'One code for an algorithm that is not allowed, none among them.', codes: ['A150306', 'A150322', 'A150330', 'A151301', 'A152302', 'A152304', 'A152351', 'A153301', 'A153351'] },
  { reason: 'One code for a certificate that cannot be read, wherever it is needed.', codes: ['A157328'] },
  { reason: 'One code for a chain that is not valid, dates included.', codes: ['A157339'] },
  { reason: 'One code for a malformed alternative name of any kind.', codes: ['A157352'] },
  { reason: 'At PAR the reference has one code where the authorization endpoint has several.', codes: ['A246306', 'A248309', 'A248315', 'A248317'] },
  { reason: 'One code for a parameter that came twice and has none of its own, at either endpoint.', codes: ['A250301'] },
  { reason: 'Authorization details that are no list, in a parameter or in a request object.', codes: ['A249305'] },
  { reason: 'The reference has no code; ours names the demand that two clauses share.',
    codes: ['A053312', 'A294355', 'A294358', 'A294359', 'A295352', 'A295353'] },
];

describe('codes of rules', () => {
  const rulesOf = rulesByCode();
  /** Profiles repeat what other specifications demand, and the fault is the same then; so each is held against itself. */
  const specification = (id: string): string => /^FAPI[^.]*?-(?=\d)/.exec(id)?.[0] ?? 'all others';
  const isShared = ([, ids]: readonly [ResultCode, ReadonlySet<string>]): boolean => new Set([...ids].map(specification)).size < ids.size;

  test('are known to the pages (npm run docs:rules)', () =>
    expect(readFileSync(new URL('rules-of-codes.ts', import.meta.url), 'utf8')).toBe(rulesOfCodesFile()));

  test('are found', () => {
    expect(rulesOf.size).toBeGreaterThan(250);
    expect(rulesOf.get('A124308')).toContain('RFC7636-4.3-S256');
    expect(rulesOf.get('A005331')).toEqual(new Set(['JAR-6.2-right']));
  });

  test('belong to one rule, but for those that the reference does not keep apart', () => {
    const shared = [...rulesOf].filter(isShared).map(([code]) => code).sort();
    const allowed = SHARED.flatMap(({ codes }) => codes);
    expect(shared.filter((code) => !allowed.includes(code)).map((code) => `${code}: ${[...(rulesOf.get(code) ?? [])].join(', ')}`)).toEqual([]);
    expect(allowed.filter((code) => !shared.includes(code))).toEqual([]);
    expect(allowed).toHaveLength(new Set(allowed).size);
  });
});
