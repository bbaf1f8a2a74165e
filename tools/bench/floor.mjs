// The floor: a server that does only what the protocol cannot do without. It parses, verifies signatures with cached
// keys, sends one statement per call, draws random values and answers JSON. No rules, no configuration, no logging.
// Run by run.mjs with its configuration in FLOOR: { front: 'bare' | 'nest', databaseUrl, poolSize, authorization, client }.
import { createCalls } from './floor/calls.mjs';
import { createStatements } from './floor/statements.mjs';

const config = JSON.parse(process.env.FLOOR ?? '{}');
const { listen } = await import(config.front === 'nest' ? './floor/nest.mjs' : './floor/bare.mjs');

const statements = createStatements(config);
const port = await listen(createCalls(config, statements));
console.log(`listening on ${port}`);

process.on('SIGTERM', () => process.exit(0));
