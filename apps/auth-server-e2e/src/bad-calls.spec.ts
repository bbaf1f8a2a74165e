import { beforeAll, afterEach, describe, expect, test } from '@jest/globals';
import { request as open } from 'node:http';
import { text } from 'node:stream/consumers';
import { context } from './support/context.js';
import { tokensFor } from './support/flow.js';
import { request, type Answer } from './support/http.js';
import { newParty, type Party } from './support/parties.js';

/* Calls that are no calls: what comes over HTTP is broken before OAuth begins. Each is answered, and the server goes on. */

let party: Party;

beforeAll(async () => { party = await newParty(); });

afterEach(async () => { expect((await tokensFor(party)).accessToken).toHaveLength(43); });

const paths = ['/pushed_auth_req', '/auth/authorization', '/auth/authorization/issue', '/auth/authorization/fail', '/auth/token', '/auth/introspection', '/auth/introspection/standard'];

const send = (path: string, body: string | Uint8Array, contentType: string | null = 'application/json'): Promise<Answer> => request(party.api.url(path), {
  method: 'POST', body, headers: { authorization: party.api.authorization, ...(contentType === null ? {} : { 'content-type': contentType }) },
});

const bytes = (...values: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([...value]))));

/** A request that says how much is to come, and waits for what the server thinks of that. */
const announce = (path: string, length: number): Promise<[status: number | undefined, text: string]> => new Promise((resolve, reject) => {
  const headers = { authorization: party.api.authorization, 'content-type': 'application/json', 'content-length': length };
  const call = open(party.api.url(path), { method: 'POST', headers }, (response) => {
    text(response).then((answer) => resolve([response.statusCode, answer]), reject).finally(() => call.destroy());
  });
  call.on('error', reject);
  call.flushHeaders();
});

const broken: readonly (readonly [title: string, body: string | Uint8Array, resultCode: string])[] = [
  ['nothing', '', 'A126203'],
  ['null', 'null', 'A126203'],
  ['cut off', '{"parameters":"a=b"', 'A126202'],
  ['a comma too many', '{"parameters":"a=b",}', 'A126202'],
  ['an array', '[{"parameters":"a=b"}]', 'A126202'],
  ['a text', '"parameters"', 'A126202'],
  ['a number', '5', 'A126202'],
  ['form-encoded, but called JSON', 'parameters=a%3Db', 'A126202'],
  ['bytes that are no UTF-8', bytes('{"parameters":"', [0xff, 0xfe], '"}'), 'A126202'],
  ['an overlong encoding', bytes('{"parameters":"', [0xc0, 0x80], '"}'), 'A126202'],
  ['UTF-8 that is cut off', bytes('{"parameters":"', [0xe3, 0x81], '"}'), 'A126202'],
  ['an encoded surrogate', bytes('{"parameters":"', [0xed, 0xa0, 0x80], '"}'), 'A126202'],
  ['an escaped NUL', '{"parameters":"a=\\u0000"}', 'A126202'],
  ['half a surrogate pair', '{"parameters":"a=\\ud800"}', 'A126202'],
  ['a raw NUL', bytes('{"parameters":"a=', [0], '"}'), 'A126202'],
  ['an array in an array in an array …', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'A126202'],
  ['objects nested deeply in a member', `{"x":${'{"x":'.repeat(5_000)}1${'}'.repeat(5_000)}}`, 'A126202'],
];

describe.each(paths)('%s', (path) => {
  test.each(broken)('%s', async (_, body, resultCode) => {
    const answer = await send(path, body);
    expect([answer.status, answer.body['resultCode']]).toEqual([400, resultCode]);
    expect(answer.body['resultMessage']).toMatch(new RegExp(`^\\[${resultCode}\\] ${path}`));
  });

  test('no Content-Type', async () => {
    const answer = await send(path, bytes('{}'), null);
    expect([answer.status, answer.body['resultCode']]).toEqual([400, 'A258201']);
  });

  test('a Content-Type that is none of ours', async () => {
    const answer = await send(path, '<parameters/>', 'application/xml');
    expect([answer.status, answer.body['resultCode']]).toEqual([400, 'A258201']);
  });

  test('more than any call needs', async () => {
    expect(await announce(path, 5 * 1024 * 1024)).toEqual([413, expect.stringContaining('A126204')]);
  });

  test('wrong methods', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await request(party.api.url(path), { method, headers: { authorization: party.api.authorization } });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST']);
    }
  });
});

describe('members of the wrong type', () => {
  const parameters = ['/pushed_auth_req', '/auth/authorization', '/auth/token', '/auth/introspection/standard'];

  test.each(parameters.flatMap((path) => [5, true, {}, ['a=b']].map((value) => [path, value] as const)))('%s, parameters: %j', async (path, value) => {
    const answer = await party.api.post(path, { parameters: value });
    expect([answer.status, answer.body['resultCode']]).toEqual([400, 'A126202']);
    expect(answer.body['problems']).toEqual([expect.objectContaining({ property: 'parameters' })]);
  });

  test.each([
    ['/auth/token', { parameters: 'a=b', dpop: ['a', 'b'] }],
    ['/auth/token', { parameters: 'a=b', clientCertificate: { pem: '' } }],
    ['/auth/token', { parameters: 'a=b', properties: 'k=v' }],
    ['/auth/authorization/issue', { ticket: 'x', subject: 'john', scopes: [1] }],
    ['/auth/authorization/fail', { ticket: 'x', reason: 'BECAUSE' }],
    ['/auth/introspection', { token: {} }],
    ['/auth/introspection', { token: 'x', maxAge: 'soon' }],
  ])('%s %j', async (path, body) => {
    const answer = await party.api.post(path, body);
    expect([answer.status, answer.body['resultCode']]).toEqual([400, 'A126202']);
  });

  test('a member that comes twice: the last one counts, as in every JSON reader', async () => {
    const answer = await send('/auth/introspection', '{"token":"a","token":5}');
    expect([answer.status, answer.body['resultCode']]).toEqual([400, 'A126202']);
  });

  test('an inherited name is an unknown member', async () => {
    const answer = await send('/auth/introspection', '{"token":"abc","__proto__":{"x":1},"constructor":1}');
    expect([answer.status, answer.body['resultCode']]).toEqual([200, 'A057302']);
  });
});

test('the same members form-encoded are a call', async () => {
  const answer = await send('/auth/introspection', 'token=abc', 'application/x-www-form-urlencoded');
  expect([answer.status, answer.body['resultCode']]).toEqual([200, 'A057302']);
});

test('null, nothing and 0 count as absent', async () => {
  const answer = await party.api.post('/auth/introspection', { token: 'abc', scopes: null, subject: '', maxAge: 0, dpop: null, clientCertificate: null });
  expect([answer.status, answer.body['resultCode']]).toEqual([200, 'A057302']);
});

describe('addresses', () => {
  test.each([
    ['/api/auth/nothing', 404, 'A001224'],
    ['/api/%zz', 404, 'A001224'],
    ['/api/%00', 404, 'A001224'],
    ['/%2e%2e/%2e%2e/etc/passwd', 404, 'A001224'],
    [`/api/client/get/${'9'.repeat(400)}`, 400, 'A001216'],
    ['/api/client/get/0', 400, 'A001216'],
    ['/api/client/get/%00', 404, 'A001218'],
    ['/api/client/get/%F0%9F%98%80', 404, 'A001218'],
    ['/api/client/get/1', 404, 'A001212'],
    ['/api/client/get/list?start=x', 400, undefined],
    ['/api/client/get/list?start=0&start=1&end=%00', 400, undefined],
  ])('%s', async (path, status, resultCode) => {
    const answer = await request(`${context.instances[0]}${path}`, { headers: { authorization: party.api.authorization } });
    expect([answer.status, answer.body['resultCode']]).toEqual([status, resultCode ?? expect.stringMatching(/^A\d{6}$/)]);
  });
});

test('secrets of a broken call do not come back', async () => {
  const answer = await party.api.post('/auth/token', { parameters: ['client_secret=geheim'], clientSecret: 12345 });
  expect(answer.text).not.toMatch(/geheim|12345/);
});
