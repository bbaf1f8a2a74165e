import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { mountConsole } from './console.js';

let folder: string;
let http: FastifyInstance;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'symbolon-console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(join(folder, 'assets/index-abc.js'), 'export {};');
  http = fastify({ routerOptions: { ignoreTrailingSlash: true } });
  await mountConsole(http, `${folder}/`);
  await http.ready();
});

afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

describe('the console', () => {
  it.each(['/console/', '/console/services', '/console/services/1/settings/endpoints/general?field=nbfOptional'])('answers %s with its page', async (url) => {
    const answer = await http.inject({ method: 'GET', url });
    expect([answer.statusCode, answer.headers['cache-control'], answer.body]).toEqual([200, 'no-cache', '<!doctype html><title>console</title>']);
  });

  it('leads from /console to /console/', async () => {
    const answer = await http.inject({ method: 'GET', url: '/console' });
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/console/']);
  });

  it('allows no script but those of its files, and no other site to frame it', async () => {
    const { headers } = await http.inject({ method: 'GET', url: '/console/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
  });

  it('lets browsers keep files whose names carry a digest', async () => {
    const answer = await http.inject({ method: 'GET', url: '/console/assets/index-abc.js' });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('packs files for browsers that can unpack them, and sends nothing twice', async () => {
    const packed = await http.inject({ method: 'GET', url: '/console/', headers: { 'accept-encoding': 'br, gzip' } });
    expect([packed.headers['content-encoding'], gunzipSync(packed.rawPayload).toString()]).toEqual(['gzip', '<!doctype html><title>console</title>']);
    const again = await http.inject({ method: 'GET', url: '/console/', headers: { 'if-none-match': String(packed.headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('does not pass a page off as a missing script', async () => {
    const answer = await http.inject({ method: 'GET', url: '/console/assets/index-old.js' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
  });

  it.each(['/console/%2e%2e/%2e%2e/package.json', '/console/..%2f..%2fpackage.json'])('gives away nothing outside of it: %s', async (url) => {
    const answer = await http.inject({ method: 'GET', url });
    expect(answer.body).not.toContain('dependencies');
  });

  it('is not there without a build', async () => {
    const bare = fastify();
    await mountConsole(bare, join(folder, 'nothing/'));
    expect((await bare.inject({ method: 'GET', url: '/console/' })).statusCode).toBe(404);
    await bare.close();
  });
});
