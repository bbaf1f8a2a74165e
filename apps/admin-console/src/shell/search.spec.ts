import { describe, expect, test } from '@jest/globals';
import type { SubjectName } from '@symbolon/contract/catalogue';
import { searched, settingsHits } from './search';

const found = (subject: SubjectName, query: string): readonly string[] =>
  searched(settingsHits(subject, '/x', 'ja', () => undefined), query).map(({ id }) => id.replace(`setting-${subject}-`, ''));

/* Seed 004, line by line: the breadcrumbs of the 2.x console and those of the 3.0 console. */

describe('a breadcrumb of seed 004, typed as it stands, leads to its setting', () => {
  test.each([
    ['☑️ 基本情報 > トークン発行者識別子', 'issuer'],
    ['☑️ 基本情報 > サポートするプロフィール群', 'supportedServiceProfiles'],
    ['☑️ 認可 > サポートする認可種別', 'supportedGrantTypes'],
    ['☑️ 認可 > サポートする応答種別', 'supportedResponseTypes'],
    ['☑️ 認可 > 認可エンドポイント > 認可エンドポイントの URI', 'authorizationEndpoint'],
    ['☑️ 認可 > 認可エンドポイント > iss レスポンスパラメーター', 'issSuppressed'],
    ['☑️ 認可 > 認可エンドポイント > リダイレクション URI の可変性', 'loopbackRedirectionUriVariable'],
    ['☑️ 認可 > トークンエンドポイント > トークンエンドポイント URI', 'tokenEndpoint'],
    ['☑️ 認可 > トークンエンドポイント > サポートするクライアント認証方式', 'supportedTokenAuthMethods'],
    ['☑️ 認可 > トークンエンドポイント > クライアントアサーションに含まれる aud クレームの値', 'clientAssertionAudRestrictedToIssuer'],
    ['☑️ 認可 > 認可リクエスト登録エンドポイント > 認可リクエスト登録エンドポイント', 'pushedAuthReqEndpoint'],
    ['☑️ 認可 > 認可リクエスト登録エンドポイント > 事前登録認可リクエストの有効期間', 'pushedAuthReqDuration'],
    ['☑️ トークン > リフレッシュトークン > リフレッシュトークン継続使用', 'refreshTokenKept'],
    ['☑️ トークン > スコープ > サポートするスコープ', 'supportedScopes'],
    ['☑️ ID トークン > 許容されるクロックスキュー', 'allowableClockSkew'],
    ['☑️ 基本設定 > 発行者識別子', 'issuer'],
    ['☑️ 基本設定 > 指定可能なサービスプロファイル (任意)', 'supportedServiceProfiles'],
    ['☑️ エンドポイント > 基本設定 > サポート可能なグラントタイプ', 'supportedGrantTypes'],
    ['☑️ エンドポイント > 基本設定 > サポート可能なレスポンスタイプ', 'supportedResponseTypes'],
    ['☑️ エンドポイント > 認可 > 認可エンドポイントURL', 'authorizationEndpoint'],
    ['☑️ エンドポイント > 認可 > 発行者識別レスポンスパラメーター', 'issSuppressed'],
    ['☑️ エンドポイント > 認可 > ループバックリダイレクト URI', 'loopbackRedirectionUriVariable'],
    ['☑️ エンドポイント > トークン > トークンエンドポイントURL', 'tokenEndpoint'],
    ['☑️ エンドポイント > トークン > サポート可能なクライアント認証方式', 'supportedTokenAuthMethods'],
    ['☑️ エンドポイント > トークン > クライアントアサーションに含まれる aud クレームの値', 'clientAssertionAudRestrictedToIssuer'],
    ['☑️ エンドポイント > 一般 > プッシュ式認可リクエスト(PAR)', 'pushedAuthReqEndpoint'],
    ['☑️ トークン&クレーム > リフレッシュトークン > リフレッシュトークンローテーション', 'refreshTokenKept'],
    ['☑️ トークン&クレーム > 詳細 > スコープ', 'supportedScopes'],
  ])('of the service: %s', (breadcrumb, key) => {
    expect(found('service', breadcrumb)[0]).toBe(key);
  });

  test.each([
    ['☑️ 基本情報 > クライアントタイプ', 'clientType'],
    ['☑️ 認可 > 認可種別', 'grantTypes'],
    ['☑️ 認可 > 応答種別', 'responseTypes'],
    ['☑️ 認可 > リダイレクト URI', 'redirectUris'],
    ['☑️ 認可 > トークンエンドポイント > クライアント認証方式', 'tokenAuthMethod'],
    ['☑️ 認可 > トークンエンドポイント > アサーション署名アルゴリズム', 'tokenAuthSignAlg'],
    ['☑️ JWK セット > JWK セットの内容', 'jwks'],
    ['☑️ 基本設定 > クライアントタイプ', 'clientType'],
    ['☑️ エンドポイント > 基本設定 > サポート可能な認可タイプ', 'grantTypes'],
    ['☑️ エンドポイント > 基本設定 > サポート可能なレスポンスタイプ', 'responseTypes'],
    ['☑️ エンドポイント > 基本設定 > リダイレクトURI', 'redirectUris'],
    ['☑️ エンドポイント > トークン > クライアント認証方式', 'tokenAuthMethod'],
    ['☑️ エンドポイント > トークン > アサーション署名アルゴリズム', 'tokenAuthSignAlg'],
    ['☑️ キーマネジメント > JWKセット > JWKセットの内容', 'jwks'],
  ])('of the client: %s', (breadcrumb, key) => {
    expect(found('client', breadcrumb)[0]).toBe(key);
  });
});

describe('short words', () => {
  test('PAR leads to pushed authorization requests, not to every word with these letters', () => {
    expect(found('service', 'PAR').slice(0, 3)).toEqual(expect.arrayContaining(['pushedAuthReqEndpoint', 'pushedAuthReqDuration', 'parRequired']));
  });

  test.each([['nbf', 'nbfOptional'], ['pushedAuthReqDuration', 'pushedAuthReqDuration'], ['clock skew', 'allowableClockSkew']])('%s', (query, key) => {
    expect(found('service', query)[0]).toBe(key);
  });
});
