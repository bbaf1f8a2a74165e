import { expect, test } from '@jest/globals';
import { expired, inFuture, isTime, proofWindow, stale } from './time.js';

const now = 1_800_000_000_500;
const seconds = 1_800_000_000;

test.each<[unknown, boolean]>([
  [0, true], [seconds, true], [seconds + 0.5, true], [4_102_444_800, true], [4_102_444_801, false], [now, false], [-1, false],
  [Number.NaN, false], [Infinity, false], ['1800000000', false], [null, false], [undefined, false], [[seconds], false],
])('RFC7519-2: %p is a time: %p', (claim, expected) => expect(isTime(claim)).toBe(expected));

test.each([[seconds, 0, false], [seconds + 1, 0, true], [seconds + 10, 10, false], [seconds + 11, 10, true], [seconds + 0.5, 0, false]])(
  '%d lies in the future, %d s allowed: %p', (claim, skew, expected) => expect(inFuture(claim, now, skew)).toBe(expected));

test.each([[seconds + 1, 0, false], [seconds, 0, true], [seconds - 9, 10, false], [seconds - 10, 10, true], [seconds - 300, 60, true]])(
  '%d has expired, %d s allowed: %p', (exp, skew, expected) => expect(expired(exp, now, skew)).toBe(expected));

test.each([[seconds, 0, false], [seconds - 59, 0, false], [seconds - 60, 0, true], [seconds - 69, 10, false], [seconds - 70, 10, true], [seconds - 3600, 60, true]])(
  'DPOP-4.3-11: a proof of %d is too old, %d s allowed: %p', (iat, skew, expected) => expect(stale(iat, now, skew)).toBe(expected));

test.each([0, 10, 30, 60, 120, 3600])('DPOP-11.1: a proof is remembered for as long as it is accepted, %d s allowed', skew => {
  const forgotten = (seconds + proofWindow(skew)) * 1000;
  expect(stale(seconds, forgotten + 1, skew)).toBe(true);
});
