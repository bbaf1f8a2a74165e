// Resident memory of the server after many flows.
import { perform } from '../load/round.mjs';
import { scenarios } from '../load/scenarios.mjs';
import { residentMemory } from './processes.mjs';

const LIMIT = 250;
const AT_ONCE = 5000;
/** What the budget speaks of. */
const ASKED = 100_000;

export async function measureMemory({ party }, server, flows) {
  const scenario = scenarios.flow;
  const before = residentMemory(server.child.pid);
  if (before === undefined) return console.log('Memory cannot be measured here.');
  for (let done = 0; done < flows; done += AT_ONCE) {
    const materials = Array.from({ length: Math.min(AT_ONCE, flows - done) }, () => scenario.prepare(server, party));
    await perform({ target: server, scenario, materials });
    console.error(`memory after ${done + materials.length} flows: ${Math.round(residentMemory(server.child.pid).now)} MB`);
  }
  const after = residentMemory(server.child.pid);
  const highest = after.highest === undefined ? '' : `, ${Math.round(after.highest)} MB at its highest`;
  const note = flows < ASKED ? ` (the budget is for ${ASKED.toLocaleString('en')} flows: --flows ${ASKED})` : '';
  console.log(`\nMemory: ${Math.round(before.now)} MB before, ${Math.round(after.now)} MB after ${flows.toLocaleString('en')} flows${highest}; `
    + `budget ${LIMIT} MB: ${after.now < LIMIT ? 'within' : 'over'}${note}`);
}
