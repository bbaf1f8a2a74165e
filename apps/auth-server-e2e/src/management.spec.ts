import { fullClient, fullClientNamedBy, fullService, otherCertificateNames } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { dialects, ownerApi, serviceApi, type OwnerApi, type ServiceApi } from './support/api.js';
import { requestUriFor } from './support/flow.js';
import { contentOf, outcomeOf } from './support/outcome.js';
import { at, createService, fapiClient, fapiService, newParty, type Party } from './support/parties.js';
import { newKey } from './support/jwt.js';
import { push } from './support/requests.js';
import { tally, together } from './support/settled.js';
import type { Answer } from './support/http.js';

const without = <T extends object>(value: T, ...names: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as keyof T))) as Partial<T>;

/** Another instance hears of a change through the database; it may take a moment, not more. */
async function soon(check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 3_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('The other instance did not hear of the change within 3 s.');
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}

describe.each(dialects)('dialect %s', (dialect) => {
  let owner: OwnerApi;
  let api: ServiceApi;
  let service: Service;

  // See ADR 17.
  const createdStatus = dialect === '2.x' ? 201 : 200;

  beforeAll(async () => {
    owner = ownerApi(dialect);
    service = await createService(fapiService(), dialect);
    api = serviceApi({ apiKey: service.apiKey, apiSecret: String(service.apiSecret) }, dialect);
  });

  describe('a service with every property', () => {
    const sent = fullService();
    let created: Service;

    test('create answers what was sent, and the rest of the documented shape', async () => {
      const answer = await owner.create(sent);
      created = answer.body as unknown as Service;
      expect(answer.status).toBe(createdStatus);
      expect(created).toMatchObject(sent);
      expect(String(created.apiKey)).toMatch(/^\d{11,16}$/);
      expect(created.apiSecret).toMatch(/^[\w-]{43}$/);
      expect(created).toMatchObject({ number: expect.any(Number), serviceOwnerNumber: expect.any(Number) });
      expect(Math.abs(Date.now() - created.createdAt)).toBeLessThan(60_000);
      expect(created.modifiedAt).toBe(created.createdAt);
      expect(Object.values(created)).not.toContain(null);
    });

    test('get answers the same', async () => expect((await owner.get(created.apiKey)).body).toEqual(created));

    test('sent back unchanged, it stays as it is', async () => {
      const updated = await owner.update(created.apiKey, created);
      expect(updated.status).toBe(200);
      expect(without(updated.body as unknown as Service, 'modifiedAt')).toEqual(without(created, 'modifiedAt'));
      expect((await owner.get(created.apiKey)).body).toEqual(updated.body);
      created = updated.body as unknown as Service;
    });

    test('modifiedAt of an earlier state is refused, and nothing is overwritten', async () => {
      const stale = await owner.update(created.apiKey, { ...created, serviceName: 'too late', modifiedAt: created.modifiedAt - 1 });
      expect([stale.status, stale.body['resultCode'], stale.body['modifiedAt']]).toEqual([409, 'A037205', created.modifiedAt]);
      expect((await owner.get(created.apiKey)).body).toEqual(created);
    });

    test('ten changes of one state at once: one goes through', async () => {
      const answers = await together(10, (index) => ownerApi(dialect, index % 2).update(created.apiKey, { ...created, serviceName: `writer ${index}` }));
      expect(tally(answers.map(({ status }) => status))).toEqual({ 200: 1, 409: 9 });
      const winner = answers.find(({ status }) => status === 200);
      expect((await owner.get(created.apiKey)).body).toEqual(winner?.body);
    });

    test('update replaces: what is left out falls back to its default', async () => {
      const small = { serviceName: 'small', issuer: 'https://as.example.com' };
      const fresh = (await owner.create(small)).body as unknown as Service;
      const { body } = await owner.update(created.apiKey, small);
      const own = ['number', 'apiKey', 'apiSecret', 'createdAt', 'modifiedAt'] as const;
      expect(without(body as unknown as Service, ...own)).toEqual(without(fresh, ...own));
      expect(body).toMatchObject({ apiKey: created.apiKey, apiSecret: created.apiSecret, createdAt: created.createdAt });
    });

    test('it is in the list until it is deleted, everywhere', async () => {
      const apiKeys = async (): Promise<readonly number[]> =>
        ((await owner.list('?start=0&end=1000')).body['services'] as readonly Service[]).map(({ apiKey }) => apiKey);
      expect(await apiKeys()).toContain(created.apiKey);
      const deleted = await owner.delete(created.apiKey);
      expect([deleted.status, deleted.text]).toEqual([204, '']);
      expect(await apiKeys()).not.toContain(created.apiKey);
      const there = serviceApi({ apiKey: created.apiKey, apiSecret: String(created.apiSecret) }, dialect, 1);
      await soon(async () => (await there.get('/service/configuration')).status === (dialect === '2.x' ? 401 : 404));
      expect((await owner.get(created.apiKey)).status).toBe(404);
    });
  });

  describe.each([
    ['every property', fullClient()],
    ...otherCertificateNames.map((name) => [`every property, known by ${name}`, fullClientNamedBy(name)] as const),
  ])('a client with %s', (_, sent) => {
    let created: Client;
    const get = (): Promise<Answer> => api.get(`/client/get/${created.clientId}`);

    test('create → get → update → get', async () => {
      const answer = await api.post('/client/create', sent);
      created = answer.body as unknown as Client;
      expect([answer.status, created]).toEqual([createdStatus, expect.objectContaining({ clientId: expect.any(Number), clientSecret: expect.stringMatching(/^[\w-]{86}$/) })]);
      expect(created).toMatchObject(sent);
      expect(String(created.clientId)).toMatch(/^\d{13,16}$/);
      expect(Object.values(created)).not.toContain(null);
      expect((await get()).body).toEqual(created);
      const updated = await api.post(`/client/update/${created.clientId}`, created);
      expect(updated.status).toBe(200);
      expect(without(updated.body as unknown as Client, 'modifiedAt')).toEqual(without(created, 'modifiedAt'));
      expect((await get()).body).toEqual(updated.body);
      created = updated.body as unknown as Client;
    });

    test('modifiedAt of an earlier state is refused, and nothing is overwritten', async () => {
      const stale = await api.post(`/client/update/${created.clientId}`, { ...created, clientName: 'too late', modifiedAt: created.modifiedAt - 1 });
      expect([stale.status, stale.body['resultCode']]).toEqual([409, 'A029205']);
      expect((await get()).body).toEqual(created);
    });

    test('update replaces; then it is deleted', async () => {
      const { body } = await api.post(`/client/update/${created.clientId}`, { clientName: 'small' });
      expect(body).toMatchObject({ clientType: 'PUBLIC', tokenAuthMethod: 'NONE', idTokenSignAlg: 'RS256', subjectType: 'PUBLIC', clientSecret: created.clientSecret });
      expect(body).not.toHaveProperty('redirectUris');
      expect((await api.delete(`/client/delete/${created.clientId}`)).status).toBe(204);
      const gone = await get();
      expect([gone.status, gone.body['resultCode']]).toEqual([404, 'A001212']);
    });
  });

  test('unknown members are ignored', async () => {
    const answer = await api.post('/client/create', { ...fapiClient(newKey()), unheardOf: { a: 1 } });
    expect([answer.status, answer.body['unheardOf']]).toEqual([createdStatus, undefined]);
  });

  test.each([
    ['a redirect URI with a fragment', { redirectUris: ['https://a.example/#b'] }],
    ['an unknown enum', { tokenAuthMethod: 'private_key_jwt' }],
    ['a JWK Set that is none', { jwks: '{"keys":5}' }],
    ['a negative duration', { defaultMaxAge: -1 }],
    ['a name of the wrong type', { clientName: ['a'] }],
  ])('%s is refused with its name', async (_, change) => {
    const answer = await api.post('/client/create', { ...fapiClient(newKey()), ...change });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ resultCode: expect.stringMatching(/^A\d{6}$/), resultMessage: expect.stringContaining('/client/create') });
    expect(JSON.stringify(answer.body['problems'])).toContain(Object.keys(change)[0]);
  });
});

describe('a change at one instance reaches the other', () => {
  let here: Party;
  let there: Party;

  beforeAll(async () => {
    here = await newParty();
    there = at(here, 1);
    await requestUriFor(there);
  });

  test('settings of the service', async () => {
    await ownerApi().update(here.access.apiKey, { ...here.service, pushedAuthReqDuration: 123 });
    await soon(async () => contentOf(await push(there))['expires_in'] === 123);
  });

  test('the lock of a client, and its end', async () => {
    const lock = (clientLocked: boolean): Promise<Answer> => here.api.post(`/client/lock_flag/update/${here.client.clientId}`, { clientLocked });
    expect((await lock(true)).status).toBe(200);
    await soon(async () => outcomeOf(await push(there)).action === 'UNAUTHORIZED');
    expect(outcomeOf(await push(here))).toMatchObject({ action: 'UNAUTHORIZED', error: 'invalid_client', resultCode: 'A010307' });
    expect((await lock(false)).status).toBe(200);
    await soon(async () => outcomeOf(await push(there)).action === 'CREATED');
  });

  test('a new key of the client', async () => {
    const key = newKey();
    await here.api.post(`/client/update/${here.client.clientId}`, fapiClient(key));
    await soon(async () => outcomeOf(await push({ ...there, key })).action === 'CREATED');
    expect(outcomeOf(await push(there))).toMatchObject({ action: 'UNAUTHORIZED', error: 'invalid_client' });
  });

  test('the end of a client', async () => {
    expect((await here.api.delete(`/client/delete/${here.client.clientId}`)).status).toBe(204);
    await soon(async () => outcomeOf(await push(there)).resultCode === 'A247307');
  });
});
