import { readdirSync, readFileSync } from 'node:fs';
import type { ResultCode } from '@symbolon/engine';

/* Which rule answers which code, as the sources say: a rule may choose a code by the facts, so only its text names all of them. */

const root = new URL('../../../../../', import.meta.url);
const TESTS = /\.spec\.ts$|\.examples\.ts$|(^|\/)(examples|testing)\//;

export const sources = (folder: string): readonly { readonly name: string; readonly text: string }[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !TESTS.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8') }));

export const literals = (text: string): readonly ResultCode[] => [...text.matchAll(/'(A\d{6})'/g)].map(([, code]) => code as ResultCode);

/** `four('A005312')` stands for the code and the three after it, `two` for the code and the one after. */
export const consecutive = (text: string): readonly ResultCode[] => [...text.matchAll(/\b(four|two)\(([^()]*)\)/g)].flatMap(([, how, first = '']) =>
  literals(first.split(',')[0] ?? '').flatMap((code) => Array.from({ length: how === 'four' ? 4 : 2 }, (_, step) => `A${String(Number(code.slice(1)) + step).padStart(6, '0')}` as ResultCode)));

interface Piece {
  readonly name: string;
  readonly text: string;
}

/** The top-level statements of a file by name; a list of rules is taken apart, one piece for each rule. */
function piecesOf(text: string): { readonly helpers: readonly Piece[]; readonly rules: readonly Piece[] } {
  const statements = text.split(/\n(?=(?:export )?(?:const|function) )/);
  const rules = statements.filter((statement) => /\bid: '/.test(statement)).flatMap((statement) =>
    statement.split(/(?=\bid: ')/).slice(1).map((each) => ({ name: /^id: '([^']+)'/.exec(each)?.[1] ?? '', text: each })));
  const helpers = statements.filter((statement) => !/\bid: '/.test(statement)).flatMap((statement) => {
    const name = /^(?:export )?(?:const|function) (\w+)/.exec(statement)?.[1];
    return name === undefined ? [] : [{ name, text: statement }];
  });
  return { helpers, rules };
}

/** The codes of a piece, and of the helpers that it names. */
function codesOf(piece: Piece, helpers: readonly Piece[], seen: ReadonlySet<string> = new Set([piece.name])): readonly ResultCode[] {
  const named = helpers.filter(({ name }) => !seen.has(name) && new RegExp(`\\b${name}\\b`).test(piece.text));
  const known = new Set([...seen, ...named.map(({ name }) => name)]);
  return [...literals(piece.text), ...consecutive(piece.text), ...named.flatMap((helper) => codesOf(helper, helpers, known))];
}

/** The rules by the codes that they answer. */
export function rulesByCode(): ReadonlyMap<ResultCode, ReadonlySet<string>> {
  const found = new Map<ResultCode, Set<string>>();
  for (const { helpers, rules } of sources('libs/engine/src/rules').map(({ text }) => piecesOf(text))) {
    for (const rule of rules) for (const code of codesOf(rule, helpers)) found.set(code, (found.get(code) ?? new Set()).add(rule.name));
  }
  return found;
}

/** Puts entries together, as many as a line takes. */
function lines(entries: readonly string[]): readonly string[] {
  const made: string[] = [];
  for (const entry of entries) {
    const last = made.at(-1);
    if (last !== undefined && last.length + entry.length < 180) made[made.length - 1] = `${last} ${entry}`;
    else made.push(`  ${entry}`);
  }
  return made;
}

/** The same as a source file; see rules-of-codes.ts. */
export function rulesOfCodesFile(): string {
  const entries = [...rulesByCode()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, rules]) => `${code}: [${[...rules].sort().map((rule) => `'${rule}'`).join(', ')}],`);
  return ['/* Generated from the rules by `npm run docs:rules`. */', '', '/** The rules that answer a code. */', 'export const rulesOfCodes: Readonly<Record<string, readonly string[]>> = {', ...lines(entries), '};', ''].join('\n');
}
