import { describe, expect, test } from '@jest/globals';
import { profiles } from '@symbolon/engine';
import { storedOnly } from '../compatibility/stored.js';
import { clientPages } from '../settings/client.js';
import { clientOrder } from '../settings/client-order.js';
import { servicePages } from '../settings/service.js';
import { serviceOrder } from '../settings/service-order.js';
import { catalogue, entriesOn, entryOf, groupsOn } from './entries.js';
import { pageOf, pagesOf, pageTree, type SubjectName } from './pages.js';
import { reasonsInJapanese } from './stored.js';
import type { Bilingual } from './text.js';

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** Words that are the same in Japanese. */
const international = /^(?:[A-Z]{2,}|[A-Za-z]+OP|SPIFFE ID|SAN: URI|PKCE|DPoP|JWT)$/;

describe.each<[SubjectName, readonly string[], object]>([
  ['service', serviceOrder, servicePages],
  ['client', clientOrder, clientPages],
])('the catalogue of a %s', (subject, order, pages) => {
  const entries = catalogue[subject];

  test('names every property exactly once', () => expect(entries.map(({ key }) => key).sort()).toEqual([...order].sort()));

  test('keeps each on the page of its table', () => {
    for (const [page, table] of Object.entries(pages)) expect(entriesOn(subject, page).map(({ key }) => key).sort()).toEqual(Object.keys(table as object).sort());
  });

  test('has pages for all, and no others', () => expect(pagesOf[subject].map(({ id }) => id)).toEqual(Object.keys(pages)));

  test.each(entries.map((entry) => [entry.key, entry] as const))('%s has a label and a help in English and in Japanese', (_, { label, help }) => {
    expect(label.en).toMatch(/^\S.*\S$/);
    expect(label.ja).toMatch(international.test(label.ja) ? international : japanese);
    expect(help.en).toMatch(/^\S.{8,}\.$/);
    expect(help.ja).toMatch(/^\S.{4,}。$/);
    expect(help.ja).toMatch(japanese);
  });

  test('puts every entry into a group of its page, and none is empty', () => {
    for (const { id } of pagesOf[subject]) {
      const groups = groupsOn(subject, id);
      expect(groups.filter(({ entries: own }) => own.length === 0).map((group) => group.id)).toEqual([]);
      expect(groups.flatMap((group) => group.entries.map(({ key }) => key)).sort()).toEqual(entriesOn(subject, id).map(({ key }) => key).sort());
      for (const { title, about } of groups) for (const text of [title, about]) expect(text.en.length * text.ja.length).toBeGreaterThan(0);
    }
  });

  test('has no two labels alike in one group', () => {
    for (const language of ['en', 'ja'] as const) {
      for (const { id } of pagesOf[subject]) {
        for (const group of groupsOn(subject, id)) {
          const labels = group.entries.map(({ label }) => label[language]);
          expect(labels).toEqual([...new Set(labels)]);
        }
      }
    }
  });

  test('marks what is stored but not enforced, with the reason in both languages', () => {
    const stored = storedOnly[subject === 'service' ? 'Service' : 'Client'];
    expect(entries.filter(({ stored: reason }) => reason !== undefined).map(({ key }) => key).sort()).toEqual([...stored.keys()].sort());
    for (const reason of stored.values()) expect(reasonsInJapanese[reason]).toMatch(japanese);
  });

  test('is plain JSON', () => expect(JSON.parse(JSON.stringify(entries))).toEqual(entries));
});

test('every setting that a rule reads is in the catalogue', () => {
  for (const { rules } of profiles) {
    for (const { service, client } of rules) {
      for (const key of service?.settings ?? []) expect(entryOf('service', key)?.key).toBe(key);
      for (const key of client?.settings ?? []) expect(entryOf('client', key)?.key).toBe(key);
    }
  }
});

const crumbs = (subject: SubjectName, key: string, language: keyof Bilingual): string => {
  const entry = entryOf(subject, key);
  return [...(pageOf(subject, entry?.page ?? '')?.breadcrumb ?? []), entry?.label].map((text) => text?.[language]).join(' > ');
};

describe('the breadcrumbs of the seeds', () => {
  test.each<[SubjectName, string, string, string | undefined]>([
    ['service', 'issuer', '基本設定 > 発行者識別子', '基本情報 > トークン発行者識別子'],
    ['service', 'supportedServiceProfiles', '基本設定 > 指定可能なサービスプロファイル (任意)', '基本情報 > サポートするプロフィール群'],
    ['service', 'supportedGrantTypes', 'エンドポイント > 基本設定 > サポート可能なグラントタイプ', '認可 > サポートする認可種別'],
    ['service', 'supportedResponseTypes', 'エンドポイント > 基本設定 > サポート可能なレスポンスタイプ', '認可 > サポートする応答種別'],
    ['service', 'authorizationEndpoint', 'エンドポイント > 認可 > 認可エンドポイントURL', '認可 > 認可エンドポイント > 認可エンドポイントの URI'],
    ['service', 'issSuppressed', 'エンドポイント > 認可 > 発行者識別レスポンスパラメーター', '認可 > 認可エンドポイント > iss レスポンスパラメーター'],
    ['service', 'loopbackRedirectionUriVariable', 'エンドポイント > 認可 > ループバックリダイレクト URI', '認可 > 認可エンドポイント > リダイレクション URI の可変性'],
    ['service', 'tokenEndpoint', 'エンドポイント > トークン > トークンエンドポイントURL', '認可 > トークンエンドポイント > トークンエンドポイント URI'],
    ['service', 'supportedTokenAuthMethods', 'エンドポイント > トークン > サポート可能なクライアント認証方式', '認可 > トークンエンドポイント > サポートするクライアント認証方式'],
    ['service', 'clientAssertionAudRestrictedToIssuer', 'エンドポイント > トークン > クライアントアサーションに含まれる aud クレームの値', '認可 > トークンエンドポイント > クライアントアサーションに含まれる aud クレームの値'],
    ['service', 'refreshTokenKept', 'トークン&クレーム > リフレッシュトークン > リフレッシュトークンローテーション', 'トークン > リフレッシュトークン > リフレッシュトークン継続使用'],
    ['service', 'allowableClockSkew', 'トークン&クレーム > ID トークン > 許容されるクロックスキュー', 'ID トークン > 許容されるクロックスキュー'],
    ['service', 'supportedScopes', 'トークン&クレーム > 詳細 > スコープ > サポートするスコープ', 'トークン > スコープ > サポートするスコープ'],
    ['client', 'clientType', '基本設定 > クライアントタイプ', '基本情報 > クライアントタイプ'],
    ['client', 'grantTypes', 'エンドポイント > 基本設定 > サポート可能な認可タイプ', '認可 > 認可種別'],
    ['client', 'responseTypes', 'エンドポイント > 基本設定 > サポート可能なレスポンスタイプ', '認可 > 応答種別'],
    ['client', 'redirectUris', 'エンドポイント > 基本設定 > リダイレクトURI', '認可 > リダイレクト URI'],
    ['client', 'tokenAuthMethod', 'エンドポイント > トークン > クライアント認証方式', '認可 > トークンエンドポイント > クライアント認証方式'],
    ['client', 'tokenAuthSignAlg', 'エンドポイント > トークン > アサーション署名アルゴリズム', '認可 > トークンエンドポイント > アサーション署名アルゴリズム'],
    ['client', 'jwks', 'キーマネジメント > JWKセット > JWKセットの内容', 'JWK セット > JWK セットの内容'],
  ])('%s %s in Japanese, 3.0 and 2.x', (subject, key, of3, of2) => {
    expect(crumbs(subject, key, 'ja')).toBe(of3);
    expect(entryOf(subject, key)?.v2).toBe(of2);
  });

  test.each<[SubjectName, string, string]>([
    ['service', 'tlsClientCertificateBoundAccessTokens', 'Tokens & Claims > Access Token > Enable TLS Client Certificate Binding'],
    ['client', 'tlsClientCertificateBoundAccessTokens', 'Tokens & Claims > Access Token > Enable TLS Client Certificate Binding'],
    ['service', 'supportedScopes', 'Tokens & Claims > Advanced > Scope > Supported Scopes'],
    ['client', 'jwks', 'Key Management > JWK Set > JWK Set Content'],
    ['service', 'supportedAcrs', 'Endpoints > Authorization > Supported Authentication Context Class References'],
  ])('%s %s in English', (subject, key, expected) => expect(crumbs(subject, key, 'en')).toBe(expected));

  test('the pushed request has its group: endpoint and duration', () => {
    const par = groupsOn('service', 'endpoints.general').find(({ title }) => title.ja === 'プッシュ式認可リクエスト(PAR)');
    expect(par?.entries.map(({ key }) => key)).toEqual(expect.arrayContaining(['pushedAuthReqEndpoint', 'pushedAuthReqDuration']));
  });
});

describe('settings whose names mislead', () => {
  test.each<[string, string, string, boolean, string, string, object]>([
    // The property, the label, what an operator is told to choose, and what is stored then.
    ['issSuppressed', 'iss Response Parameter', '2.x: 含める / 3.0: 無効', true, 'Included', '含める', { issSuppressed: false }],
    ['refreshTokenKept', 'Refresh Token Rotation', '2.x: 継続使用する / 3.0: 無効', true, 'Stays valid', '有効なまま', { refreshTokenKept: true }],
    ['nbfOptional', 'nbf Claim', '3.0: Required (必須)', true, 'Required', '必須', { nbfOptional: false }],
    ['loopbackRedirectionUriVariable', 'Loopback Redirect URI', '2.x: 可変 / 3.0: 有効', false, 'Any port', '任意のポート', { loopbackRedirectionUriVariable: true }],
    ['clientAssertionAudRestrictedToIssuer', 'aud Claim of Client Assertions', '2.x: 制限する / 3.0: 有効', false, 'The issuer identifier only', '発行者識別子のみ', { clientAssertionAudRestrictedToIssuer: true }],
    ['requestObjectAudienceChecked', 'Audience Validation', '3.0: Perform (検証する)', false, 'Performed', '検証する', { requestObjectAudienceChecked: true }],
  ])('%s: %s = %s', (key, label, knownAs, inverted, en, ja, json) => {
    const entry = entryOf('service', key);
    expect(entry?.label.en).toBe(label);
    expect(entry?.inverted === true).toBe(inverted);
    const chosen = entry?.effects?.find((effect) => effect.knownAs.ja === knownAs);
    expect(chosen?.label).toEqual({ en, ja });
    expect({ [key]: chosen?.value }).toEqual(json);
    expect(entry?.effects?.map(({ value }) => value).sort()).toEqual([false, true]);
  });

  test('whatever is inverted shows its effects', () =>
    expect([...catalogue.service, ...catalogue.client].filter(({ inverted, effects }) => inverted === true && effects === undefined)).toEqual([]));
});

test('the tree has the sections of the seeds', () => {
  expect(pageTree.service.map(({ title }) => title.en).slice(0, 4)).toEqual(['Basic Settings', 'Endpoints', 'Tokens & Claims', 'Key Management']);
  expect(pageOf('service', 'tokens/advanced/scope')?.breadcrumb.map(({ ja }) => ja)).toEqual(['トークン&クレーム', '詳細', 'スコープ']);
  expect(pageOf('service', 'nowhere')).toBeUndefined();
});
