import { rmSync } from 'node:fs';

/** Stops what the set-up started; a server that does not stop cleanly, or that met an error of its own, fails the run. */
// eslint-disable-next-line no-restricted-exports -- Jest calls the default export.
export default async function stop() {
  const { servers, database, folder } = globalThis.symbolonE2e ?? { servers: [] };
  const codes = await Promise.all(servers.map(({ end }) => end('SIGTERM')));
  await database?.drop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  const logs = servers.map(({ output }) => output()).join('');
  if (logs.includes('failed unexpectedly')) throw new Error(`A server met an error of its own:\n${logs.slice(-8_000)}`);
  if (codes.some((code) => code !== 0)) throw new Error(`The servers ended with ${codes.join(' and ')} instead of 0:\n${logs.slice(-4_000)}`);
}
