import { expect, test } from '@jest/globals';
import { dayInValue, dayOf, VALUE_LENGTH } from './values.js';

/** 32 bytes with this day in front, base64url. */
const value = (day: number, rest = 0xff): string => {
  const bytes = Buffer.alloc(32, rest);
  bytes.writeUInt16BE(day, 0);
  return bytes.toString('base64url');
};

test.each([0, 1, 255, 256, 20_000, 20_778, 65_535])('the day %d comes back from a value, whatever follows', day => {
  for (const rest of [0, 0x55, 0xff]) {
    expect(value(day, rest)).toHaveLength(VALUE_LENGTH);
    expect(dayInValue(value(day, rest))).toBe(day);
  }
});

test.each(['', 'code', value(1).slice(1), `${value(1)}A`, `${value(1)}=`, `${value(1).slice(1)}+`, `${value(1).slice(1)}/`, `${value(1).slice(1)} `, `${value(1)}\n`, `é${value(1).slice(1)}`])(
  '%j carries no day', text => expect(dayInValue(text)).toBeUndefined());

test.each([[0, 0], [86_399_999, 0], [86_400_000, 1], [Date.UTC(2026, 10, 21, 23, 59), 20_778]])('%d ms is the day %d', (ms, day) => expect(dayOf(ms)).toBe(day));
