import { FIND_ACCESS_TOKEN, FIND_ACCESS_TOKENS } from '../statements/find.js';
import type { Key } from '../statements/key.js';
import type { GrantRow } from '../statements/records.js';
import type { Runner } from '../statements/run.js';

interface Lookup extends Key {
  readonly service: number;
  readonly answer: Promise<GrantRow | undefined>;
  readonly resolve: (row: GrantRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Large enough for any turn of the event loop, small enough that nobody waits for others' rows. */
const LARGEST = 100;

function open(service: number, key: Key): Lookup {
  let resolve: Lookup['resolve'] = () => undefined;
  let reject: Lookup['reject'] = () => undefined;
  const answer = new Promise<GrantRow | undefined>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { service, ...key, answer, resolve, reject };
}

async function send(runner: Runner, lookups: readonly Lookup[]): Promise<void> {
  const [first] = lookups;
  try {
    if (first && lookups.length === 1) {
      const { service, day, digest } = first;
      const [row] = await runner.run<GrantRow>(FIND_ACCESS_TOKEN, { service, day, digest });
      first.resolve(row);
      return;
    }
    const rows = await runner.run<GrantRow & { at: number }>(FIND_ACCESS_TOKENS, {
      services: lookups.map(({ service }) => service),
      days: lookups.map(({ day }) => day),
      digests: lookups.map(({ digest }) => digest),
    });
    const found = new Map(rows.map((row) => [row.at, row]));
    lookups.forEach((lookup, index) => lookup.resolve(found.get(index + 1)));
  } catch (error) {
    for (const lookup of lookups) lookup.reject(error);
  }
}

/** Looks access tokens up; lookups of one turn of the event loop make one trip, equal ones are one lookup. */
export function createBatchedLookup(runner: Runner): (service: number, key: Key) => Promise<GrantRow | undefined> {
  let waiting = new Map<string, Lookup>();
  const flush = (): void => {
    const lookups = [...waiting.values()];
    waiting = new Map();
    for (let from = 0; from < lookups.length; from += LARGEST) void send(runner, lookups.slice(from, from + LARGEST));
  };
  return (service, key) => {
    const name = `${service} ${key.digest.toString('base64')}`;
    const known = waiting.get(name);
    if (known) return known.answer;
    if (waiting.size === 0) setImmediate(flush);
    const lookup = open(service, key);
    waiting.set(name, lookup);
    return lookup.answer;
  };
}
