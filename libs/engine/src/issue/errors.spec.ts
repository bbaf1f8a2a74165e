import { expect, test } from '@jest/globals';
import type { Messages } from '../ports/index.js';
import { aService } from '../rules/examples/settings.js';
import { errorBody, errorMembers, resultOf } from './errors.js';

const messages: Messages = { message: (_, values = {}) => `Wrong: ${values.problem ?? '?'}`, uri: code => `https://docs.example.com/#${code}` };
const refusal = { error: 'invalid_grant', resultCode: 'A050305', values: { problem: 'no such code' } } as const;

test('the integrator gets code and sentence', () => {
  expect(resultOf(messages, refusal)).toEqual({ resultCode: 'A050305', resultMessage: '[A050305] Wrong: no such code' });
  expect(resultOf(messages, { resultCode: 'A050001' })).toEqual({ resultCode: 'A050001', resultMessage: '[A050001] Wrong: ?' });
});

const [error, error_description, error_uri] = ['invalid_grant', '[A050305] Wrong: no such code', 'https://docs.example.com/#A050305'];

test.each<[string, Parameters<typeof aService>[0], object]>([
  ['all', {}, { error, error_description, error_uri }],
  ['no description', { errorDescriptionOmitted: true }, { error, error_uri }],
  ['no link', { errorUriOmitted: true }, { error, error_description }],
  ['the error alone', { errorDescriptionOmitted: true, errorUriOmitted: true }, { error }],
])('RFC6749-5.2: the client gets %s', (_, change, expected) => {
  expect(errorMembers(messages, aService(change), refusal)).toEqual(expected);
  expect(JSON.parse(errorBody(messages, aService(change), refusal))).toEqual(expected);
});
