import { afterAll, beforeAll } from '@jest/globals';
import { createStore, createTokenDirectory, type Database } from '@symbolon/persistence';
import { startTestDatabase, type TestDatabase } from '../postgres/test-database.js';
import { createMemoryStore } from './memory-store.js';
import { describeStore } from './store-contract.js';

const START = Date.UTC(2026, 10, 21, 12);
let time = START;
const now = (): number => time;
const pass = (duration: number): void => void (time += duration);

describeStore('the store in memory', async () => {
  time = START;
  const store = createMemoryStore(now);
  return { store, tokens: store.tokens, now, pass };
});

let test: TestDatabase;
const instances: Database[] = [];
beforeAll(async () => {
  test = await startTestDatabase();
  for (let count = 0; count < 2; count += 1) instances.push(await test.open({ now }));
});
afterAll(() => test.stop());

describeStore('the store on PostgreSQL', async () => {
  time = START;
  const database = instances[0] as Database;
  return { store: createStore(database), tokens: createTokenDirectory(database), now, pass };
});

// Each call goes to the next of two instances, as behind a load balancer: nothing may depend on what one has in memory.
describeStore('two instances of the store on PostgreSQL', async () => {
  time = START;
  const stores = instances.map((database) => createStore(database));
  let calls = 0;
  const next = () => stores[calls++ % stores.length] as ReturnType<typeof createStore>;
  return {
    now, pass,
    tokens: createTokenDirectory(instances[1] as Database),
    store: {
      pushedRequest: (...args) => next().pushedRequest(...args),
      ticket: (service, value) => next().ticket(service, value, true),
      code: (...args) => next().code(...args),
      refreshToken: (...args) => next().refreshToken(...args),
      accessToken: (...args) => next().accessToken(...args),
      tokenTicket: (...args) => next().tokenTicket(...args),
      commit: (...args) => next().commit(...args),
    },
  };
});
