import type { serviceAccessToken, serviceIdToken, serviceRefreshToken } from '../../settings/service-tokens.js';
import { effect, field, group, type PageText } from '../text.js';

export const accessToken = {
  groups: {
    binding: group(['Sender-constraining', '送信者制限'], ['A bound token is of no use to whoever steals it. FAPI asks for mutual TLS or DPoP.', '送信者に結び付いたトークンは盗まれても使えません。FAPI では相互 TLS か DPoP が必要です。']),
    form: group(['Form', '形式'], ['What an access token looks like.', 'アクセストークンの形式です。']),
    lifetime: group(['Lifetime', '有効期間'], ['How long tokens live, and how many.', 'トークンの有効期間と数です。']),
    other: group(['Other', 'その他'], ['Remaining behaviour.', 'その他の動作です。']),
  },
  fields: {
    tlsClientCertificateBoundAccessTokens: field('binding', ['Enable TLS Client Certificate Binding', 'TLS クライアント証明書へのバインドを有効にする'], ['Access tokens can be bound to the certificate of the client (RFC 8705).', 'アクセストークンをクライアントの証明書に結び付けられるようにします (RFC 8705)。'],
      { synonyms: ['TLS Client Certificate Bound Access Tokens', 'RFC 8705', 'MTLS', 'cnf', 'x5t#S256'] }),
    accessTokenType: field('form', ['Access Token Type', 'アクセストークンタイプ'], ['token_type of token responses: normally Bearer. Tokens bound by DPoP say DPoP by themselves.', 'トークンレスポンスの token_type です。通常は Bearer です。DPoP に結び付いたトークンでは自動的に DPoP になります。'], { synonyms: ['token_type', 'Bearer'] }),
    accessTokenSignAlg: field('form', ['Access Token Signature Algorithm', 'アクセストークンの署名アルゴリズム'], ['Choosing one makes access tokens JWTs; without one they are random texts. FAPI takes PS256, ES256 and EdDSA.', '選択するとアクセストークンが JWT になり、選択しなければランダムな文字列になります。FAPI で使えるのは PS256、ES256、EdDSA です。'], { synonyms: ['JWT', 'RFC 9068', 'at+jwt'] }),
    accessTokenDuration: field('lifetime', ['Access Token Duration', 'アクセストークンの有効期間'], ['0 stands for 86,400 seconds, a day. Scopes and clients can shorten it.', '0 は 86,400 秒 (1 日) を意味します。スコープやクライアントごとに短くできます。'], { synonyms: ['expires_in'] }),
    singleAccessTokenPerSubject: field('lifetime', ['One Access Token per User and Client', '利用者とクライアントごとに 1 つのアクセストークン'], ['A new access token takes the earlier ones of the same user and client out of use.', '新しいアクセストークンを発行すると、同じ利用者とクライアントの以前のトークンが無効になります。']),
    tokenExpirationLinked: field('lifetime', ['Not Longer than the Refresh Token', 'リフレッシュトークンより長くしない'], ['An access token never outlives its refresh token.', 'アクセストークンの期限が、対応するリフレッシュトークンの期限を超えないようにします。']),
    accessTokenForExternalAttachmentEmbedded: field('other', ['Tokens for External Attachments', '外部添付ファイル用トークン'], ['Access tokens for external attachments are put into ID tokens and UserInfo responses.', '外部添付ファイル用のアクセストークンを ID トークンとユーザー情報に含めます。']),
  },
} satisfies PageText<typeof serviceAccessToken>;

export const refreshToken = {
  groups: {
    rotation: group(['After use', '使用後'], ['Under FAPI 2.0 a refresh token is bound to its client already; replacing it would only lose sessions.', 'FAPI 2.0 のリフレッシュトークンはクライアントに結び付いているため、更新のたびに置き換えるとセッションを失う危険だけが残ります。']),
    lifetime: group(['Lifetime', '有効期間'], ['How long refresh tokens live.', 'リフレッシュトークンの有効期間です。']),
    scopes: group(['Scopes', 'スコープ'], ['What the new access token is good for.', '新しいアクセストークンの範囲です。']),
  },
  fields: {
    refreshTokenKept: field('rotation', ['Refresh Token Rotation', 'リフレッシュトークンローテーション'], ['What becomes of a refresh token that was used. FAPI 2.0 forbids rotation.', '使用されたリフレッシュトークンの扱いです。FAPI 2.0 ではローテーションは禁止です。'], {
      synonyms: ['Refresh Token Continuous Use', 'rotation', 'リフレッシュトークン継続使用'],
      v2: 'トークン > リフレッシュトークン > リフレッシュトークン継続使用',
      inverted: true,
      effects: [
        effect(true, ['Stays valid', '有効なまま'], ['2.x: Kept / 3.0: rotation disabled', '2.x: 継続使用する / 3.0: 無効']),
        effect(false, ['Is replaced (rotation)', '置き換える (ローテーション)'], ['2.x: Renewed / 3.0: rotation enabled', '2.x: 継続使用しない / 3.0: 有効']),
      ],
    }),
    refreshTokenIdempotent: field('rotation', ['Tolerate a Repeated Refresh', '繰り返しの更新を許容'], ['A replaced refresh token that is sent again within moments yields the same successor.', '置き換え直後に同じリフレッシュトークンが再送された場合、同じ後継トークンを返します。'], { synonyms: ['idempotent'] }),
    refreshTokenDuration: field('lifetime', ['Refresh Token Duration', 'リフレッシュトークンの有効期間'], ['0 stands for 864,000 seconds, ten days.', '0 は 864,000 秒 (10 日) を意味します。']),
    refreshTokenDurationKept: field('lifetime', ['A Successor Keeps the Remaining Time', '残り時間を引き継ぐ'], ['A refresh token that replaces another one expires when that one would have.', '置き換え後のリフレッシュトークンが、元のトークンの期限を引き継ぎます。']),
    refreshTokenDurationReset: field('lifetime', ['Use Starts the Time Anew', '使用時に期間を更新'], ['A refresh token that stays valid gets its full time again with each use. No effect under rotation.', '有効なまま残るリフレッシュトークンの期間を、使用のたびに最初から数え直します。ローテーション時は効果がありません。']),
    openidDroppedOnRefreshWithoutOfflineAccess: field('scopes', ['Drop openid without offline_access', 'offline_access がない場合に openid を外す'], ['A refreshed access token loses openid unless offline_access was granted.', 'offline_access が許可されていない場合、更新後のアクセストークンから openid を外します。'], { synonyms: ['offline_access', 'openid'] }),
  },
} satisfies PageText<typeof serviceRefreshToken>;

export const idToken = {
  groups: {
    token: group(['ID token', 'ID トークン'], ['How ID tokens are made.', 'ID トークンの作り方です。']),
    clock: group(['Clock', '時刻'], ['Clocks differ. How much difference is forgiven in JWTs that come in.', '時計のずれをどこまで許すかを、受け取る JWT について定めます。']),
    claims: group(['Claims', 'クレーム'], ['What the service can say about users.', 'サービスが利用者について提供できる情報です。']),
  },
  fields: {
    allowableClockSkew: field('clock', ['Allowable Clock Skew', '許容されるクロックスキュー'], ['Tolerance for exp, iat and nbf. FAPI 2.0 asks for at least 10 and at most 60 seconds.', 'exp、iat、nbf の検証で許す差です。FAPI 2.0 では 10 秒以上 60 秒以下が必要です。'],
      { synonyms: ['clock skew', 'クロックスキュー', 'iat', 'nbf', 'exp'], v2: 'ID トークン > 許容されるクロックスキュー' }),
    idTokenDuration: field('token', ['ID Token Duration', 'ID トークンの有効期間'], ['0 stands for 86,400 seconds, a day.', '0 は 86,400 秒 (1 日) を意味します。'], { synonyms: ['exp'] }),
    idTokenAudType: field('token', ['Form of the aud Claim', 'aud クレームの形式'], ['A list or a single text.', '配列または文字列です。'], { synonyms: ['aud'] }),
    idTokenReissuable: field('token', ['Reissue on Refresh', '更新時の再発行'], ['A refresh that keeps openid comes with a new ID token.', 'openid を含む更新で新しい ID トークンを発行します。'], { synonyms: ['refresh_token'] }),
    claimShortcutRestrictive: field('token', ['Scopes Fill the ID Token Only without Access Token', 'アクセストークンがない場合のみ scope 由来のクレームを含める'], ['Claims asked for by scopes such as profile enter the ID token only where no access token is issued (OpenID Connect Core, 5.4).', 'profile などのスコープによるクレームは、アクセストークンを発行しない場合にだけ ID トークンに含めます (OpenID Connect Core 5.4)。'], { synonyms: ['profile', 'email'] }),
    supportedClaims: field('claims', ['Supported Claims', 'サポートするクレーム'], ['Names of the claims that the service knows.', 'サービスが扱うクレームの名前です。'], { synonyms: ['claims_supported'] }),
    supportedClaimTypes: field('claims', ['Supported Claim Types', 'サポートするクレームの種類'], ['Usually NORMAL alone.', '通常は NORMAL だけです。'], { synonyms: ['claim_types_supported'] }),
    supportedClaimLocales: field('claims', ['Supported Claim Locales', 'サポートするクレームの言語'], ['Language tags of claims, such as ja-Kana-JP.', 'ja-Kana-JP のような、クレームの言語タグです。'], { synonyms: ['claims_locales_supported'] }),
  },
} satisfies PageText<typeof serviceIdToken>;
