import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openConsole } from './support/console.js';
import { answered, walk } from './support/playground.js';
import { freshService } from './support/rest.js';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

describe('seed 004, in Japanese and in its own words', () => {
  it('configures a service and a client, and leads to a valid introspection', async () => {
    await using service = await freshService({ issSuppressed: true, refreshTokenKept: false });
    await using console = await openConsole(browser, { language: 'ja' });
    await console.signIn();
    await console.goTo(`/services/${service.id}`);

    await console.follow('基本設定');
    await console.fill('発行者識別子', 'https://as.example.com');
    await console.check('指定可能なサービスプロファイル (任意)', 'FAPI');
    await console.follow('エンドポイント', '基本設定');
    await console.check('サポート可能なグラントタイプ', 'AUTHORIZATION_CODE');
    await console.check('サポート可能なレスポンスタイプ', 'CODE');
    await console.follow('エンドポイント', '認可');
    await console.fill('認可エンドポイントURL', 'https://as.example.com/authorize');
    await console.choose('発行者識別レスポンスパラメーター', '含める');
    await console.choose('ループバックリダイレクト URI', '任意のポート');
    await console.follow('エンドポイント', 'トークン');
    await console.fill('トークンエンドポイントURL', 'https://as.example.com/token');
    await console.check('サポート可能なクライアント認証方式', 'PRIVATE_KEY_JWT');
    await console.choose('クライアントアサーションに含まれる aud クレームの値', '発行者識別子のみ');
    await console.follow('エンドポイント', '一般');
    await console.fill('PAR エンドポイント', 'https://as.example.com/par');
    await console.fill('PAR の有効期間', '9m');
    await console.follow('トークン&クレーム', 'リフレッシュトークン');
    await console.choose('リフレッシュトークンローテーション', '有効なまま');
    await console.follow('トークン&クレーム', 'ID トークン');
    await console.fill('許容されるクロックスキュー', '10');
    await console.follow('トークン&クレーム', '詳細', 'スコープ');
    await console.page.getByRole('button', { name: '追加: サポートするスコープ' }).click();
    const dialog = console.page.getByRole('dialog');
    await dialog.getByLabel('スコープ名', { exact: true }).fill('myscope');
    await dialog.getByRole('button', { name: '追加: スコープのプロパティ' }).click();
    await dialog.getByLabel('キー', { exact: true }).fill('fapi2');
    await dialog.getByLabel('値', { exact: true }).fill('sp');
    await dialog.getByRole('button', { name: 'OK', exact: true }).click();
    await console.reviewAndSave();

    expect(await service.saved()).toMatchObject({
      issuer: 'https://as.example.com', supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE'], supportedResponseTypes: ['CODE'],
      authorizationEndpoint: 'https://as.example.com/authorize', issSuppressed: false, loopbackRedirectionUriVariable: true,
      tokenEndpoint: 'https://as.example.com/token', supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'], clientAssertionAudRestrictedToIssuer: true,
      pushedAuthReqEndpoint: 'https://as.example.com/par', pushedAuthReqDuration: 540, refreshTokenKept: true, allowableClockSkew: 10,
      supportedScopes: [{ name: 'myscope', attributes: [{ key: 'fapi2', value: 'sp' }] }],
    });

    const clientId = await service.createClient({ clientName: 'bank' });
    await console.goTo(`/services/${service.id}/clients/${clientId}`);

    await console.follow('基本設定');
    await console.select('クライアントタイプ', 'CONFIDENTIAL');
    await console.follow('エンドポイント', '基本設定');
    await console.check('サポート可能な認可タイプ', 'AUTHORIZATION_CODE');
    await console.check('サポート可能なレスポンスタイプ', 'CODE');
    await console.page.getByRole('button', { name: '追加: リダイレクトURI' }).click();
    await console.fill('リダイレクトURI 1', 'https://client.example.com/callback');
    await console.follow('エンドポイント', 'トークン');
    await console.select('クライアント認証方式', 'PRIVATE_KEY_JWT');
    await console.select('アサーション署名アルゴリズム', 'ES256');
    await console.follow('キーマネジメント', 'JWKセット');
    await console.page.getByRole('button', { name: '鍵を生成' }).click();
    const downloaded = console.page.waitForEvent('download');
    await console.page.getByRole('menuitem', { name: /^ES256/ }).click();
    await downloaded;
    await console.reviewAndSave();

    const saved = await service.savedClient(clientId);
    expect(saved).toMatchObject({
      clientType: 'CONFIDENTIAL', grantTypes: expect.arrayContaining(['AUTHORIZATION_CODE']), responseTypes: ['CODE'],
      redirectUris: ['https://client.example.com/callback'], tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256',
    });
    expect(JSON.parse(String(saved['jwks']))).toEqual({ keys: [expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })] });
    expect(String(saved['jwks'])).not.toContain('"d"');

    await console.page.getByRole('navigation').first().getByRole('link', { name: '概要' }).click();
    await console.page.getByRole('link', { name: 'プレイグラウンドで試す' }).click();
    await console.page.getByRole('button', { name: 'このクライアントを使う' }).click();
    await walk(console, [
      ['2. プッシュ式', 'A245001'], ['3. 認可リクエスト', 'A004001'], ['4. ログイン', 'A040001'], ['5. トークンリクエスト', 'A050001'], ['6. リソース', 'A056001'],
    ]);
    expect(await answered(console)).toMatchObject({ action: 'OK', usable: true });
  });
});
