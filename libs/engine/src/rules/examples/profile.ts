import type { Profile } from '../../profiles/profile.js';
import type { Rule } from '../rule.js';
import { unproven, type ExampleRun } from './table.js';

/* What specs of a profile's clauses ask, whatever the profile. */

/** The numbered items of a list. */
export const items = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1));

/** The items of a section, as the rules have them. */
export const itemsOf = (rules: readonly Rule[], section: string): readonly string[] =>
  rules.filter(({ id }) => id.startsWith(`${section}-`)).map(({ id }) => id.slice(section.length + 1));

export const isChecked = ({ request, service, client, limit }: Rule): boolean => [request, service, client, limit].some(check => check !== undefined);

/** Files and rules that are said to keep a clause, but are not there. */
export function unkept(clauses: readonly Rule[], { rules }: Profile, exists: (file: string) => boolean): readonly string[] {
  const said = clauses.map(({ byConstruction = '', outOfScope = '' }) => `${byConstruction} ${outOfScope}`).join(' ');
  const files = [...said.matchAll(/[a-z0-9-]+\/[a-z0-9/-]+\.ts/g)].map(([file]) => file);
  const named = [...said.matchAll(/\b(?:FAPI1-BASE|FAPI1-ADV|FAPI-RW|FAPI2-SP-FINAL|FAPI2-MS-FINAL|JAR|RFC\d+|OIDCC|OAuth2-RT|DPOP)-[\w.-]*\w/g)].map(([id]) => id);
  const ids = new Set<string>(rules.map(({ id }) => id));
  return [...files.filter(file => !exists(file)), ...named.filter(id => !ids.has(id))];
}

/** How many of them are checked, and how many of those no example breaks; `npm test` prints these lines at its end. */
export function tally(title: string, rules: readonly Rule[], gaps: readonly string[]): string {
  const without = new Set(gaps.filter(gap => gap.endsWith('fail')).map(gap => gap.split(' ')[0]));
  return `${title}: ${rules.length} clauses, ${rules.filter(isChecked).length} checked, ${without.size} without a failing example`;
}

/** The checks among the clauses that no example passes or breaks, and their tally. */
export const proof = (title: string, clauses: readonly Rule[], runs: readonly ExampleRun[]): { readonly gaps: readonly string[]; readonly said: string } => {
  const gaps = unproven(clauses, runs);
  return { gaps, said: tally(title, clauses, gaps) };
};
