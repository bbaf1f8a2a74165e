import { expect, test } from '@jest/globals';
import { aService } from '../rules/examples/settings.js';
import { pass } from '../rules/verdict.js';
import type { Rule } from '../rules/rule.js';
import { compile, except } from './profile.js';

const said = { level: 'shall', demands: { en: 'Something.', ja: '何か。' } } as const;
const request = (id: Rule['id'], ...at: NonNullable<Rule['request']>['at']): Rule => ({ ...said, id, request: { at, error: 'invalid_request', resultCode: 'A000001', check: pass } });
const [first, second] = [request('API-1', 'par', 'token'), request('API-2', 'token')];
const shorter: Rule = { ...said, id: 'API-3', limit: ({ pushedAuthReqDuration }) => ({ pushedAuthReqDuration: Math.min(pushedAuthReqDuration, 60) }) };
const half: Rule = { ...said, id: 'API-4', limit: ({ pushedAuthReqDuration }) => ({ pushedAuthReqDuration: pushedAuthReqDuration / 2, issIncluded: true }) };

test('rules are sorted by endpoint, in the order of the list', () => {
  const { at } = compile({ id: 'x', title: 'X', rules: [second, first, shorter] });
  expect([at.par, at.token, at.authorization, at.introspection, at.standardIntrospection].map(rules => rules.map(({ id }) => id))).toEqual([['API-1'], ['API-2', 'API-1'], [], [], []]);
});

test('each limit narrows what the one before left', () => {
  const service = aService({ pushedAuthReqDuration: 600, issSuppressed: true });
  expect(compile({ id: 'x', title: 'X', rules: [shorter, half] }).limit(service)).toMatchObject({ pushedAuthReqDuration: 30, issIncluded: true });
  expect(compile({ id: 'x', title: 'X', rules: [half, shorter] }).limit(service)).toMatchObject({ pushedAuthReqDuration: 60, issIncluded: true });
  expect(compile({ id: 'x', title: 'X', rules: [first] }).limit(service)).toMatchObject({ pushedAuthReqDuration: 600, issIncluded: false });
});

test('a profile leaves out rules that it overrides, and only such as are there', () => {
  expect(except([first, second, shorter], 'API-2')).toEqual([first, shorter]);
  expect(except([first])).toEqual([first]);
  expect(() => except([first], 'API-1', 'API-8', 'API-9')).toThrow('No such rule to override: API-8, API-9');
});
