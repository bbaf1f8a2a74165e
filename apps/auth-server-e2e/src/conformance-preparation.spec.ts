import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { resourceRequest } from './bank/resource-request.js';
import { run } from './set-up/server-process.mjs';
import { context } from './support/context.js';
import { form } from './support/http.js';

/* tools/conformance against a running server: what it writes is what the suite reads (reference: being tested by the suite). */

interface SuiteClient {
  readonly client_id: string;
  readonly scope: string;
  readonly client_secret?: string;
  readonly jwks?: { readonly keys: readonly Record<string, unknown>[] };
  readonly dpop_signing_alg?: string;
}
interface SuiteCertificate {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}
interface Configuration {
  readonly alias: string;
  readonly description: string;
  readonly server: { readonly discoveryUrl: string };
  readonly client: SuiteClient;
  readonly client2: SuiteClient;
  readonly client_secret_post?: SuiteClient;
  readonly mtls?: SuiteCertificate;
  readonly mtls2?: SuiteCertificate;
  readonly resource?: { readonly resourceUrl: string };
  readonly browser?: readonly { readonly match: string; readonly tasks: readonly { readonly commands: readonly (readonly unknown[])[] }[] }[];
  readonly override?: Readonly<Record<string, unknown>>;
}
interface Finding {
  readonly rule: string;
  readonly verdict: { readonly kind: string; readonly why?: string };
}

const PREPARE = fileURLToPath(new URL('../../../tools/conformance/prepare.mjs', import.meta.url));
const SUITE = 'https://suite.example:8443';
const folder = mkdtempSync(join(tmpdir(), 'symbolon-conformance-'));
const out = join(folder, 'out');
const oauth = new URL(context.credentials.demo.issuer).origin;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(join(out, name), 'utf8');
const configurationOf = (name: string): Configuration => JSON.parse(read(`${name}.json`)) as Configuration;

async function api<T>(path: string): Promise<T> {
  const answer = await fetch(`${context.credentials.baseUrl}${path}`, { headers: { authorization: `Bearer ${context.credentials.accessToken}` } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

interface Run {
  readonly name: string;
  readonly serviceId: number;
  readonly port: number;
}

let runs: readonly Run[] = [];
let plans: readonly string[] = [];

beforeAll(async () => {
  const credentials = join(folder, 'credentials.json');
  writeFileSync(credentials, JSON.stringify(context.credentials));
  const walk = run(PREPARE, {}, ['--credentials', credentials, '--out', out, '--oauth', oauth, '--suite', `${SUITE}/`]);
  const code = await walk.exited;
  if (code !== 0) throw new Error(walk.output().slice(-2_000));
  runs = JSON.parse(read('banks.json')) as Run[];
  plans = read('plans.txt').trim().split('\n');
}, 180_000);

test('there is a configuration for each plan and variant, kept from others, and a resource server of its own', () => {
  expect(plans).toHaveLength(runs.length);
  expect(new Set(runs.map(({ port }) => port)).size).toBe(runs.length);
  for (const [index, { name }] of runs.entries()) {
    expect(plans[index]).toMatch(new RegExp(`^[a-z0-9-]+-test-plan(\\[[a-z_0-9]+=[a-z_]+\\])* ${name}\\.json$`));
    expect(configurationOf(name).alias).toBe(name);
    expect(statSync(join(out, `${name}.json`)).mode & 0o077).toBe(0);
  }
});

test('the plans of FAPI are there in every plain_fapi variant', () => {
  const count = (plan: string): number => plans.filter((line) => line.startsWith(plan)).length;
  expect(count('fapi2-security-profile-final-test-plan')).toBe(8 + 4);
  expect(count('fapi2-message-signing-final-test-plan')).toBe(24);
  expect(count('fapi1-advanced-final-test-plan')).toBe(8);
});

test('each names a discovery document, two clients that differ, and a way to sign in', () => {
  for (const { name } of runs) {
    const { server, client, client2, browser } = configurationOf(name);
    expect(new URL(server.discoveryUrl).origin).toBe(oauth);
    expect(client.client_id).toMatch(/^\d+$/);
    expect(client2.client_id).not.toBe(client.client_id);
    expect(client.scope.split(' ')).toContain(name.startsWith('oidcc') ? 'openid' : 'accounts');
    if (name.endsWith('client-credentials-grant')) expect(browser).toBeUndefined();
    else expect(JSON.stringify(browser)).toContain('"id","password"');
  }
});

test('each under FAPI has private keys that the clients sign with, certificates of one authority, and a resource', () => {
  for (const { name, port } of runs.filter(({ name: each }) => !each.startsWith('oidcc'))) {
    const { client, client2, mtls, mtls2, resource } = configurationOf(name);
    for (const { jwks } of [client, client2]) expect(jwks?.keys).toEqual([expect.objectContaining({ kty: 'RSA', alg: 'PS256', use: 'sig', kid: expect.any(String), d: expect.any(String) })]);
    for (const shown of [mtls, mtls2]) {
      const certificate = new X509Certificate(shown?.cert ?? '');
      expect(certificate.checkIssued(new X509Certificate(shown?.ca ?? ''))).toBe(true);
      expect(shown?.key).toContain('PRIVATE KEY');
    }
    expect(mtls?.cert).not.toBe(mtls2?.cert);
    expect(resource?.resourceUrl).toBe(`https://localhost:${port}/accounts`);
    if (name.includes('-dpop-')) expect(client.dpop_signing_alg).toBe('ES256');
  }
});

test('RFC8705-2.1: each client that authenticates by certificate is known by it', async () => {
  const ca = readFileSync(join(context.dataDir, 'tls', 'ca.pem'), 'utf8');
  const known = runs.filter(({ name }) => name.startsWith('fapi2-sp-mtls-') && name.endsWith('client-credentials-grant'));
  expect(known).toHaveLength(2);
  for (const { name } of known) {
    const { client, client2, mtls, mtls2 } = configurationOf(name);
    for (const [{ client_id }, { cert, key } = { cert: '', key: '' }] of [[client, mtls], [client2, mtls2]] as const) {
      const answer = await resourceRequest(oauth, ca, {
        method: 'POST', path: `/${name}/token`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, identity: { cert, key },
        body: form({ grant_type: 'client_credentials', client_id, scope: 'accounts' }),
      });
      // Where tokens are bound by DPoP, the client got as far as its missing proof.
      expect(answer).toMatchObject(name.includes('-dpop-') ? { status: 400, body: { error: 'invalid_dpop_proof' } } : { status: 200, body: { access_token: expect.any(String) } });
    }
  }
});

test('each without FAPI has client secrets', () => {
  for (const { name } of runs.filter(({ name: each }) => each.startsWith('oidcc'))) {
    const { client, client2, client_secret_post } = configurationOf(name);
    for (const each of [client, client2, client_secret_post]) expect(each?.client_secret?.length).toBeGreaterThan(40);
  }
});

test('a suite at localhost is refused for runs whose clients get an ID token from the authorization endpoint', async () => {
  const walk = run(PREPARE, {}, ['--credentials', join(folder, 'credentials.json'), '--out', join(folder, 'other'), '--oauth', oauth, '--suite', 'https://localhost:8443']);
  expect(await walk.exited).toBe(1);
  expect(walk.output()).toMatch(/^--suite https:\/\/localhost:8443: fapi1-adv-\S+ needs the suite under a name other than localhost/m);
});

test.each([
  ['a suite that is no URL', ['--suite', 'suite.example'], '--suite suite.example: expected an https URL.'],
  ['no credentials', ['--credentials', join(folder, 'none.json')], 'there is no such file. The first `npm start` writes it'],
  ['a run that there is not', ['--only', 'fapi3'], '--only fapi3: no run is called so.'],
])('a sentence says what is wrong: %s', async (_, change, sentence) => {
  const walk = run(PREPARE, {}, ['--credentials', join(folder, 'credentials.json'), '--out', join(folder, 'other'), '--oauth', oauth, '--suite', SUITE, ...change]);
  expect(await walk.exited).toBe(1);
  expect(walk.output()).toContain(sentence);
  expect(walk.output()).not.toContain('    at ');
});

test('the suite finds its way through our pages: it cancels, looks, signs in again, and sees errors', () => {
  const tasksOf = (name: string, module: string): unknown => {
    const { override = {} } = configurationOf(name);
    return override[module];
  };
  const fapi2 = 'fapi2-sp-mtls-mtls-plain-oauth';
  const of = (module: string): unknown => tasksOf(fapi2, `fapi2-security-profile-final-${module}`);
  expect(of('user-rejects-authentication')).toMatchObject({ browser: [{ tasks: [{ task: 'Cancel' }, { task: 'Arrive' }] }] });
  expect(of('par-ensure-reused-request-uri-prior-to-auth-completion-succeeds')).toMatchObject({ browser: [{ 'match-limit': 1, tasks: [{ task: 'Look at the sign-in page' }] }, {}] });
  expect(of('par-attempt-reuse-request_uri')).toMatchObject({ browser: [{ 'match-limit': 1 }, { tasks: [{ task: 'See the error' }] }] });
  expect(tasksOf('oidcc-basic', 'oidcc-prompt-login')).toMatchObject({ browser: [{ 'match-limit': 1 }, { tasks: expect.arrayContaining([expect.objectContaining({ task: 'Sign in', optional: false })]) }] });
});

describe('the server is as the plan needs it', () => {
  test('its clients are registered with the redirect URIs of the suite, the second under FAPI with a query', async () => {
    for (const { name, serviceId } of runs) {
      const { client, client2 } = configurationOf(name);
      const callback = `${SUITE}/test/a/${name}/callback`;
      expect(await api(`/api/${serviceId}/client/get/${client.client_id}`)).toMatchObject({ redirectUris: [callback] });
      expect(await api(`/api/${serviceId}/client/get/${client2.client_id}`)).toMatchObject({ redirectUris: [name.startsWith('oidcc') ? callback : `${callback}?dummy1=lorem&dummy2=ipsum`] });
    }
  });

  test('OIDCC-9: the client whose secret goes into the body is registered so', async () => {
    for (const { name, serviceId } of runs.filter(({ name: each }) => each.startsWith('oidcc'))) {
      const id = configurationOf(name).client_secret_post?.client_id;
      expect(await api(`/api/${serviceId}/client/get/${id}`)).toMatchObject({ tokenAuthMethod: 'CLIENT_SECRET_POST', redirectUris: [`${SUITE}/test/a/${name}/callback`] });
    }
  });

  test('readiness finds no failing clause of the profile in play', async () => {
    for (const { name, serviceId } of runs.filter(({ name: each }) => !each.startsWith('oidcc'))) {
      const { profiles } = await api<{ readonly profiles: readonly { readonly inPlay: boolean; readonly findings: readonly Finding[] }[] }>(`/api/admin/services/${serviceId}/readiness`);
      const failing = profiles.filter(({ inPlay }) => inPlay).flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail').map(({ rule, verdict }) => `${rule}: ${verdict.why}`);
      expect([name, failing]).toEqual([name, []]);
    }
  });
});

test('a second preparation replaces the services of the first', async () => {
  const again = join(folder, 'again');
  const walk = run(PREPARE, {}, ['--credentials', join(folder, 'credentials.json'), '--out', again, '--oauth', oauth, '--suite', SUITE, '--only', 'oidcc-config']);
  expect([await walk.exited, walk.output()]).toEqual([0, expect.stringContaining('1 configurations are in')]);
  const [now] = JSON.parse(readFileSync(join(again, 'banks.json'), 'utf8')) as Run[];
  const before = runs.find(({ name }) => name === 'oidcc-config');
  const status = async (serviceId: number | undefined): Promise<number> =>
    (await fetch(`${context.credentials.baseUrl}/api/${serviceId}/service/get`, { headers: { authorization: `Bearer ${context.credentials.accessToken}` } })).status;
  expect(await status(now?.serviceId)).toBe(200);
  expect(await status(before?.serviceId)).not.toBe(200);
});
