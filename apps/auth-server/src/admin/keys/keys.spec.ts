import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { startTestDatabase } from '@symbolon/testing';
import { signingKey, startAdministered, type Administered } from '../../testing/administered.js';
import { browserAt, type Browser } from '../../testing/browser.js';
import type { Answer } from '../../testing/running.js';
import { keyAlgorithms } from './algorithms.js';
import { CERTIFICATE, CERTIFIED_KEY } from './certified-key.fixture.js';

let administered: Administered;
let admin: Browser;

beforeAll(async () => {
  administered = await startAdministered(await startTestDatabase());
  admin = browserAt(administered.running);
  await admin.signIn('admin', administered.running.credentials.operator?.password ?? '');
});

afterAll(() => administered.stop());

type Entry = Record<string, unknown>;
const codeOf = ({ status, body }: Answer): readonly unknown[] => [status, body['resultCode']];
const SECRET = /"(d|p|q|dp|dq|qi|oth|k)":/;

/** Calls below the keys of a service; no answer ever holds a private part. */
const at = (id: number) => async (method: string, path: string, body?: unknown): Promise<Answer> => {
  const answer = await admin.call(method, `/admin/services/${id}/keys${path}`, body);
  expect(JSON.stringify(answer.body)).not.toMatch(SECRET);
  return answer;
};

async function newService(change: object = {}): Promise<{ readonly id: number; readonly keys: ReturnType<typeof at> }> {
  const { body } = await administered.running.owner('POST', '/service/create', { serviceName: 'keys', ...change });
  const id = Number(body['apiKey']);
  return { id, keys: at(id) };
}

const statesOf = ({ body }: Answer): Entry => Object.fromEntries((body['items'] as Entry[]).map(({ kid, state }) => [String(kid), state]));
const published = async (id: number): Promise<readonly Entry[]> => (await administered.running.bearer('GET', `/${id}/service/jwks/get`)).body['keys'] as Entry[];
const headerOf = (jwt: string | undefined): Entry => JSON.parse(Buffer.from(jwt?.split('.')[0] ?? '', 'base64url').toString()) as Entry;
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8'): string => key.export({ type: type as 'pkcs8', format: 'pem' }) as string;

describe('keys are made for', () => {
  test.each(keyAlgorithms.map(({ name, use }) => [name, use]))('%s', async (alg, use) => {
    const { id, keys } = await newService();
    const made = await keys('POST', '', { alg });
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ alg, use, kid: expect.stringMatching(/^[\w-]{43}$/), state: use === 'enc' ? 'decrypting' : 'signing', signsFor: [] })]);
    expect(await published(id)).toEqual([made.body['publicJwk']]);
    expect((await administered.running.bearer('GET', `/${id}/service/jwks/get?includePrivateKeys=true`)).body['keys']).toEqual([expect.objectContaining({ d: expect.any(String), kid: made.body['kid'] })]);
  });

  test.each([[{ alg: 'PS256', size: 3072 }, { bits: 3072 }], [{ alg: 'ECDH_ES_A256KW', size: 384, kid: 'mine' }, { crv: 'P-384', kid: 'mine', alg: 'ECDH-ES+A256KW' }], [{ alg: 'RSA_OAEP_256', use: 'enc' }, { alg: 'RSA-OAEP-256' }]])('%j', async (wanted, expected) => {
    const { keys } = await newService();
    expect((await keys('POST', '', wanted)).body).toMatchObject(expected);
  });

  test.each([
    [{ alg: 'HS256' }, 'A804202'], [{ alg: 'dir' }, 'A804202'], [{ alg: 'none' }, 'A804202'], [{ alg: 'nonsense' }, 'A804202'], [{}, 'A031202'],
    [{ alg: 'PS256', size: 1024 }, 'A804203'], [{ alg: 'ECDH-ES', size: 255 }, 'A804203'], [{ alg: 'ES256', use: 'enc' }, 'A804204'], [{ alg: 'ES256', use: 'x' }, 'A031201'],
  ])('not for %j', async (wanted, code) => {
    const { keys } = await newService();
    expect(codeOf(await keys('POST', '', wanted))).toEqual([400, code]);
  });
});

test('a key is rotated without a gap: published, switched to, retired, deleted', async () => {
  const { ours } = administered;
  const keys = at(ours.id);
  const signer = async () => headerOf((await ours.signIn('a user'))['idToken'])['kid'];
  await administered.running.bearer('POST', `/${ours.id}/service/update`, { ...(await administered.running.bearer('GET', `/${ours.id}/service/get`)).body, idTokenSignatureKeyId: 'sign' });
  expect(await signer()).toBe('sign');

  const { body: next } = await keys('POST', '/sign/publish');
  const kid = String(next['kid']);
  expect(next).toMatchObject({ alg: 'ES256', state: 'published', signsFor: [] });
  expect((await keys('POST', '/sign/publish')).body).toEqual(next);
  expect((await keys('POST', `/${kid}/publish`)).body).toEqual(next);
  // Whoever verifies can fetch it already; nothing is signed with it yet.
  expect((await published(ours.id)).map((key) => key['kid'])).toEqual(['sign', 'open', kid]);
  expect(await signer()).toBe('sign');

  expect(codeOf(await keys('POST', '/sign/retire'))).toEqual([409, 'A804205']);
  expect((await keys('POST', `/${kid}/switch`)).body).toMatchObject({ kid, state: 'signing', signsFor: ['idToken'] });
  expect(await signer()).toBe(kid);
  expect(statesOf(await keys('GET', ''))).toEqual({ sign: 'published', open: 'decrypting', [kid]: 'signing' });

  // There is a way back until the old key is retired.
  await keys('POST', '/sign/switch');
  expect(await signer()).toBe('sign');
  await keys('POST', `/${kid}/switch`);
  expect((await keys('POST', '/sign/retire')).body).toMatchObject({ kid: 'sign', state: 'retired' });
  expect(codeOf(await keys('POST', '/sign/switch'))).toEqual([409, 'A804205']);
  expect((await published(ours.id)).map((key) => key['kid'])).toContain('sign');
  expect(await signer()).toBe(kid);

  expect(codeOf(await keys('DELETE', `/${kid}`))).toEqual([409, 'A804205']);
  expect((await keys('DELETE', '/sign')).status).toBe(204);
  expect((await published(ours.id)).map((key) => key['kid'])).toEqual(['open', kid]);
  expect(codeOf(await keys('DELETE', '/sign'))).toEqual([404, 'A804201']);
  const { body: log } = await admin.call('GET', `/admin/audit?service=${ours.id}&kind=key`);
  expect((log['items'] as Entry[]).map(({ action, subject }) => [action, subject])).toEqual([
    ['delete', 'sign'], ['retire', 'sign'], ['switch', kid], ['switch', 'sign'], ['switch', kid], ['publish', kid],
  ]);
  expect(JSON.stringify(log)).not.toContain(signingKey.d);
});

test('a second key for an algorithm waits, so that signing goes on', async () => {
  const { keys } = await newService();
  await keys('POST', '', { alg: 'ES256', kid: 'one' });
  await keys('POST', '', { alg: 'PS256', kid: 'other algorithm' });
  await keys('POST', '', { alg: 'ES256', kid: 'two' });
  await keys('POST', '', { alg: 'ECDH-ES', kid: 'enc one' });
  await keys('POST', '', { alg: 'ECDH-ES', kid: 'enc two' });
  expect(statesOf(await keys('GET', ''))).toEqual({ one: 'signing', 'other algorithm': 'signing', two: 'published', 'enc one': 'decrypting', 'enc two': 'decrypting' });
  expect(codeOf(await keys('POST', '', { alg: 'ES384', kid: 'one' }))).toEqual([409, 'A804206']);
  expect(codeOf(await keys('POST', `/${encodeURIComponent('enc one')}/switch`))).toEqual([409, 'A804205']);
  expect(codeOf(await keys('POST', `/${encodeURIComponent('enc one')}/retire`))).toEqual([409, 'A804205']);
  expect((await keys('DELETE', `/${encodeURIComponent('enc one')}`)).status).toBe(204);
});

test('waiting private keys are encrypted in the database, and a change that comes too late is refused', async () => {
  const { id, keys } = await newService();
  await keys('POST', '', { alg: 'ES256', kid: 'one' });
  const { body: before } = await keys('GET', '');
  await keys('POST', '/one/publish', { modifiedAt: before['modifiedAt'] });
  expect(codeOf(await keys('POST', '/one/switch', { modifiedAt: before['modifiedAt'] }))).toEqual([409, 'A037205']);
  const [row] = await administered.running.server.database.dataSource.query('select sealed from waiting_key where service = $1', [id]) as { sealed: string }[];
  expect(row?.sealed).toMatch(/^v1\.test\./);
});

describe('keys are imported', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = (more: object = {}) => ({ ...ec.privateKey.export({ format: 'jwk' }), ...more });

  test.each([
    ['a JWK', () => JSON.stringify(jwk({ kid: 'mine' })), {}, { kid: 'mine', alg: 'ES256', use: 'sig', state: 'signing' }],
    ['a JWK Set', () => JSON.stringify({ keys: [jwk()] }), {}, { alg: 'ES256', kid: expect.stringMatching(/^[\w-]{43}$/) }],
    ['a key for encryption', () => JSON.stringify(jwk({ use: 'enc' })), {}, { alg: 'ECDH-ES', state: 'decrypting' }],
    ['PEM, PKCS #8', () => pem(ec.privateKey), {}, { alg: 'ES256' }],
    ['PEM, SEC 1, for encryption', () => pem(ec.privateKey, 'sec1'), { use: 'enc' }, { alg: 'ECDH-ES', use: 'enc' }],
    ['PEM, PKCS #1', () => pem(rsa.privateKey, 'pkcs1'), {}, { alg: 'PS256', bits: 2048 }],
    ['PEM, PKCS #1, for RS256', () => pem(rsa.privateKey, 'pkcs1'), { alg: 'RS256' }, { alg: 'RS256' }],
    ['PEM, Ed25519', () => pem(generateKeyPairSync('ed25519').privateKey), {}, { alg: 'EdDSA' }],
    ['PEM with text around it', () => `Bag Attributes\n  friendlyName: x\n${pem(ec.privateKey)}\nthe end`, {}, { alg: 'ES256' }],
    ['PEM with its certificate', () => `${CERTIFICATE}${CERTIFIED_KEY}`, {}, { alg: 'ES256', certificate: { subject: 'CN=symbolon test', issuer: 'CN=symbolon test', notAfter: expect.any(Number) } }],
  ])('from %s', async (_, text, more, expected) => {
    const { keys } = await newService();
    const imported = await keys('POST', '/import', { text: text(), ...more });
    expect([imported.status, imported.body['items']]).toEqual([201, [expect.objectContaining(expected)]]);
  });

  test('a certificate finds the key that is there already', async () => {
    const { id, keys } = await newService();
    await keys('POST', '/import', { text: CERTIFIED_KEY });
    const { body } = await keys('POST', '/import', { text: CERTIFICATE });
    expect(body['items']).toEqual([expect.objectContaining({ certificate: expect.objectContaining({ subject: 'CN=symbolon test' }), state: 'signing' })]);
    expect((await published(id))[0]?.['x5c']).toEqual([expect.any(String)]);
  });

  const { d: _, ...publicOnly } = jwk();
  test.each([
    ['nonsense', 'nonsense', 'neither JSON nor PEM'],
    ['JSON that is no key', '[1]', 'not a JSON object'],
    ['no key', '{"keys":[]}', 'no key in it'],
    ['a public key', JSON.stringify(publicOnly), 'no private part'],
    ['a shared secret', '{"kty":"oct","k":"c2VjcmV0"}', 'shared secret'],
    ['a private part of another key', JSON.stringify({ ...jwk(), d: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }).d }), 'does not belong'],
    ['a key that does not fit its algorithm', JSON.stringify(jwk({ alg: 'ES384' })), 'does not fit ES384'],
    ['a short RSA key', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey), '2048 are the least'],
    ['an encrypted key', ec.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string, 'encrypted'],
    ['PEM with garbage', '-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----', 'cannot be read'],
    ['PEM that is cut off', pem(ec.privateKey).slice(0, 80), 'no end'],
    ['a public key in PEM', ec.publicKey.export({ type: 'spki', format: 'pem' }) as string, 'PUBLIC KEY'],
    ['a certificate of nobody', CERTIFICATE, 'No key of this service'],
    ['a certificate with garbage', '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----', 'cannot be read'],
    ['X25519, which cannot sign', pem(generateKeyPairSync('x25519').privateKey), 'No algorithm'],
  ])('not from %s, and nothing is changed', async (_name, text, reason) => {
    const { keys } = await newService();
    const before = await keys('GET', '');
    const answer = await keys('POST', '/import', { text });
    expect([...codeOf(answer), answer.body['resultMessage']]).toEqual([400, 'A804204', expect.stringContaining(reason)]);
    expect(await keys('GET', '')).toMatchObject({ body: before.body });
  });
});
