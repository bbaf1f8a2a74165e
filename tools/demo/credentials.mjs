import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const needed = ['serviceId', 'apiSecret', 'clientId', 'redirectUri', 'issuer', 'scope', 'clientJwk', 'tokenEndpoint'];

/** What the first start wrote for scripts; a sentence in `problem` when it is not there or not complete. */
export function readCredentials(dataDir = './data') {
  const file = join(resolve(dataDir), 'credentials.json');
  if (!existsSync(file)) return { problem: `There is no ${file}. Start the server first, it makes the demo service: npm start` };
  let credentials;
  try {
    credentials = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { problem: `${file} cannot be read: ${error.message}` };
  }
  const { baseUrl, accessToken, demo = {} } = credentials;
  const missing = [
    ...Object.entries({ baseUrl, accessToken }).filter(([, value]) => value === undefined).map(([name]) => name),
    ...needed.filter((name) => demo[name] === undefined).map((name) => `demo.${name}`),
  ];
  return missing.length === 0 ? { credentials } : { problem: `${file} lacks ${missing.join(', ')}.` };
}

/** Undefined when a server answers at the address, otherwise what to do about it. */
export async function serverProblem(baseUrl) {
  const start = 'Start it in another terminal: npm start';
  try {
    const answer = await fetch(`${baseUrl}/api/lifecycle/healthcheck`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok ? undefined : `The server at ${baseUrl} says that it is not well (HTTP ${answer.status}).`;
  } catch {
    return `No server answers at ${baseUrl}. ${start}`;
  }
}
