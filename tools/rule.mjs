// npm run rule <id>: everything about one clause. The end of an id will do: `npm run rule 5.3.2.1-9`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtEngine, root } from './lib/built-engine.mjs';

const wanted = process.argv[2] ?? '';
if (wanted === '') {
  console.error('Usage: npm run rule <id>, for example: npm run rule FAPI2-SP-FINAL-5.3.2.1-9');
  process.exit(1);
}

const { profiles, answersOf, specificationOf, examples } = await builtEngine();
const rules = [...new Map(profiles.flatMap((profile) => profile.rules).map((rule) => [rule.id, rule])).values()];
const exact = rules.filter((rule) => rule.id === wanted);
const found = exact.length > 0 ? exact : rules.filter((rule) => rule.id.endsWith(wanted));
if (found.length === 0) {
  const near = rules.filter((rule) => rule.id.includes(wanted)).map((rule) => rule.id);
  console.error(`No rule ${wanted}.${near.length === 0 ? '' : ` Perhaps:\n  ${near.join('\n  ')}`}`);
  process.exit(1);
}

const sources = readdirSync(join(root, 'libs/engine/src'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => ({ path: `libs/engine/src/${file}`, lines: readFileSync(join(root, 'libs/engine/src', file), 'utf8').split('\n') }));

/** Lines that hold the quoted id, in the files that the test picks. */
const linesWith = (id, picks) =>
  sources.filter(({ path }) => picks(path)).flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (line.includes(`'${id}'`) ? [`${path}:${index + 1}`] : [])));

const isTest = (path) => /\.(spec|examples)\.ts$/.test(path);

const exampleLines = (id) => ['request', 'service', 'client', 'limit'].flatMap((of) =>
  (examples[id]?.[of] ?? []).map(([name, , expected]) => `${of}: ${name} -> ${typeof expected === 'string' ? expected : JSON.stringify(expected)}`));

const show = (label, values) => {
  const list = [values].flat().filter((value) => value !== undefined && value !== '');
  list.forEach((value, index) => console.log(`${(index === 0 ? label : '').padEnd(14)}${value}`));
};

for (const rule of found) {
  show('clause', `${rule.id} (${rule.level}), ${specificationOf(rule.id).title}`);
  show('demands', [rule.demands.en, rule.demands.ja]);
  show('link', specificationOf(rule.id).url);
  show('rule', linesWith(rule.id, (path) => path.includes('/rules/') && !isTest(path)));
  show('profiles', profiles.filter((profile) => profile.rules.includes(rule)).map((profile) => profile.id).join(', '));
  show('requests', rule.request?.at.join(', '));
  show('answers', answersOf(rule, examples));
  show('limits', rule.limit === undefined ? undefined : 'narrows values at run time');
  show('settings', [...(rule.service?.settings ?? []), ...(rule.client?.settings ?? []).map((key) => `client ${key}`)].join(', '));
  show('fix', [rule.service, rule.client].some((check) => check?.fix !== undefined) ? 'yes' : undefined);
  show('kept by', rule.byConstruction);
  show('out of scope', rule.outOfScope);
  show('tests', linesWith(rule.id, isTest));
  show('examples', exampleLines(rule.id));
  console.log();
}
