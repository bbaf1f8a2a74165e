import type { Examples } from './rules/examples/table.js';
import type { Profile } from './profiles/profile.js';
import type { Rule } from './rules/rule.js';
import { specificationOf } from './rules/spec.js';

const BREAK = '<br>';
/** Plain text as a table cell shows it. */
const plain = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
const code = (text: string): string => `\`${text}\``;

function clause({ id, level }: Rule): string {
  const { url } = specificationOf(id);
  return `${url === '' ? id : `[${id}](${url})`} (${level})`;
}

/** Where the clause is kept: at which requests, in which settings, by which code, or why nowhere. */
function kept({ request, service, client, limit, byConstruction, outOfScope }: Rule): string {
  return [
    ...(request === undefined ? [] : [`request: ${request.at.join(', ')}`]),
    ...(limit === undefined ? [] : ['limit at run time']),
    ...(service === undefined ? [] : ['service settings']),
    ...(client === undefined ? [] : ['client settings']),
    ...(byConstruction === undefined ? [] : [plain(`by construction: ${byConstruction}`)]),
    ...(outOfScope === undefined ? [] : [plain(`out of scope: ${outOfScope}`)]),
  ].join(BREAK);
}

const settings = ({ service, client }: Rule): string => [
  ...(service?.settings ?? []).map(key => code(key)),
  ...(client?.settings ?? []).map(key => `client ${code(key)}`),
].join(BREAK);

/** Result codes and errors of a clause: where they depend on the facts, those that its examples show. */
export function answersOf({ id, request }: Rule, examples: Examples): readonly string[] {
  if (request === undefined) return [];
  if (typeof request.error !== 'function' && typeof request.resultCode !== 'function') return [`${request.resultCode} ${request.error}`];
  const shown = (examples[id]?.request ?? []).map(([, , expected]) => expected).filter(expected => expected.startsWith('fail ')).map(expected => expected.slice(5));
  const [known, open] = [request.resultCode, request.error].map(value => (typeof value === 'function' ? 'by the facts' : value));
  return shown.length > 0 ? [...new Set(shown)] : [known === open ? 'by the facts' : `${known} ${open}`];
}

const heading = ['Clause', 'Demand', 'Where it is kept', 'Settings', 'Result code and error'];

function row(rule: Rule, examples: Examples): string {
  const cells = [clause(rule), plain(rule.demands.en) + BREAK + plain(rule.demands.ja), kept(rule), settings(rule), answersOf(rule, examples).map(code).join(BREAK)];
  return `| ${cells.join(' | ')} |`;
}

/** The profile before it upon which this one stands: of which it takes most, and leaves out least. */
function foundation(profile: Profile, profiles: readonly Profile[]): Profile | undefined {
  const own = new Set(profile.rules);
  const gain = ({ rules }: Profile): number => rules.reduce((sum, rule) => sum + (own.has(rule) ? 1 : -1), 0);
  const earlier = profiles.slice(0, Math.max(profiles.findIndex(({ id }) => id === profile.id), 0)).filter(each => gain(each) > 0);
  return earlier.reduce<Profile | undefined>((best, each) => (best === undefined || gain(each) >= gain(best) ? each : best), undefined);
}

/** A profile as a Markdown page; what it takes from an earlier profile is told by a link. */
export function document(profile: Profile, profiles: readonly Profile[], examples: Examples = {}): string {
  const base = foundation(profile, profiles);
  const taken = new Set(base?.rules);
  const left = base?.rules.filter(rule => !profile.rules.includes(rule)).map(({ id }) => code(id)) ?? [];
  const added = profile.rules.filter(rule => !taken.has(rule));
  return [
    `# ${profile.title}`, '',
    `Generated from the rules of the profile \`${profile.id}\` by \`npm run docs:rules\`. The sentences are ours; the links lead to the specification.`, '',
    ...(base === undefined ? [] : [`Every rule of [${base.title}](${base.id}.md) holds too${left.length === 0 ? '' : `, except ${left.join(', ')}`}. What this profile adds:`, '']),
    `| ${heading.join(' | ')} |`, `|${' --- |'.repeat(heading.length)}`,
    ...added.map(rule => row(rule, examples)), '',
  ].join('\n');
}
