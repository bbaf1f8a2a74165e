// Performs operations, so many in flight, and says how long they took.
import { connect } from './connection.mjs';

export const IN_FLIGHT = 16;

/** Writes requests of a target; `call` answers the parsed body and fails unless it carries the result code. */
function callerOf(connection, target) {
  const headers = `host: 127.0.0.1:${target.port}\r\nauthorization: ${target.authorization}\r\n`;
  return async (path, body, resultCode) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const request = body === undefined
      ? `GET /api${path} HTTP/1.1\r\n${headers}\r\n`
      : `POST ${target.prefix}${path} HTTP/1.1\r\n${headers}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    const answer = await connection.send(request);
    const value = answer.status < 300 ? JSON.parse(answer.text) : undefined;
    if (value === undefined || (resultCode !== undefined && value.resultCode !== resultCode)) {
      throw new Error(`${target.name} answered ${path} with ${answer.status} instead of ${resultCode ?? 'success'}:\n${answer.text}`);
    }
    return value;
  };
}

/** One operation for each piece of material; resolves to their results. */
export async function perform({ target, scenario, materials }) {
  const connections = await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, materials.length) }, () => connect(target.port)));
  const results = [];
  let next = 0;
  const work = async (connection) => {
    const call = callerOf(connection, target);
    while (next < materials.length) results.push(await scenario.perform(call, target, materials[next++]));
  };
  try {
    await Promise.all(connections.map(work));
  } catch (error) {
    next = materials.length;
    throw new Error(`${target.name} broke down in "${scenario.name}": ${error.message}\n${target.said?.() ?? ''}`, { cause: error });
  } finally {
    for (const connection of connections) connection.close();
  }
  return results;
}

/** The material of a round; a scenario may have calls that come before those to be measured. */
async function materialsOf(target, scenario, party, count) {
  const materials = Array.from({ length: count }, (_, index) => scenario.prepare(target, party, index));
  if (scenario.arrange === undefined) return materials;
  const arranged = await perform({ target, scenario: { ...scenario, perform: scenario.arrange }, materials });
  await scenario.settle?.();
  return arranged;
}

/** Prepares a round and measures it, with what the server still does behind it; the hooks run right around the operations. */
export async function measure({ target, scenario, party, count, usage, hooks }) {
  const materials = await materialsOf(target, scenario, party, count);
  await hooks?.before();
  const before = usage(target);
  const started = performance.now();
  await perform({ target, scenario, materials });
  const seconds = (performance.now() - started) / 1000;
  await scenario.settle?.();
  const after = usage(target);
  await hooks?.after();
  const each = (key) => (after[key] === undefined || before[key] === undefined ? undefined : ((after[key] - before[key]) * 1e6) / count);
  return { cpu: each('process'), database: each('database'), perSecond: count / seconds };
}
