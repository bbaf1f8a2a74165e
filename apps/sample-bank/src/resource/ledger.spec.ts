import { expect, test } from '@jest/globals';
import { readOrder } from './ledger.js';

const order = { amount: 1250, currency: 'EUR', creditor: 'Corner shop' };

test('an order is read, and nothing but what belongs to it', () => {
  expect(readOrder({ ...order, extra: true })).toEqual(order);
});

test.each([
  ['amount', { ...order, amount: 0 }], ['amount', { ...order, amount: 1.5 }], ['amount', { ...order, amount: '1250' }], ['amount', null], ['amount', 'text'],
  ['currency', { ...order, currency: 'GBP' }], ['creditor', { ...order, creditor: '' }], ['creditor', { ...order, creditor: 'x'.repeat(141) }],
])('says what is wrong with its %s', (member, body) => {
  expect(readOrder(body)).toMatch(new RegExp(`^${member} must be`));
});
