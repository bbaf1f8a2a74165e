// npm run bench: what an operation costs the server beside the floor, measured in the same run, and its memory.
// Always ends with 0 unless something broke: it measures, it does not judge. See README.md.
import os from 'node:os';
import { readOptions } from './lab/options.mjs';
import { measureMemory } from './lab/memory.mjs';
import { median, printTable } from './lab/report.mjs';
import { measureRequestLog } from './lab/request-log.mjs';
import { build, openWorkbench } from './lab/workbench.mjs';
import { measure } from './load/round.mjs';
import { scenarios } from './load/scenarios.mjs';

const options = readOptions('run.mjs', [...Object.keys(scenarios), 'request-log', 'memory']);

/** Warms a target up, whatever time that takes on this machine, and finds out how many operations fill a round. */
async function calibrate(bench, target, scenario) {
  await scenario.ready?.(target, bench.party);
  let { start: count } = scenario;
  for (let warm = 0; warm < scenario.warmUp; warm += count) await measure({ ...bench, target, scenario, count });
  for (let pass = 0; pass < 2; pass++) {
    const { perSecond } = await measure({ ...bench, target, scenario, count });
    count = Math.max(100, Math.round(perSecond * options.seconds));
  }
  return count;
}

async function compare(bench, targets, scenario) {
  const counts = new Map();
  for (const target of targets) counts.set(target, await calibrate(bench, target, scenario));
  const rounds = targets.map(() => []);
  for (let round = 0; round < options.rounds; round++) {
    // The order turns, so that no one always follows the same.
    for (let step = 0; step < targets.length; step++) {
      const index = (round + step) % targets.length;
      const target = targets[index];
      rounds[index].push(await measure({ ...bench, target, scenario, count: counts.get(target) }));
    }
  }
  const medians = (own) => ({ cpu: median(own.map(({ cpu }) => cpu)), database: median(own.map(({ database }) => database)), perSecond: median(own.map(({ perSecond }) => perSecond)) });
  const [bare, nest, server] = rounds.map(medians);
  return { scenario, bare, nest, server };
}

const conditions = (core) => [
  `Node ${process.version}, ${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores.`,
  core === undefined ? 'Cores could not be assigned: server, database and load share them.' : `Measured processes on core ${core}; PostgreSQL and the load on the others.`,
  `16 operations in flight, medians of ${options.rounds} rounds of about ${options.seconds} s, floor and server in turn.`,
].join('\n');

async function main() {
  if (options.build) build();
  const bench = await openWorkbench();
  try {
    const server = await bench.startServer();
    const speed = options.only.filter((name) => name in scenarios);
    const results = [];
    if (speed.length > 0) {
      const targets = [await bench.startFloor('bare'), await bench.startFloor('nest'), server];
      for (const name of speed) {
        console.error(`measuring ${scenarios[name].name} …`);
        results.push(await compare(bench, targets, scenarios[name]));
      }
    }
    console.log(`\n${conditions(bench.core)}\n`);
    if (results.length > 0) printTable(results);
    if (options.only.includes('request-log')) await measureRequestLog(bench, server, options.rounds);
    if (options.only.includes('memory')) await measureMemory(bench, server, options.flows);
  } finally {
    await bench.end();
  }
}

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
await main();
