// Reads a V8 CPU profile: where the time went, in µs.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const OWN = /\/(?:libs|apps)\/([^/]+)\//;
const MODULE = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const FAMILIES = [
  [/^@nestjs\/|^rxjs$|^reflect-metadata$/, 'nest'],
  [/^@?fastify|^find-my-way$|^avvio$|^light-my-request$|^secure-json-parse$|^process-warning$|^fast-|^rfdc$|^toad-cache$|^reusify$|^ret$|^@fastify/, 'fastify'],
  [/^pg$|^pg-|^postgres-/, 'pg'],
];

/** The package that a function belongs to. */
export function packageOf({ url, functionName }) {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native';
  if (url.startsWith('node:')) return 'node internals';
  const name = MODULE.exec(url)?.[1];
  if (name === undefined) return OWN.exec(url)?.[1] ?? 'other';
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

/** Ours: what we could write differently. */
export const isOwn = ({ url }) => url !== '' && !url.startsWith('node:') && !MODULE.test(url);

const maps = new Map();

function mapOf(url) {
  if (maps.has(url)) return maps.get(url);
  const file = `${fileURLToPath(url)}.map`;
  const map = existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  maps.set(url, map);
  return map;
}

/** Where a position is written: in the TypeScript source where there is a map. */
export function placeOf({ url, lineNumber, columnNumber }) {
  if (!url.startsWith('file:')) return url;
  const entry = isOwn({ url }) ? mapOf(url)?.findEntry(lineNumber, columnNumber) : undefined;
  const line = entry?.originalLine ?? lineNumber;
  const path = entry?.originalLine === undefined ? fileURLToPath(url) : fileURLToPath(url).replace('/dist/', '/src/').replace(/\.js$/, '.ts');
  const short = path.replace(/.*\/node_modules\//, '').replace(/.*\/(?=(?:libs|apps|tools)\/)/, '');
  return `${short}:${line + 1}`;
}

/** The nodes of the call tree with their own time and their parent. */
export function readProfile({ nodes, samples, timeDeltas }) {
  const tree = new Map(nodes.map((node) => [node.id, { frame: node.callFrame, self: 0, parent: undefined, lines: node.positionTicks ?? [] }]));
  for (const { id, children = [] } of nodes) for (const child of children) tree.get(child).parent = tree.get(id);
  samples.forEach((id, index) => {
    tree.get(id).self += timeDeltas[index + 1] ?? 0;
  });
  return [...tree.values()].filter(({ frame }) => frame.functionName !== '(idle)' && frame.functionName !== '(root)');
}

/** The function of ours on whose behalf a node runs; node internals and built-ins have no costs of their own. */
export function chargedTo(node) {
  for (let at = node; at !== undefined; at = at.parent) if (isOwn(at.frame)) return at;
  return undefined;
}

/** Sums up by a key; the largest first. */
export function sumBy(nodes, keyOf) {
  const sums = new Map();
  for (const node of nodes) {
    const key = keyOf(node);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + node.self);
  }
  return [...sums].sort(([, a], [, b]) => b - a);
}

/** A node for each line of a function of ours, with its share of the function's own time. */
export const linesOf = (nodes) => nodes.filter(({ frame }) => isOwn(frame)).flatMap(({ frame, self, lines }) => {
  const all = lines.reduce((sum, { ticks }) => sum + ticks, 0);
  // The last position of the line: the first may be code that the compiler made.
  return lines.map(({ line, ticks }) => ({ frame: { ...frame, lineNumber: line - 1, columnNumber: Number.MAX_SAFE_INTEGER }, self: (self * ticks) / all }));
});

const sources = new Map();

/** The text at a place as compiled, shortened. */
export function textOf({ url, lineNumber }) {
  if (!sources.has(url)) sources.set(url, readFileSync(fileURLToPath(url), 'utf8').split('\n'));
  return (sources.get(url)[lineNumber] ?? '').trim().slice(0, 100);
}
