import { setTimeout as pause } from 'node:timers/promises';
import { startBank } from './bank.js';
import { readBankSettings } from './read-settings.js';
import type { BankSettings } from './settings.js';

/* Runs the bank beside the server that it belongs to: waits for it, and ends with it. */

/** ms; the first start makes a database. */
const PATIENCE = 120_000;

async function isHealthy({ engine }: BankSettings): Promise<boolean> {
  return fetch(`${engine.baseUrl}/api/lifecycle/healthcheck`, { signal: AbortSignal.timeout(2_000) }).then(({ ok }) => ok, () => false);
}

async function whenServerIsUp(): Promise<BankSettings> {
  let problem = '';
  for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(300)) {
    const settings = readBankSettings(process.env);
    if ('missing' in settings) problem = `${settings.missing.join(' and ')} is missing. A database that has services already makes no demo service; SAMPLE_BANK=off leaves the app out.`;
    else if (await isHealthy(settings)) return settings;
    else problem = `the server at ${settings.engine.baseUrl} does not answer.`;
  }
  throw new Error(problem);
}

/** Whoever started the bank holds a channel to it; when that closes, by whatever death, the bank ends too. */
process.on('disconnect', () => process.exit());
// The server ends the bank; Ctrl-C goes to both, and the server may want to finish first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => process.exit());

try {
  const { url } = await startBank(await whenServerIsUp(), (error) => process.stderr.write(`The sample bank: ${String((error as Error).stack ?? error)}\n`));
  process.stdout.write(`  Sample app   ${url}  (a client of the demo service and its bank; SAMPLE_BANK=off leaves them out)\n\n`);
} catch (error) {
  process.stderr.write(`The sample app does not start: ${(error as Error).message}\n`);
  process.exit();
}
