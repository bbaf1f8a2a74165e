import { beforeAll, expect, test } from '@jest/globals';
import type { Database } from '../connection/database.js';
import { createClientRepository } from '../management/client-repository.js';
import { createOwnerRepository } from '../management/owner-repository.js';
import { reseal } from '../management/reseal.js';
import { createServiceRepository } from '../management/service-repository.js';
import { createRememberedConsents, type RememberedConsents } from '../remembered-consents/remembered-consents.js';
import { createAttemptCounter } from '../sessions/attempt-counter.js';
import { createInteractionStore } from '../sessions/interaction-store.js';
import { createUserSessionStore, type UserSessionStore } from '../sessions/session-store.js';
import { aMasterKey, someClientSettings, someServiceSettings, useInstances } from '../spec/instances.js';
import { startUpkeep } from '../upkeep/upkeep.js';
import { createUserRepository, type UserRepository } from './user-repository.js';
import type { EndUser } from './user-row.js';

const open = useInstances();
let time = Date.UTC(2026, 10, 21, 12);
const now = () => time;
let database: Database;
let users: UserRepository;
let sessions: UserSessionStore;
let consents: RememberedConsents;
let service: number;
let other: number;
let count = 0;

const newUser = async (more: object = {}): Promise<EndUser> => {
  count += 1;
  return await users.create(service, { login: `user${count}`, ...more }) as EndUser;
};
const signIn = (user: EndUser, replaces?: string) =>
  sessions.create({ user, methods: ['pwd'], authenticatedAt: time, expiresAt: time + 1000, replaces });
const dump = async (table: string) => JSON.stringify(await database.dataSource.query(`select row_to_json(t)::text from ${table} t`));

beforeAll(async () => {
  database = await open({ now });
  [users, sessions, consents] = [createUserRepository(database), createUserSessionStore(database), createRememberedConsents(database)];
  const owner = await createOwnerRepository(database).create();
  const services = createServiceRepository(database);
  service = (await services.create(owner.number, someServiceSettings())).apiKey;
  other = (await services.create(owner.number, someServiceSettings())).apiKey;
});

test('a user is found by number, login name and subject, at its own service only', async () => {
  const user = await users.create(service, { login: ' Alice@Example.com ', subject: 'alice', passwordDigest: 'digest', claims: { name: 'Alice', 'name#ja': 'アリス' } }) as EndUser;
  expect(user).toEqual({
    number: expect.any(Number), service, subject: 'alice', login: 'Alice@Example.com', passwordDigest: 'digest',
    claims: { name: 'Alice', 'name#ja': 'アリス' }, locked: false, hasTotp: false, createdAt: time, modifiedAt: time,
  });
  expect(await users.find(service, user.number)).toEqual(user);
  expect(await users.findByLogin(service, 'ALICE@example.com')).toEqual(user);
  expect(await users.findByLogin(service, 'ａlice@example.com')).toEqual(user);
  expect(await users.findBySubject(service, 'alice')).toEqual(user);
  expect(await users.find(other, user.number)).toBeUndefined();
  expect(await users.findByLogin(other, 'alice@example.com')).toBeUndefined();
  expect(await users.create(service, { login: 'alice@EXAMPLE.com' })).toBe('loginTaken');
  expect(await users.create(service, { login: 'other', subject: 'alice' })).toBe('subjectTaken');
  expect(await users.create(1, { login: 'nobody' })).toBe('unknownService');
  expect(await users.create(other, { login: 'alice@example.com', subject: 'alice' })).toMatchObject({ service: other });
});

test('users are listed page by page, or searched', async () => {
  const made = [await newUser(), await newUser(), await newUser({ subject: 'found-by-subject' })];
  const after = (made[0] as EndUser).number - 1;
  expect(await users.list(service, { after, limit: 2 })).toEqual(made.slice(0, 2));
  expect(await users.list(service, { after, limit: 9 })).toEqual(made);
  expect(await users.list(service, { limit: 9, search: 'FOUND-by-subject' })).toEqual([]);
  expect(await users.list(service, { limit: 9, search: 'found-by-subject' })).toEqual(made.slice(2));
  expect(await users.list(service, { limit: 9, search: (made[1] as EndUser).login.toUpperCase() })).toEqual([made[1]]);
  expect(await users.list(service, { limit: 9, search: '%' })).toEqual([]);
});

test('a user is changed, but keeps subject and service', async () => {
  const [one, two] = [await newUser(), await newUser()];
  time += 5;
  const changed = await users.replace(service, one.number, { login: 'Renamed', claims: { email: 'a@b' }, locked: false });
  expect(changed).toEqual({ ...one, login: 'Renamed', claims: { email: 'a@b' }, modifiedAt: time });
  expect(await users.replace(service, two.number, { login: 'renamed', claims: {}, locked: false })).toBe('loginTaken');
  expect(await users.replace(other, one.number, { login: 'x', claims: {}, locked: false })).toBeUndefined();
  expect(await users.remove(other, one.number)).toBe(false);
  expect(await users.remove(service, one.number)).toBe(true);
  expect(await users.find(service, one.number)).toBeUndefined();
});

test('the secret for one-time codes never reaches the database in the clear, and moves with the master key', async () => {
  const user = await newUser();
  expect(await users.totpSecret(service, user.number)).toBeUndefined();
  expect(await users.setTotp(service, user.number, 'JBSWY3DPEHPK3PXP')).toBe(true);
  expect(await users.setTotp(other, user.number, 'JBSWY3DPEHPK3PXP')).toBe(false);
  expect(await dump('end_user')).not.toContain('JBSWY3DPEHPK3PXP');
  const rotated = await open({ masterKeys: [aMasterKey('two'), aMasterKey('one')] });
  expect(await reseal(rotated)).toBeGreaterThan(0);
  expect(await createUserRepository(await open({ masterKeys: [aMasterKey('two')] })).totpSecret(service, user.number)).toBe('JBSWY3DPEHPK3PXP');
  await reseal(await open({ masterKeys: [aMasterKey('one'), aMasterKey('two')] }));
  expect(await users.totpSecret(service, user.number)).toBe('JBSWY3DPEHPK3PXP');
  expect(await users.setTotp(service, user.number, undefined)).toBe(true);
  expect(await users.find(service, user.number)).toMatchObject({ hasTotp: false });
});

test('a time step of one-time codes is taken once, on any instance, and none before it', async () => {
  const user = await newUser();
  const elsewhere = createUserRepository(await open({ now }));
  const taken = await Promise.all([users, elsewhere, users, elsewhere].map((repository) => repository.takeTotpStep(service, user.number, 100)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await users.takeTotpStep(service, user.number, 99)).toBe(false);
  expect(await users.takeTotpStep(service, user.number, 101)).toBe(true);
});

test('a session is found by the value of its cookie until it expires; storage knows a digest only', async () => {
  const user = await newUser();
  const { value, id } = await signIn(user);
  expect(await sessions.find(service, value)).toEqual({ id, user, methods: ['pwd'], authenticatedAt: time, expiresAt: time + 1000 });
  expect(await createUserSessionStore(await open({ now })).find(service, value)).toMatchObject({ id });
  expect(await sessions.find(other, value)).toBeUndefined();
  expect(await sessions.find(service, 'nonsense')).toBeUndefined();
  expect(await dump('end_user_session')).not.toContain(value);
  time += 1000;
  expect(await sessions.find(service, value)).toBeUndefined();
});

test('a new session ends the one it replaces', async () => {
  const user = await newUser();
  const before = await signIn(user);
  const after = await signIn(user, before.value);
  expect(after.value).not.toBe(before.value);
  expect(await sessions.find(service, before.value)).toBeUndefined();
  expect(await sessions.find(service, after.value)).toMatchObject({ id: after.id });
  await sessions.remove(service, after.value);
  expect(await sessions.find(service, after.value)).toBeUndefined();
});

test.each<[string, (user: EndUser) => Promise<unknown>, boolean]>([
  ['a new password', (user) => users.setPassword(service, user.number, 'new'), true],
  ['other one-time codes', (user) => users.setTotp(service, user.number, 'JBSWY3DPEHPK3PXP'), true],
  ['a lock', (user) => users.replace(service, user.number, { login: user.login, claims: {}, locked: true }), true],
  ['removal', (user) => users.remove(service, user.number), true],
  ['other claims', (user) => users.replace(service, user.number, { login: user.login, claims: { name: 'x' }, locked: false }), false],
])('%s ends the sessions: %#', async (_, change, ends) => {
  const user = await newUser();
  const mine = await signIn(user);
  const others = await signIn(await newUser());
  await change(user);
  expect(await sessions.find(service, mine.value) === undefined).toBe(ends);
  expect(await sessions.find(service, others.value)).toBeDefined();
});

test('a dialogue goes on at any instance, in its own browser, until it is closed or expires', async () => {
  const interactions = createInteractionStore(database);
  const elsewhere = createInteractionStore(await open({ now }));
  const stored = { ticket: 'the-ticket', asked: { scopes: ['a'] }, dialogue: { step: 1 }, expiresAt: time + 1000 };
  const reference = await interactions.open(service, 'browser', stored);
  expect(await elsewhere.find(service, 'browser', reference)).toEqual(stored);
  expect(await elsewhere.find(service, 'another', reference)).toBeUndefined();
  expect(await elsewhere.find(other, 'browser', reference)).toBeUndefined();
  expect(await elsewhere.find(service, 'browser', 'nonsense')).toBeUndefined();
  await elsewhere.update(service, reference, { step: 2 });
  expect(await interactions.find(service, 'browser', reference)).toEqual({ ...stored, dialogue: { step: 2 } });
  expect(await dump('interaction')).not.toContain('the-ticket');
  expect(await createInteractionStore(await open({ now, masterKeys: [aMasterKey('two')] })).find(service, 'browser', reference)).toBeUndefined();
  await interactions.finish(service, reference, 'the answer', time + 500);
  expect(await elsewhere.find(service, 'browser', reference)).toEqual({ ...stored, ticket: '', answer: 'the answer', dialogue: { step: 2 }, expiresAt: time + 500 });
  expect(await interactions.find(service, 'another browser', reference)).toBeUndefined();
  await interactions.close(service, reference);
  expect(await interactions.find(service, 'browser', reference)).toBeUndefined();
  const late = await interactions.open(service, 'browser', stored);
  time += 1000;
  expect(await interactions.find(service, 'browser', late)).toBeUndefined();
});

test('attempts are counted for all instances together, from the first one on', async () => {
  const [here, there] = [createAttemptCounter(database), createAttemptCounter(await open({ now }))];
  const limit = { attempts: 3, window: 1000 };
  const tries = await Promise.all([here, there, here, there].map((counter) => counter.attempt(service, 'password', 'alice', limit)));
  expect(tries.filter((until) => until === undefined)).toHaveLength(3);
  expect(tries.filter((until) => until === time + 1000)).toHaveLength(1);
  expect(await here.attempt(service, 'password', 'bob', limit)).toBeUndefined();
  expect(await here.attempt(service, 'totp', 'alice', limit)).toBeUndefined();
  expect(await here.attempt(other, 'password', 'alice', limit)).toBeUndefined();
  time += 999;
  expect(await here.attempt(service, 'password', 'alice', limit)).toBe(time + 1);
  time += 1;
  expect(await here.attempt(service, 'password', 'alice', limit)).toBeUndefined();
  await here.attempt(service, 'password', 'alice', limit);
  await here.attempt(service, 'password', 'alice', limit);
  await here.takeBack(service, 'password', 'alice');
  expect(await here.attempt(service, 'password', 'alice', limit)).toBeUndefined();
  expect(await here.attempt(service, 'password', 'alice', limit)).toBe(time + 1000);
  await here.reset(service, 'password', 'alice');
  expect(await here.attempt(service, 'password', 'alice', limit)).toBeUndefined();
  expect(await dump('sign_in_attempt')).not.toContain('alice');
});

test('consents add up, are listed, and are withdrawn', async () => {
  const user = await newUser();
  const clients = createClientRepository(database);
  const made = [await clients.create(service, someClientSettings()), await clients.create(service, someClientSettings())];
  const [one, two] = made.map((client) => (typeof client === 'string' ? 0 : client.clientId)) as [number, number];
  await consents.remember(service, user.number, one, { scopes: ['b', 'a'], claims: [] });
  const first = time;
  time += 10;
  await consents.remember(service, user.number, one, { scopes: ['a', 'c'], claims: ['email'] });
  expect(await consents.find(service, user.number, one)).toEqual({ clientId: one, scopes: ['a', 'b', 'c'], claims: ['email'], createdAt: first, modifiedAt: time });
  time += 10;
  await consents.remember(service, user.number, two, { scopes: [], claims: [] });
  expect((await consents.list(service, user.number)).map(({ clientId }) => clientId)).toEqual([two, one]);
  expect(await consents.list(other, user.number)).toEqual([]);
  expect(await consents.withdraw(other, user.number, one)).toBe(false);
  expect(await consents.withdraw(service, user.number, one)).toBe(true);
  expect(await consents.withdraw(service, user.number, one)).toBe(false);
  await clients.remove(service, String(two));
  expect(await consents.list(service, user.number)).toEqual([]);
});

test('upkeep forgets what has expired', async () => {
  await signIn(await newUser());
  await createInteractionStore(database).open(service, 'browser', { ticket: 't', asked: {}, dialogue: {}, expiresAt: time + 1000 });
  await createAttemptCounter(database).attempt(service, 'password', 'x', { attempts: 1, window: 1000 });
  const upkeep = startUpkeep(database);
  time += 10_000;
  await upkeep.run();
  await upkeep.stop();
  for (const table of ['end_user_session', 'interaction', 'sign_in_attempt']) {
    expect([table, await database.dataSource.query(`select * from ${table}`)]).toEqual([table, []]);
  }
});

test('everything of a service goes with it', async () => {
  const owner = await createOwnerRepository(database).create();
  const services = createServiceRepository(database);
  const { apiKey } = await services.create(owner.number, someServiceSettings());
  const user = await users.create(apiKey, { login: 'x' }) as EndUser;
  await signIn(user);
  expect(await services.remove(apiKey)).toBe(true);
  expect(await users.find(apiKey, user.number)).toBeUndefined();
});
