import type { EnumName, EnumValue } from '../settings/enums.js';
import { both, type Bilingual } from './text.js';

/* Words beside the constants. The constant itself is always shown, since documents and messages use it. */

const confidential = both('Confidential', '機密');
const same = (text: string): Bilingual => both(text, text);

const texts: { readonly [N in EnumName]?: Readonly<Record<EnumValue<N>, Bilingual>> } = {
  ClientType: { CONFIDENTIAL: confidential, PUBLIC: both('Public', 'パブリック') },
  ApplicationType: { WEB: both('Web application', 'ウェブアプリケーション'), NATIVE: both('App on a device', 'ネイティブアプリケーション') },
  GrantType: {
    AUTHORIZATION_CODE: both('Authorization code', '認可コード'),
    IMPLICIT: both('Implicit', 'インプリシット'),
    PASSWORD: both('Resource owner password', 'リソースオーナーパスワード'),
    CLIENT_CREDENTIALS: both('Client credentials', 'クライアントクレデンシャルズ'),
    REFRESH_TOKEN: both('Refresh token', 'リフレッシュトークン'),
    CIBA: both('CIBA (backchannel authentication)', 'CIBA (バックチャネル認証)'),
    DEVICE_CODE: both('Device code', 'デバイスコード'),
    TOKEN_EXCHANGE: both('Token exchange', 'トークン交換'),
    JWT_BEARER: both('JWT bearer', 'JWT ベアラー'),
    PRE_AUTHORIZED_CODE: both('Pre-authorized code', '事前認可コード'),
  },
  ResponseType: {
    NONE: same('none'), CODE: same('code'), TOKEN: same('token'), ID_TOKEN: same('id_token'), CODE_TOKEN: same('code token'), CODE_ID_TOKEN: same('code id_token'),
    ID_TOKEN_TOKEN: same('id_token token'), CODE_ID_TOKEN_TOKEN: same('code id_token token'),
  },
  ResponseMode: {
    QUERY: same('query'), FRAGMENT: same('fragment'), FORM_POST: same('form_post'), JWT: same('jwt (JARM)'), QUERY_JWT: same('query.jwt (JARM)'),
    FRAGMENT_JWT: same('fragment.jwt (JARM)'), FORM_POST_JWT: same('form_post.jwt (JARM)'),
  },
  ClientAuthMethod: {
    NONE: both('None (public clients)', 'なし (パブリッククライアント)'),
    CLIENT_SECRET_BASIC: both('Secret in the Authorization header', 'Authorization ヘッダーのシークレット'),
    CLIENT_SECRET_POST: both('Secret in the body', 'ボディーのシークレット'),
    CLIENT_SECRET_JWT: both('JWT signed with the secret', 'シークレットで署名した JWT'),
    PRIVATE_KEY_JWT: both('JWT signed with a private key', '秘密鍵で署名した JWT'),
    TLS_CLIENT_AUTH: both('Certificate from an authority (mutual TLS)', '認証局の証明書 (相互 TLS)'),
    SELF_SIGNED_TLS_CLIENT_AUTH: both('Self-signed certificate (mutual TLS)', '自己署名証明書 (相互 TLS)'),
    ATTEST_JWT_CLIENT_AUTH: both('Client attestation', 'クライアントアテステーション'),
    SPIFFE_JWT: both('SPIFFE JWT', 'SPIFFE の JWT'),
  },
  ServiceProfile: { FAPI: both('Financial-grade API (FAPI)', '金融グレード API (FAPI)'), OPEN_BANKING: both('UK Open Banking', '英国オープンバンキング') },
  FapiMode: {
    FAPI1_BASELINE: both('FAPI 1.0 Baseline', 'FAPI 1.0 ベースライン'),
    FAPI1_ADVANCED: both('FAPI 1.0 Advanced', 'FAPI 1.0 アドバンスト'),
    FAPI2_SECURITY: both('FAPI 2.0 Security Profile', 'FAPI 2.0 セキュリティプロファイル'),
    FAPI2_MESSAGE_SIGNING_AUTH_REQ: both('FAPI 2.0 Message Signing: authorization requests', 'FAPI 2.0 メッセージ署名: 認可リクエスト'),
    FAPI2_MESSAGE_SIGNING_AUTH_RES: both('FAPI 2.0 Message Signing: authorization responses', 'FAPI 2.0 メッセージ署名: 認可レスポンス'),
    FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES: both('FAPI 2.0 Message Signing: introspection responses', 'FAPI 2.0 メッセージ署名: イントロスペクション応答'),
    FAPI2_MESSAGE_SIGNING_RESOURCE_REQ: both('FAPI 2.0 Message Signing: resource requests', 'FAPI 2.0 メッセージ署名: リソースリクエスト'),
    FAPI2_MESSAGE_SIGNING_RESOURCE_RES: both('FAPI 2.0 Message Signing: resource responses', 'FAPI 2.0 メッセージ署名: リソース応答'),
  },
  SubjectType: { PUBLIC: both('The same for all clients', 'すべてのクライアントで共通'), PAIRWISE: both('Different for each sector', 'セクターごとに異なる') },
  ClientSource: {
    STATIC_REGISTRATION: both('Registered by an operator', '運用担当者による登録'),
    DYNAMIC_REGISTRATION: both('Registered itself', '動的登録'),
    AUTOMATIC_REGISTRATION: both('Federation, automatic', 'フェデレーションの自動登録'),
    EXPLICIT_REGISTRATION: both('Federation, explicit', 'フェデレーションの明示的登録'),
    METADATA_DOCUMENT: both('Metadata document', 'メタデータ文書'),
  },
  ClientRegistrationType: { AUTOMATIC: both('Automatic', '自動'), EXPLICIT: both('Explicit', '明示的') },
  DeliveryMode: { POLL: both('Client asks (poll)', 'クライアントが問い合わせる (poll)'), PING: both('Client is told to ask (ping)', '通知を受けて問い合わせる (ping)'), PUSH: both('Tokens are sent (push)', 'トークンが送られる (push)') },
  Display: { PAGE: both('Whole page', 'ページ全体'), POPUP: both('Popup window', 'ポップアップ'), TOUCH: both('Touch screen', 'タッチ画面'), WAP: both('Feature phone', '携帯電話') },
  Prompt: {
    NONE: both('No page at all', '画面を表示しない'), LOGIN: both('Sign in again', '再サインイン'), CONSENT: both('Ask for consent', '同意の確認'),
    SELECT_ACCOUNT: both('Choose an account', 'アカウントの選択'), CREATE: both('Create an account', 'アカウントの作成'),
  },
  ClaimType: { NORMAL: both('Normal', '通常'), AGGREGATED: both('Aggregated', '集約'), DISTRIBUTED: both('Distributed', '分散') },
  AttachmentType: { EMBEDDED: both('Embedded', '埋め込み'), EXTERNAL: both('External', '外部') },
  UserCodeCharset: { BASE20: both('Letters without vowels', '母音を除く英字'), NUMERIC: both('Digits', '数字') },
  JWSAlg: {
    NONE: both('Unsigned', '署名なし'), HS256: both('Shared secret', '共有鍵'), HS384: both('Shared secret', '共有鍵'), HS512: both('Shared secret', '共有鍵'),
    RS256: same('RSA, PKCS #1 v1.5'), RS384: same('RSA, PKCS #1 v1.5'), RS512: same('RSA, PKCS #1 v1.5'), PS256: same('RSA-PSS'), PS384: same('RSA-PSS'), PS512: same('RSA-PSS'),
    ES256: same('ECDSA, P-256'), ES384: same('ECDSA, P-384'), ES512: same('ECDSA, P-521'), ES256K: same('ECDSA, secp256k1'), EdDSA: same('Ed25519'),
  },
};

/** A word for the constants of an enum, where one helps. */
export const enumTexts: Readonly<Partial<Record<EnumName, Readonly<Record<string, Bilingual>>>>> = texts;

/** `AUTHORIZATION_CODE` → `Authorization code`; undefined where the constant says it all. */
export const enumText = (name: EnumName, value: string): Bilingual | undefined => enumTexts[name]?.[value];
