import { describe, expect, test } from '@jest/globals';
import type { Service } from '@symbolon/engine';
import { curlOf } from './curl';
import { asQuery, choicesIn } from './link';
import { mutations, mutationsFor } from './mutations';
import { stepStatuses, steps, stepsOf, valuesOf, withExchange, type Exchange, type Run } from './run';

const service = { apiKey: 1, issuer: 'https://as.example.com' } as Service;
const fresh: Run = { service, keys: {}, verifier: 'v', state: 's', nonce: 'n', pushed: true, exchanges: {} };
const client = { clientId: 7 } as NonNullable<Run['client']>;

const exchange = (succeeded: boolean, answer: Record<string, unknown> = {}): Exchange => ({ inside: { path: '/x', body: {} }, status: 200, answer, succeeded });

describe('where a run stands', () => {
  test('without a client only the first step can be done', () => {
    expect(stepStatuses(fresh)).toEqual({
      client: 'ready', par: 'blocked', authorize: 'blocked', interaction: 'blocked', token: 'blocked', introspection: 'blocked', refresh: 'blocked', revoke: 'blocked',
    });
  });

  test('without PAR the authorization request comes first', () => {
    const run = { ...fresh, client, pushed: false };
    expect(stepsOf(run).slice(0, 3)).toEqual(['client', 'authorize', 'interaction']);
    expect(stepStatuses(run)).toMatchObject({ authorize: 'ready', interaction: 'blocked' });
    expect(stepStatuses(withExchange(run, 'authorize', exchange(true)))).toMatchObject({ authorize: 'done', interaction: 'ready' });
  });

  test('a step opens the next one when it succeeds, and does not when it fails', () => {
    const pushed = withExchange({ ...fresh, client }, 'par', exchange(true));
    expect(stepStatuses(pushed)).toMatchObject({ client: 'done', par: 'done', authorize: 'ready', token: 'blocked' });
    expect(stepStatuses(withExchange(pushed, 'par', exchange(false)))).toMatchObject({ par: 'failed', authorize: 'blocked' });
  });

  test('a step that is done again forgets what followed from it, and nothing else', () => {
    const all = steps.slice(1).reduce((run, step) => withExchange(run, step, exchange(true)), { ...fresh, client } as Run);
    expect(Object.keys(all.exchanges)).toHaveLength(7);
    expect(Object.keys(withExchange(all, 'token', exchange(true)).exchanges).toSorted()).toEqual(['authorize', 'interaction', 'par', 'token']);
  });

  test('tokens of a refresh replace those before', () => {
    const run = withExchange(withExchange({ ...fresh, client }, 'token', exchange(true, { accessToken: 'a', refreshToken: 'r' })), 'refresh', exchange(true, { accessToken: 'b', refreshToken: 'r' }));
    expect(valuesOf(run)).toMatchObject({ accessToken: 'b', refreshToken: 'r' });
  });
});

describe('mutations', () => {
  test('have an id of their own and a label in both languages', () => {
    expect(new Set(mutations.map(({ id }) => id)).size).toBe(mutations.length);
    for (const { label } of mutations) expect(label.every((text) => text.length > 0)).toBe(true);
  });

  test('are offered where they mean something', () => {
    expect(mutationsFor('token', { parameters: {}, call: {} }).map(({ id }) => id)).toEqual(['no-verifier', 'wrong-verifier']);
  });

  test('of an authorization request are offered where the browser carries it', () => {
    const ids = mutationsFor('authorize', { parameters: {}, requestObject: { header: {}, claims: {} }, call: {} }, false).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['no-pkce', 'request-exp']));
    expect(ids).not.toContain('other-request-uri');
  });

  test.each(mutations.map((mutation) => [mutation.id, mutation] as const))('%s changes the draft', (_id, { change }) => {
    const draft = () => ({
      parameters: { code_challenge: 'c', code_challenge_method: 'S256', redirect_uri: 'https://a', response_type: 'code', request_uri: 'u', code_verifier: 'v' } as Record<string, string>,
      assertion: { header: { alg: 'ES256' }, claims: { aud: 'https://as', exp: 1 } }, proof: { header: { alg: 'ES256', typ: 'dpop+jwt' }, claims: { htu: 'u', htm: 'GET', iat: 1, ath: 'a' } },
      requestObject: { header: { alg: 'ES256' }, claims: { aud: 'https://as', exp: 1, nbf: 1 } }, call: {},
    });
    const changed = draft();
    change(changed);
    expect(changed).not.toEqual(draft());
  });
});

test('a link says who asks for what, and is understood', () => {
  const query = asQuery({ client: '7', scope: 'openid payments', responseType: 'code id_token', responseMode: '' });
  expect(query).toBe('client=7&scope=openid+payments&response_type=code+id_token');
  expect(choicesIn(new URLSearchParams(query))).toEqual({ scope: 'openid payments', responseType: 'code id_token' });
});

test('a curl survives quotes', () => {
  expect(curlOf({ method: 'POST', url: 'https://as/par', headers: { DPoP: 'p' }, body: "a=it's" })).toBe("curl -s -X POST 'https://as/par' \\\n  -H 'DPoP: p' \\\n  -d 'a=it'\\''s'");
});
