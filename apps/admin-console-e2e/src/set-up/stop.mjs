import { rmSync } from 'node:fs';

/** Stops the server; one that met an error of its own fails the run. */
// eslint-disable-next-line no-restricted-exports -- Jest calls the default export.
export default async function stop() {
  const { child, exited, database, folder, output } = globalThis.symbolonConsoleE2e ?? {};
  child?.kill('SIGTERM');
  await exited;
  await database?.drop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  if (output?.().includes('failed unexpectedly')) throw new Error(`The server met an error of its own:\n${output().slice(-8_000)}`);
}
