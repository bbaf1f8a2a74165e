// What the request log adds to a token request, with few, some or all successes kept.
import { measure } from '../load/round.mjs';
import { tokenRequest } from '../load/scenarios.mjs';
import { median } from './report.mjs';

/** Tokens in one round: their codes live for a minute, and no more traces wait than the log has room for. */
const COUNT = 900;
/** For a log that keeps failures and samples of the rest. */
const MOST = 0.1;
/** A round is short, the clock of the system coarse. */
const ROUNDS_MORE = 3;

const successes = [
  { name: 'failures only (default)', retention: { successes: 'off' } },
  { name: '10 of 1000 successes', retention: { successes: 'sampled', sampledPerThousand: 10 }, budget: MOST },
  { name: 'every success', retention: { successes: 'all' } },
];

function compared(cpu, least, budget) {
  const more = cpu / least - 1;
  const verdict = budget === undefined ? '' : `, ${more < budget ? 'within' : 'over'} the budget of ${budget * 100} %`;
  return `${Math.round(cpu).toLocaleString('en')}  ${more < 0 ? '-' : '+'}${Math.abs(more * 100).toFixed(1)} %${verdict}`;
}

/** Requests in turn under each retention, from the first code to the last trace in the database. */
export async function measureRequestLog(bench, server, wanted) {
  const rounds = wanted * ROUNDS_MORE;
  const scenario = { ...tokenRequest, settle: () => server.logWritten() };
  const times = successes.map(() => []);
  // Two rounds of each, unmeasured, for the compiler.
  for (let round = -2; round < rounds; round++) {
    for (let step = 0; step < successes.length; step++) {
      const index = (step + Math.max(round, 0)) % successes.length;
      await server.retain(successes[index].retention);
      const { cpu } = await measure({ ...bench, target: server, scenario, count: COUNT });
      if (round >= 0) times[index].push(cpu);
    }
  }
  const [least, ...others] = times.map(median);
  if (least === undefined) return console.log('\nThe request log cannot be measured here.');
  console.log(`\nRequest log, µs of CPU for each token request, from the request to the trace in the database (medians of ${rounds} rounds of ${COUNT}):`);
  const row = (name, text) => console.log(`${name.padEnd(26)}${text}`);
  row(successes[0].name, Math.round(least).toLocaleString('en'));
  others.forEach((cpu, index) => row(successes[index + 1].name, compared(cpu, least, successes[index + 1].budget)));
}
