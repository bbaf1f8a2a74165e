import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReadinessFinding } from '@symbolon/engine';
import { startTestDatabase, type TestDatabase } from '@symbolon/testing';
import { clientKey, clientSettings, signingKey } from '../../testing/administered.js';
import { browserAt } from '../../testing/browser.js';
import { basic } from '../../testing/fake-parts.js';
import { removeFolders, settingsFor, startRunning, type Answer, type Running } from '../../testing/running.js';

let database: TestDatabase;
let running: Running;

beforeAll(async () => {
  database = await startTestDatabase();
  running = await startRunning(settingsFor(database.url));
});

afterAll(async () => {
  await running.stop();
  await database.stop();
  removeFolders();
});

interface Report {
  readonly profiles: readonly { readonly profile: string; readonly inPlay: boolean; readonly because: unknown; readonly counts: Record<string, number>; readonly findings: readonly ReadinessFinding[] }[];
  readonly warnings: readonly ReadinessFinding[];
  readonly clients: readonly { readonly clientId: number; readonly clientName?: string }[];
  readonly totalClients: number;
  readonly next?: string;
}

const reportOf = ({ status, body }: Answer): Report => {
  expect([status, body['resultMessage']]).toEqual([200, undefined]);
  return body as unknown as Report;
};
const failures = ({ profiles }: Report): readonly string[] => profiles.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict.kind === 'fail').map(({ rule }) => rule));
const at = (id: number, path: string): string => `/admin/services/${id}${path}`;

const jwks = JSON.stringify({ keys: [signingKey] });
const issuer = 'https://as.example.com';

async function create(profile: string, more: object = {}): Promise<{ readonly id: number; readonly secret: string; readonly body: Record<string, unknown> }> {
  const { status, body } = await running.owner('POST', `/service/create${profile}`, { issuer, jwks, ...more });
  expect(status).toBe(201);
  return { id: Number(body['apiKey']), secret: String(body['apiSecret']), body };
}

const addClient = async ({ id, secret }: { readonly id: number; readonly secret: string }, more: object = {}): Promise<number> =>
  Number((await running.as(basic(id, secret), 'POST', '/client/create', clientSettings(more))).body['clientId']);

const fapiClient = { clientType: 'CONFIDENTIAL', tokenAuthMethod: 'PRIVATE_KEY_JWT', dpopRequired: true };

describe('presets', () => {
  test.each(['oauth2', 'oidc', 'fapi1-baseline', 'fapi1-advanced', 'fapi2-security', 'fapi2-message-signing'])('%s: in force, without a failure, in both dialects', async (profile) => {
    const { id } = await create(`?profile=${profile}`);
    const report = reportOf(await running.bearer('GET', at(id, `/readiness?profile=${profile}`)));
    expect([failures(report), report.warnings]).toEqual([[], []]);
    expect(report.profiles.filter(({ inPlay }) => inPlay).map((each) => each.profile)).toContain(profile === 'oidc' ? 'oauth2' : profile);
    const { status, body } = await running.bearer('POST', `/service/create?profile=${profile}`, { issuer, jwks });
    expect(status).toBe(200);
    expect(failures(reportOf(await running.bearer('GET', at(Number(body['apiKey']), '/readiness'))))).toEqual([]);
  });

  test('a body that names nothing becomes a service that is hosted here, and ready', async () => {
    const { body } = await running.owner('POST', '/service/create?profile=fapi2-security', {});
    const issuer = `https://localhost:3443/${String(body['apiKey'])}`;
    expect(body).toMatchObject({ issuer, pushedAuthReqEndpoint: `${issuer}/par`, fapiModes: ['FAPI2_SECURITY'] });
    expect(failures(reportOf(await running.bearer('GET', at(Number(body['apiKey']), '/readiness'))))).toEqual([]);
  });

  test('what the caller sends stays', async () => {
    const { id, body } = await create('?profile=fapi2-security', { pushedAuthReqDuration: 3600, serviceName: 'A bank' });
    expect(body).toMatchObject({ pushedAuthReqDuration: 3600, serviceName: 'A bank', fapiModes: ['FAPI2_SECURITY'], refreshTokenKept: true });
    expect(failures(reportOf(await running.bearer('GET', at(id, '/readiness'))))).toEqual(['FAPI2-SP-FINAL-5.3.2.2-12']);
  });

  test('a profile that is none', async () => {
    const { status, body } = await running.owner('POST', '/service/create?profile=fapi3', {});
    expect([status, body['resultCode'], body['resultMessage']]).toEqual([400, 'A710201', expect.stringContaining("'fapi3'")]);
  });
});

describe('readiness', () => {
  test('names clause, settings with values, why, and a fix that heals', async () => {
    const service = await create('?profile=fapi2-security', { pushedAuthReqDuration: 3600 });
    const [failed] = reportOf(await running.bearer('GET', at(service.id, '/readiness'))).profiles[0]?.findings.filter(({ verdict }) => verdict.kind === 'fail') ?? [];
    expect(failed).toMatchObject({
      rule: 'FAPI2-SP-FINAL-5.3.2.2-12', settings: [{ key: 'pushedAuthReqDuration', value: 3600 }], fix: { pushedAuthReqDuration: 599 },
      verdict: { kind: 'fail', why: expect.any(String) }, demands: { en: expect.any(String), ja: expect.any(String) }, url: expect.stringContaining('5.3.2.2'),
    });
    const preview = reportOf(await running.bearer('POST', at(service.id, '/readiness/preview'), { service: { ...service.body, ...failed?.fix } }));
    expect(failures(preview)).toEqual([]);
    expect(failures(reportOf(await running.bearer('GET', at(service.id, '/readiness'))))).toEqual(['FAPI2-SP-FINAL-5.3.2.2-12']);
  });

  test('shows no key', async () => {
    const { id } = await create('?profile=fapi2-security');
    const text = JSON.stringify((await running.bearer('GET', at(id, '/readiness'))).body);
    expect(text).toContain('"key":"jwks"');
    expect(text).not.toContain(signingKey.d);
  });

  test('holds each client against what it can come under, page by page', async () => {
    const service = await create('?profile=fapi2-security');
    const good = await addClient(service, { ...fapiClient, clientName: 'Good' });
    const bad = await addClient(service, { clientName: 'Bad' });
    const first = reportOf(await running.bearer('GET', at(service.id, '/readiness?limit=1')));
    expect([first.clients, first.totalClients, first.next]).toEqual([[{ clientId: good, clientName: 'Good' }], 2, '1']);
    expect(failures(first)).toEqual([]);
    const second = reportOf(await running.bearer('GET', at(service.id, `/readiness?limit=1&after=${first.next ?? ''}`)));
    expect([second.clients, second.next]).toEqual([[{ clientId: bad, clientName: 'Bad' }], undefined]);
    expect(failures(second)).toContain('FAPI2-SP-FINAL-5.3.2.1-3');
    const alone = reportOf(await running.bearer('GET', at(service.id, `/clients/${bad}/readiness`)));
    expect(failures(alone)).toEqual(failures(second));
    expect(new Set(alone.profiles.flatMap(({ findings }) => findings.map(({ clientId }) => clientId)))).toEqual(new Set([bad]));
    const mended = reportOf(await running.bearer('POST', at(service.id, '/readiness/preview'), {
      client: { ...clientSettings({ ...fapiClient, jwks: JSON.stringify({ keys: [{ ...clientKey, d: undefined }] }) }), clientId: bad },
    }));
    expect([failures(mended), mended.clients]).toEqual([[], [{ clientId: bad, clientName: 'A client' }]]);
  });

  test('warns of what contradicts itself', async () => {
    const { id } = await create('', { supportedScopes: [{ name: 'pay', attributes: [{ key: 'fapi', value: 'rw' }, { key: 'fapi2', value: 'sp' }] }], supportedResponseTypes: ['CODE'] });
    expect(reportOf(await running.bearer('GET', at(id, '/readiness'))).warnings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['API-fapi-one-family', 'API-fapi2-listed']));
  });
});

test('an operator previews a service as the console shows it, without its keys', async () => {
  const { id } = await create('?profile=fapi2-security');
  const admin = browserAt(running);
  const { name = '', password = '' } = running.credentials.operator ?? {};
  await admin.signIn(name, password);
  const { body: shown } = await admin.call('GET', `/${id}/service/get`);
  expect(JSON.stringify(shown)).not.toContain(signingKey.d);
  expect(failures(reportOf(await admin.call('POST', at(id, '/readiness/preview'), { service: shown })))).toEqual([]);
});

test('an operator previews the discovery document of what is not saved; the keys count although the console never holds them', async () => {
  const { id } = await create('?profile=fapi2-security');
  const admin = browserAt(running);
  const { name = '', password = '' } = running.credentials.operator ?? {};
  await admin.signIn(name, password);
  const { body: shown } = await admin.call('GET', `/${id}/service/get`);
  const { body: document } = await admin.call('GET', `/${id}/service/configuration`);
  const preview = (change: object): Promise<Answer> => admin.call('POST', at(id, '/configuration/preview'), { ...shown, ...change });
  expect((await preview({})).body).toEqual(document);
  expect((await preview({ supportedAcrs: ['urn:example:acr'] })).body).toEqual({ ...document, acr_values_supported: ['urn:example:acr'] });
  expect((await admin.call('GET', `/${id}/service/get`)).body).toEqual(shown);
});

describe('bad calls', () => {
  test.each([
    ['a profile that is none', 'GET', '/readiness?profile=x', undefined, 400, 'A710201'],
    ['a limit that is no number', 'GET', '/readiness?limit=-1', undefined, 400, 'A710202'],
    ['a cursor that is none', 'GET', '/readiness?after=x', undefined, 400, 'A710202'],
    ['a client that is none', 'GET', '/clients/77/readiness', undefined, 404, 'A001212'],
    ['a preview that is no object', 'POST', '/readiness/preview', [], 400, 'A126202'],
    ['a preview with a service that update would refuse', 'POST', '/readiness/preview', { service: { supportedScopes: [{}] } }, 400, 'A039204'],
    ['a preview with a client that update would refuse', 'POST', '/readiness/preview', { client: 7 }, 400, 'A126202'],
    ['a preview of the document of a service that update would refuse', 'POST', '/configuration/preview', { supportedScopes: [{}] }, 400, 'A039204'],
    ['a preview under a profile that is none', 'POST', '/readiness/preview', { profile: ['oidc', {}] }, 400, 'A710201'],
  ])('%s', async (_, method, path, body, status, code) => {
    const answer = await running.bearer(method, at(running.credentials.demo.serviceId, path), body);
    expect([answer.status, answer.body['resultCode']]).toEqual([status, code]);
  });

  test('credentials of another service, or of nobody', async () => {
    const { id, secret } = await create('');
    const path = at(running.credentials.demo.serviceId, '/readiness');
    expect((await running.as(basic(id, secret), 'GET', path)).body['resultCode']).toBe('A458203');
    expect((await running.as(basic(id, 'wrong'), 'GET', path)).body['resultCode']).toBe('A003204');
    expect((await running.service('GET', path)).status).toBe(200);
    expect((await running.owner('GET', path)).status).toBe(200);
    expect((await running.owner('GET', at(99, '/readiness'))).body['resultCode']).toBe('A458203');
  });
});
