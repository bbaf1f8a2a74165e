import { expect, test } from '@jest/globals';
import { createLoader, type Versioned } from './loader.js';

/** A loader whose loads are answered by hand. */
function setUp(lifetime = 60_000) {
  const waiting: { key: string; answer: (loaded: Versioned<object> | undefined) => void; fail: (error: Error) => void }[] = [];
  const clock = { time: 0, lifetime };
  const loader = createLoader<object>({
    size: 2, now: () => clock.time, lifetime: () => clock.lifetime,
    load: (key) => new Promise((resolve, reject) => waiting.push({ key, answer: resolve, fail: reject })),
  });
  const answer = (version: number, value: object = {}) => {
    waiting.shift()?.answer({ value, version });
    return value;
  };
  const load = async (key: string, version = 1) => {
    const result = loader.get(key);
    const value = answer(version);
    expect(await result).toBe(value);
    return value;
  };
  return { loader, waiting, clock, answer, load };
}

test('equal keys load once and stay the same object', async () => {
  const { loader, waiting, answer } = setUp();
  const results = [loader.get('a'), loader.get('a')];
  expect(waiting).toHaveLength(1);
  const value = answer(1);
  for (const result of results) expect(await result).toBe(value);
  expect(loader.get('a')).toBe(value);
});

test('a reload at the same version keeps the object, at another it does not', async () => {
  const { loader, clock, answer, load } = setUp();
  const value = await load('a');
  clock.time += 60_000;
  const again = loader.get('a');
  answer(1);
  expect(await again).toBe(value);
  loader.invalidate(['a']);
  await load('a', 2);
});

test('a shorter lifetime counts at once', async () => {
  const { clock, loader, load } = setUp();
  const value = await load('a');
  clock.time = 3_000;
  expect(loader.get('a')).toBe(value);
  clock.lifetime = 2_000;
  expect(loader.get('a')).toBeInstanceOf(Promise);
});

test('what began to load before an invalidation is neither kept nor shared', async () => {
  const { loader, waiting, answer } = setUp();
  const old = loader.get('a');
  loader.invalidate(['a']);
  const fresh = loader.get('a');
  expect(waiting).toHaveLength(2);
  const [oldValue, newValue] = [answer(1), answer(2)];
  expect(await old).toBe(oldValue);
  expect(await fresh).toBe(newValue);
  expect(loader.get('a')).toBe(newValue);
});

test('an invalidation of something else lets a load be', async () => {
  const { loader, waiting, answer } = setUp();
  const [one, two] = [loader.get('a1'), loader.get('b1')];
  loader.invalidate(['c'], (key) => key.startsWith('b'));
  answer(1);
  await one;
  expect(loader.get('a1')).not.toBeInstanceOf(Promise);
  waiting.shift()?.answer({ value: {}, version: 1 });
  await two;
  expect(loader.get('b1')).toBeInstanceOf(Promise);
});

test('the late answer of an old load does not displace a newer one', async () => {
  const { loader, waiting } = setUp();
  const old = loader.get('a');
  loader.invalidate(['a']);
  const fresh = loader.get('a');
  const newValue = {};
  waiting[1]?.answer({ value: newValue, version: 2 });
  expect(await fresh).toBe(newValue);
  waiting[0]?.answer({ value: {}, version: 1 });
  await old;
  expect(loader.get('a')).toBe(newValue);
});

test('an unknown key is remembered for a second, or until something changes', async () => {
  const { loader, waiting, clock } = setUp();
  const first = loader.get('a');
  waiting.shift()?.answer(undefined);
  expect(await first).toBeUndefined();
  expect(loader.get('a')).toBeUndefined();
  clock.time += 1_000;
  const second = loader.get('a');
  expect(second).toBeInstanceOf(Promise);
  waiting.shift()?.answer(undefined);
  await second;
  loader.invalidate(['b']);
  expect(loader.get('a')).toBeInstanceOf(Promise);
});

test('a failed load is tried again', async () => {
  const { loader, waiting, load } = setUp();
  const first = loader.get('a');
  waiting.shift()?.fail(new Error('no database'));
  await expect(first).rejects.toThrow('no database');
  await load('a');
});

test('holds no more than its size', async () => {
  const { loader, load } = setUp();
  for (const key of ['a', 'b', 'c']) await load(key);
  expect(loader.get('a')).toBeInstanceOf(Promise);
  expect(loader.get('c')).not.toBeInstanceOf(Promise);
});
