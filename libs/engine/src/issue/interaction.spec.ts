import { expect, test } from '@jest/globals';
import type { Facts } from '../facts/facts.js';
import { put } from '../rules/examples/delta.js';
import { anAuthorization } from '../rules/examples/facts.js';
import { interactionOf } from './interaction.js';

const asking = (values: Readonly<Record<string, string>>, client: object = {}): Facts => {
  const facts = anAuthorization();
  const requested = { ...facts.authorization?.values, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])) };
  return put(put(facts, 'authorization.values', requested), 'client.client', { ...facts.client.client, ...client });
};
const of = (facts: Facts) => interactionOf(facts, {
  redirectUri: 'https://client.example.org/cb', redirectUriExplicit: true, responseType: 'CODE', scopes: facts.authorization?.scopes ?? [], clientIdAliasUsed: false,
});

test('nothing is said: a full page, and no more', () => {
  const { display, maxAge, scopes, ...rest } = of(asking({}));
  expect({ display, maxAge, scopes }).toMatchObject({ display: 'PAGE', maxAge: 0, scopes: [{ name: 'payments' }] });
  for (const name of ['prompts', 'lowestPrompt', 'acrs', 'uiLocales', 'claimsLocales', 'loginHint']) expect(rest).not.toHaveProperty(name);
});

test.each<[string, readonly string[], string]>([
  ['none', ['NONE'], 'NONE'],
  ['login', ['LOGIN'], 'LOGIN'],
  ['consent login', ['CONSENT', 'LOGIN'], 'LOGIN'],
  ['select_account consent', ['SELECT_ACCOUNT', 'CONSENT'], 'CONSENT'],
  ['create select_account', ['CREATE', 'SELECT_ACCOUNT'], 'SELECT_ACCOUNT'],
  ['magic login', ['LOGIN'], 'LOGIN'],
])('OIDCC-3.1.2.1: prompt=%s', (prompt, prompts, lowestPrompt) => expect(of(asking({ prompt }))).toMatchObject({ prompts, lowestPrompt }));

test.each<[string, readonly string[]]>([['', ['LOGIN']], ['login', ['LOGIN']], ['consent', ['CONSENT', 'LOGIN']], ['none', ['NONE', 'LOGIN']]])(
  'OIDCC-3.1.2.1: max_age=0 is prompt=login, beside prompt=%s', (prompt, prompts) =>
    expect(of(asking({ max_age: '0', ...(prompt === '' ? {} : { prompt }) }))).toMatchObject({ prompts, lowestPrompt: 'LOGIN', maxAge: 0 }));

test.each<[string, string | undefined]>([['popup', 'POPUP'], ['touch', 'TOUCH'], ['wap', 'WAP'], ['page', 'PAGE'], ['magic', undefined]])('OIDCC-3.1.2.1: display=%s', (display, expected) =>
  expect(of(asking({ display })).display).toBe(expected));

test.each<[string, Readonly<Record<string, string>>, object, number]>([
  ['the request', { max_age: '60' }, { defaultMaxAge: 30 }, 60],
  ['the client', {}, { defaultMaxAge: 30 }, 30],
  ['nobody', {}, {}, 0],
])('OIDCC-3.1.2.1: max_age is set by %s', (_, values, client, expected) => expect(of(asking(values, client)).maxAge).toBe(expected));

test.each(['-5', 'abc', '1e999', '1.5'])('OIDCC-3.1.2.1: max_age=%s, which only an OpenID request is refused for, sets none', max_age => expect(of(asking({ max_age })).maxAge).toBe(0));

test('OIDCC-3.1.2.1: lists and hints', () => {
  expect(of(asking({ ui_locales: 'ja  en', claims_locales: 'fr', login_hint: 'john@example.org', acr_values: 'gold silver' }, { defaultAcrs: ['bronze'] }))).toMatchObject({
    uiLocales: ['ja', 'en'], claimsLocales: ['fr'], loginHint: 'john@example.org', acrs: ['gold', 'silver'],
  });
  expect(of(asking({ ui_locales: ' ' }, { defaultAcrs: ['bronze'] }))).toMatchObject({ acrs: ['bronze'] });
  expect(of(asking({ ui_locales: ' ' }))).not.toHaveProperty('uiLocales');
});
