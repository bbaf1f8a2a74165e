import { afterAll, describe, expect, test } from '@jest/globals';
import type { Engine, Service } from '@symbolon/engine';
import { fastify } from 'fastify';
import { answers, FORM, hostedHttp, hostedParts, send, type HostedAnswer } from '../testing/hosted-http.js';
import { mountHostedEndpoints } from './hosted-endpoints.js';

/* HTTP after the operations, and what UserInfo makes of its request. */

const { tls, plain } = hostedHttp();
afterAll(() => Promise.all([tls.close(), plain.close()]));

const call = (method: string, url: string, headers: Record<string, string> = {}) => send(tls, method, url, { headers });
const post = (url: string, payload: string, headers: Record<string, string> = {}) => send(tls, 'POST', url, { payload, headers: { 'content-type': FORM, ...headers } });

describe('UserInfo', () => {
  const asked = async (method: string, { query = '', authorization, body, dpop }: { query?: string; authorization?: string; body?: string; dpop?: string }) => {
    answers['userInfo'] = { action: 'UNAUTHORIZED', resultCode: 'A000001', responseContent: 'Bearer' };
    const seen: unknown[] = [];
    const spied = { ...hostedParts, engine: { userInfo: (_: Service, request: unknown) => (seen.push(request), Promise.resolve(answers['userInfo'])) } as unknown as Engine };
    const own = fastify();
    mountHostedEndpoints(own, spied, { certificate: () => undefined });
    const headers = { ...(authorization === undefined ? {} : { authorization }), ...(dpop === undefined ? {} : { dpop }), ...(body === undefined ? {} : { 'content-type': FORM }) };
    const answer = await send(own, method, `/7/userinfo${query}`, { headers, ...(body === undefined ? {} : { payload: body }) });
    await own.close();
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    return seen[0];
  };

  test.each([
    ['in the header', 'GET', { authorization: 'Bearer abc' }, { token: 'abc' }],
    ['with the scheme in any case', 'GET', { authorization: 'bEARER abc' }, { token: 'abc' }],
    ['in the header of a POST', 'POST', { authorization: 'Bearer abc' }, { token: 'abc' }],
    ['in the form', 'POST', { body: 'access_token=abc' }, { token: 'abc' }],
    ['with a proof', 'GET', { authorization: 'dpOp abc', dpop: 'p' }, { token: 'abc', dpop: 'p', htm: 'GET', htu: 'https://as.example.com/7/userinfo' }],
    ['with the scheme DPoP and no proof: one that nothing can be', 'GET', { authorization: 'DPoP abc' }, { token: 'abc', dpop: '-', htm: 'GET', htu: 'https://as.example.com/7/userinfo' }],
    ['with a proof under the scheme Bearer, which does not count', 'GET', { authorization: 'Bearer abc', dpop: 'p' }, { token: 'abc' }],
    ['in the query', 'GET', { query: '?access_token=abc' }, {}],
    ['in header and query', 'GET', { query: '?access_token=abc', authorization: 'Bearer abc' }, {}],
    ['in header and form', 'POST', { authorization: 'Bearer abc', body: 'access_token=abc' }, {}],
    ['twice in the form', 'POST', { body: 'access_token=abc&access_token=abc' }, {}],
    ['nowhere', 'GET', {}, {}],
    ['in a header of another scheme', 'GET', { authorization: 'Basic abc' }, {}],
    ['with characters that no token has', 'GET', { authorization: 'Bearer a"b' }, {}],
  ])('a token %s', async (_, method, sent, expected) => expect(await asked(method, sent)).toEqual(expected));

  describe('without a token (RFC 6750, 3 and 3.1)', () => {
    const challenged = async (url: string, headers: Record<string, string> = {}) => {
      answers['userInfo'] = { action: 'BAD_REQUEST', resultCode: 'A088301', responseContent: 'Bearer error="invalid_token",error_description="none"' };
      const { status, headers: { 'www-authenticate': challenge } } = await call('GET', url, headers);
      delete answers['userInfo'];
      return [status, challenge];
    };

    test.each([['nothing', {}], ['credentials of another kind', { authorization: 'Basic abc' }]])('%s: 401, and how it is done', async (_, headers) =>
      expect(await challenged('/7/userinfo', headers)).toEqual([401, 'Bearer, DPoP algs="ES256 PS256"']));

    test.each([
      ['in the query', '/7/userinfo?access_token=abc', {}], ['twice', '/7/userinfo?access_token=abc', { authorization: 'Bearer abc' }],
      ['half', '/7/userinfo', { authorization: 'Bearer' }], ['with other characters', '/7/userinfo', { authorization: 'DPoP a"b' }],
    ])('one that is sent %s: 400 invalid_request', async (_, url, headers) =>
      expect(await challenged(url, headers as Record<string, string>)).toEqual([400, 'Bearer error="invalid_request",error_description="none"']));
  });
});

describe('what the engine answers', () => {
  const answered = async (operation: string, answer: object, act: () => Promise<HostedAnswer>) => {
    const before = answers[operation];
    answers[operation] = { resultCode: 'A000001', ...answer };
    const response = await act();
    if (before === undefined) delete answers[operation];
    else answers[operation] = before;
    return response;
  };
  const token = (answer: object, headers: Record<string, string> = {}) => answered('token', answer, () => post('/7/token', 'x=y', headers));
  const authorize = (answer: object, method = 'GET') => answered('authorization', answer, () => (method === 'GET' ? call('GET', '/7/authorize?x=y') : post('/7/authorize', 'x=y')));

  test.each([
    ['OK', 200], ['BAD_REQUEST', 400], ['INVALID_CLIENT', 401], ['UNAUTHORIZED', 401], ['FORBIDDEN', 403], ['PAYLOAD_TOO_LARGE', 413], ['INTERNAL_SERVER_ERROR', 500], ['CREATED', 201],
  ])('%s is HTTP %i with JSON, and the nonce for the next proof', async (action, status) => {
    const response = await token({ action, responseContent: '{"a":1}', dpopNonce: 'n' });
    expect(response).toMatchObject({ status, text: '{"a":1}', headers: { 'content-type': 'application/json; charset=utf-8', 'dpop-nonce': 'n', 'cache-control': 'no-store', pragma: 'no-cache' } });
  });

  test('a client that used the Authorization header is told the scheme (RFC 6749, 5.2)', async () => {
    const authorization = `Basic ${Buffer.from('a:b').toString('base64')}`;
    expect((await token({ action: 'INVALID_CLIENT', responseContent: '{}' }, { authorization })).headers['www-authenticate']).toBe('Basic realm="client"');
    expect((await token({ action: 'INVALID_CLIENT', responseContent: '{}' })).headers['www-authenticate']).toBeUndefined();
  });

  test.each(['TOKEN_EXCHANGE', 'JWT_BEARER', 'NATIVE_SSO'])('%s: unsupported_grant_type', async (action) => {
    const response = await token({ action });
    expect([response.status, response.told()['error']]).toEqual([400, 'unsupported_grant_type']);
  });

  test('PASSWORD without users: the engine is told to fail', async () => {
    const response = await answered('tokenFail', { action: 'BAD_REQUEST', responseContent: '{"error":"invalid_request"}' }, () => token({ action: 'PASSWORD', ticket: 't', username: 'u', password: 'p' }));
    expect([response.status, response.told()['error']]).toEqual([400, 'invalid_grant']);
  });

  test.each([['GET', 302], ['POST', 303]])('LOCATION after %s is %i', async (method, status) => {
    const response = await authorize({ action: 'LOCATION', responseContent: 'https://client.example.org/cb?code=x' }, method);
    expect([response.status, response.headers.location, response.text]).toEqual([status, 'https://client.example.org/cb?code=x', '']);
  });

  test('INTERACTION is for the end user', async () => expect((await call('GET', '/7/authorize?x=y')).text).toBe('a page of 7'));

  test.each(['BAD_REQUEST', 'INTERNAL_SERVER_ERROR'])('%s at the authorization endpoint is a page, without scripts, escaped', async (action) => {
    const content = JSON.stringify({ error: 'invalid_request', error_description: '<script>alert(1)</script>' });
    const { text, headers } = await authorize({ action, responseContent: content });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<dd id="error">invalid_request</dd>');
    expect(text).toContain('&lt;script&gt;');
    expect(text).toContain('<span>Seventh Bank</span>');
    expect(text).not.toContain('<script>');
  });

  test.each([['ja', '?ui_locales=ja', ''], ['ja', '', 'ja,en;q=0.8'], ['en', '', 'fr'], ['en', '?ui_locales=en', 'ja']])('the page is in %s for %s %s', async (language, query, accept) => {
    const response = await answered('authorization', { action: 'BAD_REQUEST', responseContent: '{}' }, () => call('GET', `/7/authorize${query}`, { 'accept-language': accept }));
    expect(response.text).toContain(`<html lang="${language}">`);
  });

  test('what nobody answers is an error of ours, with a number to ask for and nothing else', async () => {
    const response = await token({ action: 'SOMETHING_NEW' });
    expect([response.status, response.told()['error']]).toEqual([500, 'server_error']);
    expect(response.text).not.toContain('SOMETHING_NEW');
    expect(response.headers['cache-control']).toBe('no-store');
  });
});
