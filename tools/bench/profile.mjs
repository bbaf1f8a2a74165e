// Where the server's time goes under the load of run.mjs: by package, by function, and by function of ours with
// everything that Node and V8 do on its behalf. See README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { chargedTo, linesOf, packageOf, placeOf, readProfile, sumBy, textOf } from './lab/cpu-profile.mjs';
import { readOptions } from './lab/options.mjs';
import { build, openWorkbench } from './lab/workbench.mjs';
import { measure } from './load/round.mjs';
import { scenarios } from './load/scenarios.mjs';

const names = Object.keys(scenarios);
const options = readOptions('profile.mjs', names, {
  only: 'flow,introspection', seconds: '5', extra: { target: { type: 'string', default: 'server' }, top: { type: 'string', default: '40' }, keep: { type: 'string' } },
});

async function ask({ child }, command) {
  const answered = once(child, 'message');
  child.send(command);
  const [answer] = await answered;
  if (answer.problem !== undefined) throw new Error(answer.problem);
  return answer;
}

/** Profiles one round, after enough rounds for the compiler to have settled. */
async function record(bench, target, scenario) {
  await scenario.ready?.(target, bench.party);
  let count = scenario.start;
  for (let pass = 0; pass < 4; pass++) {
    const { perSecond } = await measure({ ...bench, target, scenario, count });
    count = Math.round(perSecond * options.seconds);
  }
  let profile;
  const hooks = { before: () => ask(target, 'start'), after: async () => ({ profile } = await ask(target, 'stop')) };
  const measured = await measure({ ...bench, target, scenario, count, hooks });
  return { profile, count, measured };
}

function printList(title, sums, count, top) {
  console.log(`\n${title}`);
  for (const [key, time] of sums.slice(0, top)) console.log(`${(time / count).toFixed(1).padStart(8)}  ${key}`);
}

const named = ({ frame }) => `${packageOf(frame).padEnd(15)} ${(frame.functionName || '(anonymous)').padEnd(32)} ${placeOf(frame)}`;

function report(scenario, { profile, count, measured }) {
  const nodes = readProfile(profile);
  const top = Number(options.top);
  console.log(`\n=== ${scenario.name}: ${Math.round(measured.cpu)} µs of CPU per operation while profiled, ${Math.round(measured.perSecond)}/s; all times are µs per operation`);
  printList('By package, own time', sumBy(nodes, ({ frame }) => packageOf(frame)), count, 30);
  printList('By function, own time', sumBy(nodes, named), count, top);
  printList('By function of ours, with what Node, V8 and libraries do for it', sumBy(nodes, (node) => {
    const owner = chargedTo(node);
    return owner === undefined ? undefined : named(owner);
  }), count, top);
  printList('By line of ours, own time with V8 built-ins', sumBy(linesOf(nodes), ({ frame }) => `${placeOf(frame).padEnd(62)} ${textOf(frame)}`), count, top);
}

async function main() {
  if (options.build) build();
  const bench = await openWorkbench();
  try {
    const target = options.target === 'server' ? await bench.startServer({ sampler: true }) : await bench.startFloor(options.target, { sampler: true });
    for (const name of options.only) {
      const recorded = await record(bench, target, scenarios[name]);
      if (options.keep !== undefined) {
        mkdirSync(options.keep, { recursive: true });
        writeFileSync(join(options.keep, `${options.target}-${name}.cpuprofile`), JSON.stringify(recorded.profile));
      }
      report(scenarios[name], recorded);
    }
  } finally {
    await bench.end();
  }
}

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
await main();
