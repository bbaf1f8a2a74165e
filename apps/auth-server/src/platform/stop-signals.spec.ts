import { afterEach, expect, jest, test } from '@jest/globals';
import { onStopSignal } from './stop-signals.js';

afterEach(() => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
});

test('the first signal stops, its echo does nothing, the next one forces', () => {
  let time = 0;
  const stop = jest.fn();
  const force = jest.fn();
  onStopSignal(stop, force, () => time);
  process.emit('SIGINT', 'SIGINT');
  time = 100;
  process.emit('SIGINT', 'SIGINT');
  expect([stop.mock.calls.length, force.mock.calls.length]).toEqual([1, 0]);
  time = 2000;
  process.emit('SIGTERM', 'SIGTERM');
  expect([stop.mock.calls.length, force.mock.calls.length]).toEqual([1, 1]);
});
