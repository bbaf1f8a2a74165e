// The command line.
import { parseArgs } from 'node:util';

const defaults = { seconds: '2', rounds: '5', flows: '20000' };

const usage = (command, known) => `node tools/bench/${command} ${Object.entries(known)
  .map(([name, { type, default: value }]) => (type === 'boolean' ? `[--${name}]` : `[--${name} ${value ?? '…'}]`)).join(' ')}`;

function whole(name, text, least) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new Error(`--${name} is a whole number from ${least}, not ${text}.`);
  return number;
}

/** Reads the options; `names` are what --only may list, `extra` are options of this command alone. */
export function readOptions(command, names, { extra = {}, ...otherwise } = {}) {
  const given = { only: names.join(','), ...defaults, ...otherwise };
  const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { type: 'string', default: value }]));
  const known = { ...texts, ...extra, 'no-build': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } };
  const { values } = parseArgs({ options: known });
  if (values.help) {
    console.log(usage(command, known));
    process.exit(0);
  }
  const only = values.only.split(',');
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`--only does not know ${unknown}: it takes ${names.join(', ')}.`);
  return {
    ...values, only, build: !values['no-build'],
    seconds: whole('seconds', values.seconds, 1), rounds: whole('rounds', values.rounds, 1), flows: whole('flows', values.flows, 0),
  };
}
