// npm run conformance:prepare: makes a running Symbolon ready for the OpenID conformance suite. See README.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newAuthority } from './certificates.mjs';
import { planArgument, runs } from './plans.mjs';
import { deleteEarlier, newKeys, prepareRun } from './preparation.mjs';
import { responseTypesOf } from './service.mjs';
import { symbolon } from './symbolon.mjs';

const { values: options } = parseArgs({
  options: {
    suite: { type: 'string', default: 'https://localhost.emobix.co.uk:8443' },
    out: { type: 'string', default: 'data/conformance' },
    credentials: { type: 'string', default: 'data/credentials.json' },
    oauth: { type: 'string', default: 'https://localhost:3443' },
    bank: { type: 'string', default: 'https://localhost' },
    'bank-port': { type: 'string', default: '4600' },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

const refuse = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

const chosen = runs.filter(({ name }) => options.only === undefined || name.includes(options.only));
if (chosen.length === 0) refuse(`--only ${options.only}: no run is called so. --list shows them all.`);
if (options.list) {
  for (const run of chosen) console.log(`${run.name}\t${planArgument(run)}`);
  process.exit(0);
}

for (const name of ['suite', 'oauth', 'bank']) {
  if (!URL.canParse(options[name]) || new URL(options[name]).protocol !== 'https:') refuse(`--${name} ${options[name]}: expected an https URL.`);
  options[name] = options[name].replace(/\/+$/, '');
}
if (!existsSync(options.credentials)) refuse(`--credentials ${options.credentials}: there is no such file. The first \`npm start\` writes it into its DATA_DIR.`);

// OpenID Connect Dynamic Client Registration 1.0, 2: web clients that get tokens from the authorization endpoint must not be at localhost.
const isFrontChannel = (run) => responseTypesOf(run).some((type) => type !== 'CODE');
const named = new URL(options.suite).hostname !== 'localhost' ? undefined : chosen.find(isFrontChannel);
if (named !== undefined) refuse(`--suite ${options.suite}: ${named.name} needs the suite under a name other than localhost, such as one in the hosts file. --only fapi2 leaves such runs out.`);

const server = symbolon(JSON.parse(readFileSync(options.credentials, 'utf8')));
await deleteEarlier(chosen, { server, oauthBase: options.oauth });
const { issue } = await newAuthority();
const keys = newKeys();
mkdirSync(options.out, { recursive: true, mode: 0o700 });
const write = (name, text) => writeFileSync(join(options.out, name), text, { mode: 0o600 });

const banks = [];
const plans = [];
for (const [index, run] of chosen.entries()) {
  const port = Number(options['bank-port']) + index;
  const { serviceId, configuration } = await prepareRun(run, {
    server, suite: options.suite, oauthBase: options.oauth, resourceUrl: `${options.bank}:${port}/accounts`, issueCertificate: issue, keys,
  });
  write(`${run.name}.json`, `${JSON.stringify(configuration, undefined, 2)}\n`);
  banks.push({ name: run.name, serviceId, port });
  plans.push(`${planArgument(run)} ${run.name}.json`);
  console.log(`prepared ${run.name}`);
}
write('banks.json', `${JSON.stringify(banks, undefined, 2)}\n`);
write('plans.txt', `${plans.join('\n')}\n`);
console.log(`${chosen.length} configurations are in ${options.out}; plans.txt lists them as the suite's runner takes them.`);
