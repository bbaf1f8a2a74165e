import { expect, test } from '@jest/globals';
import type { JoseProblem, MaybePromise } from '@symbolon/engine';
import { good, keyOf, privateJwkFor, publicJwkOf, setOf } from './fixtures/keys.js';
import type { FetchedDocument } from './get-document.js';
import { createJose } from './jose.js';

const URI = 'https://client.example/jwks';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const one = setOf(publicJwkOf(privateJwkFor('ES256')));
const other = setOf(publicJwkOf(privateJwkFor('ES256')), publicJwkOf(privateJwkFor('EdDSA')));

type Reply = { readonly text: string; readonly maxAge?: number } | JoseProblem;

/** A remote end whose reply and clock a test sets. */
function remoteEnd(reply: Reply): { reply: Reply; time: number; fetches: number } & { jose: ReturnType<typeof createJose> } {
  const end = { reply, time: 0, fetches: 0 };
  const fetch = (): Promise<FetchedDocument | JoseProblem> => {
    end.fetches += 1;
    return Promise.resolve('problem' in end.reply ? end.reply : { mediaType: 'application/json', ...end.reply });
  };
  return Object.assign(end, { jose: createJose({ fetch, now: () => end.time, maxKeySets: 3 }) });
}

const countOf = async (answer: MaybePromise<object>): Promise<number | string> => {
  const set = (await answer) as { keys: readonly unknown[] } | JoseProblem;
  return 'problem' in set ? set.problem : set.keys.length;
};

test('a set is fetched once for callers at the same time, and answered at once afterwards', async () => {
  const end = remoteEnd({ text: one });
  const answers = [end.jose.remoteKeys(URI), end.jose.remoteKeys(URI, true), end.jose.remoteKeys(URI)];
  expect(await Promise.all(answers.map(countOf))).toEqual([1, 1, 1]);
  expect(end.fetches).toBe(1);
  expect(end.jose.remoteKeys(URI)).not.toBeInstanceOf(Promise);
});

test.each([
  ['ten minutes without a word', undefined, 10 * MINUTE],
  ['as long as max-age says', 120, 2 * MINUTE],
  ['a minute at least', 0, MINUTE],
  ['an hour at most', 86_400, 60 * MINUTE],
])('a set is kept %s', async (_, maxAge, kept) => {
  const end = remoteEnd({ text: one, ...(maxAge === undefined ? {} : { maxAge }) });
  await end.jose.remoteKeys(URI);
  end.reply = { text: other };
  end.time = kept - 1;
  expect(await countOf(end.jose.remoteKeys(URI))).toBe(1);
  end.time = kept;
  expect(await countOf(end.jose.remoteKeys(URI))).toBe(2);
  expect(end.fetches).toBe(2);
});

test('a fresh set is fetched at once, however young the known one is', async () => {
  const end = remoteEnd({ text: one });
  await end.jose.remoteKeys(URI);
  end.reply = { text: other };
  expect(await countOf(end.jose.remoteKeys(URI, true))).toBe(2);
  expect(end.fetches).toBe(2);
});

test('a second time after five seconds: keys that somebody makes up bring no flood', async () => {
  const end = remoteEnd({ text: one });
  await end.jose.remoteKeys(URI);
  await end.jose.remoteKeys(URI, true);
  end.reply = { text: other };
  end.time = 5 * SECOND - 1;
  for (let count = 0; count < 100; count += 1) expect(await countOf(end.jose.remoteKeys(URI, true))).toBe(1);
  expect(end.fetches).toBe(2);
  end.time = 5 * SECOND;
  expect(await countOf(end.jose.remoteKeys(URI, true))).toBe(2);
  expect(await countOf(end.jose.remoteKeys(URI, true))).toBe(2);
  expect(end.fetches).toBe(3);
});

test('a set that expired in between does not start the count again', async () => {
  const end = remoteEnd({ text: one, maxAge: 60 });
  await end.jose.remoteKeys(URI);
  end.time = MINUTE - 1;
  end.reply = { problem: 'down' };
  await end.jose.remoteKeys(URI, true);
  end.time = MINUTE;
  end.reply = { text: one };
  await end.jose.remoteKeys(URI);
  end.reply = { text: other };
  expect(await countOf(end.jose.remoteKeys(URI, true))).toBe(1);
  expect(end.fetches).toBe(3);
});

test('a set that did not change keeps its keys', async () => {
  const end = remoteEnd({ text: one });
  const before = good(await end.jose.remoteKeys(URI));
  end.time = MINUTE;
  expect(await end.jose.remoteKeys(URI, true)).toBe(before);
  const [key] = before.keys;
  const jwk = privateJwkFor('ES256');
  const jws = good(end.jose.decode(await end.jose.sign({}, { alg: 'ES256' }, keyOf(end.jose, jwk))));
  expect(end.jose.verify(jws, { ...key! }, 'ES256')).toBe(false);
  end.reply = { text: setOf(publicJwkOf(jwk)) };
  end.time = 2 * MINUTE;
  const after = good(await end.jose.remoteKeys(URI, true));
  expect(end.jose.verify(jws, { ...after.keys[0]! }, 'ES256')).toBe(true);
});

test('a failure is kept for ten seconds', async () => {
  const end = remoteEnd({ problem: 'down' });
  expect(await countOf(end.jose.remoteKeys(URI))).toBe('down');
  end.reply = { text: one };
  end.time = 10 * SECOND - 1;
  expect(await countOf(end.jose.remoteKeys(URI))).toBe('down');
  expect(await countOf(end.jose.remoteKeys(URI, true))).toBe('down');
  end.time = 10 * SECOND;
  expect(await countOf(end.jose.remoteKeys(URI))).toBe(1);
});

test('a set that still counts outlives a failed refresh, one that expired does not', async () => {
  const end = remoteEnd({ text: one });
  await end.jose.remoteKeys(URI);
  for (const reply of [{ problem: 'down' }, { text: 'garbage' }]) {
    end.reply = reply;
    end.time += 5 * SECOND;
    expect(await countOf(end.jose.remoteKeys(URI, true))).toBe(1);
  }
  expect(end.fetches).toBe(3);
  end.time = 10 * MINUTE;
  expect(await countOf(end.jose.remoteKeys(URI))).toContain('JWK Set');
});

test('keys that a public place gives away are not used', async () => {
  const secret = { kty: 'oct', k: Buffer.alloc(32, 1).toString('base64url') };
  const end = remoteEnd({ text: setOf(secret, privateJwkFor('ES256'), publicJwkOf(privateJwkFor('ES256'))) });
  expect(await end.jose.remoteKeys(URI)).toMatchObject({ keys: [{ kty: 'EC', hasPrivate: false }], skipped: 2 });
});

test('sets beyond the limit are forgotten', async () => {
  const end = remoteEnd({ text: one });
  for (const path of ['a', 'b', 'c', 'd']) await end.jose.remoteKeys(`${URI}/${path}`);
  await end.jose.remoteKeys(`${URI}/d`);
  expect(end.fetches).toBe(4);
  await end.jose.remoteKeys(`${URI}/a`);
  expect(end.fetches).toBe(5);
});
