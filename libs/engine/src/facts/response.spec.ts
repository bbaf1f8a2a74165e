import { expect, test } from '@jest/globals';
import type { ResponseMode, ResponseType } from '../model/enums.js';
import { deliveryOf, responseTypeIn, yields } from './response.js';

test.each<[string | undefined, ResponseType | undefined]>([
  ['code', 'CODE'], ['none', 'NONE'], ['id_token code', 'CODE_ID_TOKEN'], ['token  id_token code', 'CODE_ID_TOKEN_TOKEN'], ['token id_token', 'ID_TOKEN_TOKEN'],
  ['code code', 'CODE'], ['none code', undefined], ['CODE', undefined], ['', undefined], [undefined, undefined], ['toString', undefined],
])('response_type=%s', (text, expected) => expect(responseTypeIn(text)).toBe(expected));

test.each<[ResponseType | undefined, ResponseMode | undefined, string, boolean]>([
  ['CODE', undefined, 'QUERY', false], ['NONE', undefined, 'QUERY', false], ['TOKEN', undefined, 'FRAGMENT', false], ['CODE_ID_TOKEN', undefined, 'FRAGMENT', false],
  ['CODE', 'JWT', 'QUERY', true], ['ID_TOKEN', 'JWT', 'FRAGMENT', true], ['CODE', 'FORM_POST_JWT', 'FORM_POST', true], ['CODE_TOKEN', 'QUERY_JWT', 'QUERY', true],
  ['CODE', 'FRAGMENT', 'FRAGMENT', false], [undefined, undefined, 'QUERY', false], [undefined, 'FORM_POST', 'FORM_POST', false],
])('%s in %s goes to %s, as a JWT: %s', (type, mode, channel, jwt) => expect(deliveryOf(type, mode)).toEqual({ channel, jwt }));

test('what each type yields', () => {
  expect(yields.NONE).toEqual({ code: false, token: false, idToken: false });
  expect(yields.ID_TOKEN_TOKEN).toEqual({ code: false, token: true, idToken: true });
});
