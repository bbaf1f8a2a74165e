import { expect, test } from '@jest/globals';
import { readListQuery } from './list-query.js';

test.each<[unknown, unknown]>([
  [undefined, { start: 0, end: 5 }],
  [{}, { start: 0, end: 5 }],
  [{ start: '', end: null }, { start: 0, end: 5 }],
  [{ start: '2', end: '12' }, { start: 2, end: 12 }],
  [{ start: 2, end: 12 }, { start: 2, end: 12 }],
  [{ start: '0', end: '0' }, { start: 0, end: 0 }],
  [{ start: '10' }, { start: 10, end: 5 }],
  [{ start: 'x' }, ['A028201']],
  [{ start: '1.5' }, ['A028201']],
  [{ start: '99999999999' }, ['A028201']],
  [{ start: ['1', '2'] }, ['A028201']],
  [{ start: '-1' }, ['A028202']],
  [{ end: 'x' }, ['A028203']],
  [{ end: true }, ['A028203']],
  [{ end: '-1' }, ['A028204']],
  [{ start: 'x', end: '-1' }, ['A028201', 'A028204']],
])('%j', (query, expected) => {
  const reading = readListQuery('client', query);
  expect(reading.kind === 'read' ? reading.value : reading.problems.map(({ resultCode }) => resultCode)).toEqual(expected);
});

test('services have codes of their own', () => {
  const codes = ['x', '-1'].flatMap((bad) => [{ start: bad }, { end: bad }]).map((query) => {
    const reading = readListQuery('service', query);
    return reading.kind === 'refused' && reading.problems[0].resultCode;
  });
  expect(codes).toEqual(['A036201', 'A036203', 'A036202', 'A036204']);
});
