import { expect, test } from '@jest/globals';
import { deliveryOf } from '../facts/response.js';
import type { ResponseMode } from '../model/enums.js';
import { aService } from '../rules/examples/settings.js';
import { type AnswerChannel, authorizationResponse, channelOf, channelTo } from './authorization-response.js';

const included = { issIncluded: true };
const channel = (redirectUri: string, mode?: ResponseMode, state?: string): AnswerChannel =>
  channelTo(aService(), included, redirectUri, state, deliveryOf('CODE', mode), false);
const content = (...args: Parameters<typeof channel>): string => authorizationResponse(channel(...args), { code: 'code' }).responseContent;

test.each<[string, string, string]>([
  ['in the query', content('https://client.example.org/cb'), 'https://client.example.org/cb?code=code&iss=https%3A%2F%2Fas.example.com'],
  ['beside what the query has', content('https://client.example.org/cb?a=b%20c'), 'https://client.example.org/cb?a=b%20c&code=code&iss=https%3A%2F%2Fas.example.com'],
  ['to an app', content('com.example.app:/cb'), 'com.example.app:/cb?code=code&iss=https%3A%2F%2Fas.example.com'],
  ['in the fragment', content('https://client.example.org/cb?a=b', 'FRAGMENT'), 'https://client.example.org/cb?a=b#code=code&iss=https%3A%2F%2Fas.example.com'],
  ['with its state', content('https://client.example.org/cb', 'QUERY', 'a b&c=d+é#'), 'https://client.example.org/cb?code=code&state=a%20b%26c%3Dd%2B%C3%A9%23&iss=https%3A%2F%2Fas.example.com'],
])('RFC6749-4.1.2: an answer %s', (_, actual, expected) => expect(actual).toBe(expected));

test.each<[string, Parameters<typeof aService>[0], boolean, string | undefined]>([
  ['the issuer', {}, true, 'https://as.example.com'],
  ['no issuer where it is left out', {}, false, undefined],
  ['no issuer where there is none', { issuer: '' }, true, ''],
])('OAuth2-iss-2: an answer names %s', (_, change, issIncluded, expected) =>
  expect(channelTo(aService(change), { issIncluded }, 'https://client.example.org/cb', undefined, deliveryOf('CODE', undefined), false).iss).toBe(expected));

test('the channel of a request that was found good', () => {
  const request = { redirectUri: 'https://client.example.org/cb', redirectUriExplicit: true, responseType: 'CODE', scopes: [], clientIdAliasUsed: false } as const;
  expect(channelOf(aService(), included, { ...request, state: 's', responseMode: 'FORM_POST' })).toEqual({
    redirectUri: 'https://client.example.org/cb', state: 's', iss: 'https://as.example.com', delivery: { channel: 'FORM_POST', jwt: false },
  });
  expect(channelOf(aService(), { issIncluded: false }, request)).toEqual({ redirectUri: 'https://client.example.org/cb', delivery: { channel: 'QUERY', jwt: false } });
  expect(channelOf(aService(), included, { ...request, clientIdAliasUsed: true })).toMatchObject({ aliasUsed: true });
});

test('a form posts the answer by itself', () => {
  const { action, responseContent } = authorizationResponse(channel('https://client.example.org/cb?a=b&c=d', 'FORM_POST', 's'), { code: 'code' });
  expect(action).toBe('FORM');
  expect(responseContent).toMatch(/^<!DOCTYPE html>.*onload="document\.forms\[0\]\.submit\(\)"/);
  expect(responseContent).toContain('<form method="post" action="https://client.example.org/cb?a=b&amp;c=d">');
  for (const [name, value] of [['code', 'code'], ['state', 's'], ['iss', 'https://as.example.com']]) expect(responseContent).toContain(`<input type="hidden" name="${name}" value="${value}"/>`);
});

test('nothing breaks out of the form', () => {
  const { responseContent } = authorizationResponse(channel('https://client.example.org/cb?"><b>', 'FORM_POST', `'"><script>&amp;`), { error_description: '</form><script>' });
  expect(responseContent).toContain('action="https://client.example.org/cb?&quot;&gt;&lt;b&gt;"');
  expect(responseContent).toContain('value="&#39;&quot;&gt;&lt;script&gt;&amp;amp;"');
  expect(responseContent).toContain('value="&lt;/form&gt;&lt;script&gt;"');
  expect(responseContent).not.toContain('<script');
});

test('nothing in an answer takes the place of state and issuer', () =>
  expect(authorizationResponse(channel('https://client.example.org/cb', 'QUERY', 'ours'), { state: 'other', iss: 'other' }).responseContent)
    .toBe('https://client.example.org/cb?state=ours&iss=https%3A%2F%2Fas.example.com'));
