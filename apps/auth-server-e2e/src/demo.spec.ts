import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { run } from './set-up/server-process.mjs';
import { context } from './support/context.js';

const DEMO = fileURLToPath(new URL('../../../tools/demo.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'symbolon-demo-'));
let impostor: Server | undefined;

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((resolve) => { if (impostor === undefined) resolve(undefined); else impostor.close(resolve); });
});

async function demo(dataDir: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const walk = run(DEMO, { DATA_DIR: dataDir }, args);
  return { code: await walk.exited, output: walk.output() };
}

/** The credentials of the running server, but for another address. */
function credentialsAt(baseUrl: string): string {
  const dataDir = join(folder, encodeURIComponent(baseUrl));
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'credentials.json'), JSON.stringify({ ...context.credentials, baseUrl }));
  return dataDir;
}

test('walks through seed 004 in both dialects and is content', async () => {
  const { code, output } = await demo(context.dataDir);
  expect([code, output]).toEqual([0, expect.stringContaining('Every answer is the one that seed 004 prints.')]);
  expect(output.match(/^curl -s -X POST /gm)).toHaveLength(10);
  for (const resultCode of ['A245001', 'A004001', 'A040001', 'A050001', 'A056001']) expect(output.split(`"resultCode": "${resultCode}"`)).toHaveLength(3);
});

const curl = spawnSync('curl', ['--version']).status === 0 ? test : test.skip;

curl('the commands that it prints are the calls', async () => {
  const { code, output } = await demo(context.dataDir, '--with-curl');
  expect([code, output]).toEqual([0, expect.stringContaining('Every answer is the one that seed 004 prints.')]);
});

test('without a server it says how to start one', async () => {
  expect(await demo(credentialsAt('http://127.0.0.1:1'))).toEqual({ code: 1, output: expect.stringContaining('npm start') });
  expect(await demo(join(folder, 'nowhere'))).toEqual({ code: 1, output: expect.stringContaining('npm start') });
});

test('an answer that is not the seed\'s is shown member by member', async () => {
  impostor = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ resultCode: 'A245001', action: 'OK' }));
  });
  const baseUrl = await new Promise<string>((resolve) => {
    impostor?.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(impostor?.address() as AddressInfo).port}`));
  });
  const { code, output } = await demo(credentialsAt(baseUrl));
  expect(code).toBe(1);
  expect(output).toContain('2.x, HTTP Basic, /pushed_auth_req: "action": expected "CREATED", got "OK"');
  expect(output).toContain('3.0, Bearer, /pushed_auth_req: "requestUri": expected');
});

test('it needs nothing of the server\'s code', () => {
  expect(readFileSync(DEMO, 'utf8')).not.toContain('@symbolon');
});
