// Walks through the FAPI 2.0 flow of seed 004 against the running server, in both dialects, with real keys.
// Prints each call as a curl and each answer; ends with 1 when an answer is not the one that the seed prints.
//   DATA_DIR     folder with the credentials.json of the server (default ./data)
//   --with-curl  lets the printed commands themselves do the calls
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readCredentials, serverProblem } from './demo/credentials.mjs';
import { differences } from './demo/compare.mjs';
import { curlOf, dialectsOf, send } from './demo/dialects.mjs';
import { stepsOf } from './demo/steps.mjs';

const throughCurl = process.argv.includes('--with-curl');

async function byCurl(command) {
  const { stdout } = await promisify(execFile)('sh', ['-c', `${command} -w '\n%{http_code}'`], { maxBuffer: 10_000_000 });
  const at = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(at + 1)), text: stdout.slice(0, at) };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One walk; ends at the first answer that is not the seed's, because the next call would need it. */
async function walk(dialect, demo) {
  console.log(`\n======== ${dialect.name} ========`);
  const answers = [];
  for (const { title, path, body, expected } of stepsOf(demo)) {
    const request = body(answers);
    const command = curlOf(dialect, path, request);
    console.log(`\n# ${title}\n${command}\n`);
    const answer = throughCurl ? await byCurl(command) : await send(dialect, path, request);
    const members = parse(answer.text);
    console.log(members === undefined ? answer.text : JSON.stringify(members, undefined, 2));
    const wrong = differences(expected(members ?? {}), answer.status, members);
    if (wrong.length > 0) return wrong.map((difference) => `${dialect.name}, ${path}: ${difference}`);
    answers.push(members);
  }
  return [];
}

async function main() {
  const { credentials, problem } = readCredentials(process.env.DATA_DIR || undefined);
  const trouble = problem ?? (await serverProblem(credentials.baseUrl));
  if (trouble !== undefined) {
    console.error(trouble);
    return 1;
  }
  console.log(`The walk-through of seed 004 against ${credentials.baseUrl}, once in each dialect.`);
  console.log('The credentials in the commands are those of the demo service. What may be used once (assertion, proof, code) is spent');
  console.log('when the answer is printed: paste a command again and it is refused.');
  const wrong = [];
  for (const dialect of dialectsOf(credentials)) wrong.push(...(await walk(dialect, credentials.demo)));
  if (wrong.length === 0) {
    console.log('\nEvery answer is the one that seed 004 prints.');
    return 0;
  }
  console.error(`\nNot as seed 004 prints it:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  return 1;
}

process.exitCode = await main().catch((error) => {
  console.error(`The demo could not go on: ${error.cause?.message ?? error.message}`);
  return 1;
});
