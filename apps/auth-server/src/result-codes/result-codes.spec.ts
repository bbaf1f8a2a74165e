import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { resultCodes } from '@symbolon/contract';
import type { FastifyInstance } from 'fastify';
import { createApp, type App } from '../app.js';
import { fakeParts } from '../testing/fake-parts.js';
import { explain } from './explain.js';

let app: App;
let http: FastifyInstance;

beforeAll(async () => {
  app = await createApp(fakeParts);
  http = app.nest.getHttpAdapter().getInstance() as unknown as FastifyInstance;
});
afterAll(() => app.nest.close());

const page = async (url: string, language = 'en-GB,en;q=0.9') => {
  const { statusCode, payload, headers } = await http.inject({ url, headers: { 'accept-language': language } });
  return { status: statusCode, html: payload, headers };
};

describe('the page of a code', () => {
  test('says in the reader’s language what happened, whose turn it is, which clause demands what, and which settings matter', async () => {
    const { status, html, headers } = await page('/result-codes/A124301');
    expect([status, headers['content-type'], headers['content-language']]).toEqual([200, 'text/html; charset=utf-8', 'en']);
    expect(html).toContain('code_challenge');
    expect(html).toContain('The developer of the client application');
    expect(html).toMatch(/<a href="https:\/\/openid\.net\/specs\/fapi-security-profile-2_0-final\.html#section-5\.3\.2\.2-2\.\d+" rel="noreferrer">FAPI2-SP-FINAL-5\.3\.2\.2-\d+<\/a>/);
    expect(html).toContain('<html lang="en">');
    const japanese = await page('/result-codes/A124301', 'ja');
    expect(japanese.headers['content-language']).toBe('ja');
    expect(japanese.html).toContain('対応すべき人');
    expect((await page('/result-codes/A124301?ui_locales=ja')).html).toContain('<html lang="ja">');
  });

  test('names a setting as the console does', async () => {
    const { html } = await page('/result-codes/A294356');
    expect(html).toContain('data-setting="clientType"');
    expect((await page('/result-codes/A294356', 'ja')).html).toContain('<code>clientType</code>');
  });

  test('shows where a sentence has values', async () => expect((await page('/result-codes/A245001')).html).toContain('‹requestUri›'));

  test('is found in small letters too, and asks nobody for credentials', async () => expect((await page('/result-codes/a050305')).status).toBe(200));

  test('there is one for every code, in both languages', () => {
    for (const code of Object.keys(resultCodes)) {
      for (const language of ['en', 'ja'] as const) {
        const found = explain(code, language);
        expect(found?.message).not.toMatch(/[{}]/);
        expect(found?.rules.filter(({ demands }) => demands === '')).toEqual([]);
      }
    }
  });

  test.each(['A999999', 'x', '%3Cscript%3Ealert(1)', '__proto__', 'constructor', 'A'.repeat(1000)])('there is none for %s', async (code) => {
    const { status, html, headers } = await page(`/result-codes/${code}`);
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(html).not.toContain('<script');
  });
});

describe('the list of all codes', () => {
  test.each([
    ['a code', 'A294352', ['A294352']],
    ['a clause', 'RFC7636-4.6', ['A050315']],
    ['words', 'pkce fapi', ['A294352']],
    ['Japanese', 'コード', ['A050305']],
  ])('is searched by %s', async (_, query, expected) => {
    const { status, html } = await page(`/result-codes?q=${encodeURIComponent(query)}`);
    expect(status).toBe(200);
    for (const code of expected) expect(html).toContain(`<a href="/result-codes/${code}">`);
  });

  test('shows what was looked for as text, and says when there is nothing', async () => {
    const { html } = await page(`/result-codes?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
    expect(html).not.toContain('<script');
    expect(html).toContain('There is no such code.');
  });

  test('tells how many there are beyond those that it shows', async () => expect((await page('/result-codes')).html).toContain(`The first 200 of ${Object.keys(resultCodes).length} codes.`));

  test('keeps the language that was chosen', async () => {
    const { html } = await page('/result-codes?ui_locales=ja&q=A294352');
    expect(html).toContain('href="/result-codes/A294352?ui_locales=ja"');
  });
});

test('nothing on these pages is loaded from anywhere, run, or framed', async () => {
  const { headers } = await page('/result-codes');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'none'; base-uri 'none'; frame-ancestors 'none'$/);
});
