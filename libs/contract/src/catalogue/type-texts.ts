import type { ObjectTypeName, ObjectTypes } from '../settings/setting.js';
import { both, type Bilingual } from './text.js';

/** What is said about a small type and its members. */
export interface TypeText<T = object> {
  /** One of them: title of the dialog in which it is edited. */
  readonly title: Bilingual;
  readonly members: { readonly [K in keyof Required<T>]: MemberText };
}

export interface MemberText {
  readonly label: Bilingual;
  readonly help?: Bilingual;
}

type Pair = readonly [en: string, ja: string];
const member = (label: Pair, help?: Pair): MemberText => ({ label: both(...label), ...(help === undefined ? {} : { help: both(...help) }) });

/** The types that settings are made of; those of requests are never edited. */
type SettingTypeName = 'Scope' | 'ScopeDescription' | 'ScopeAttribute' | 'Pair' | 'TaggedText' | 'TaggedUri' | 'NamedUri' | 'SnsCredentials' | 'TrustAnchor' | 'Hsk'
  | 'CredentialIssuerMetadata' | 'ClientExtension';

const key = member(['Key', 'キー']);
const value = member(['Value', '値']);
const tag = member(['Language', '言語'], ['A language tag, such as en or ja.', 'en や ja のような言語タグです。']);
const apiKey = member(['API Key', 'API キー']);

const texts: { readonly [N in SettingTypeName]: TypeText<ObjectTypes[N]> } = {
  Scope: {
    title: both('Supported Scope', 'サポートするスコープ'),
    members: {
      name: member(['Scope Name', 'スコープ名'], ['What clients send as scope: printable ASCII without space, quote or backslash.', 'クライアントが scope として送る名前です。空白、引用符、バックスラッシュを除く印字可能な ASCII が使えます。']),
      defaultEntry: member(['Default', 'デフォルト'], ['Granted when a request names no scope.', 'リクエストにスコープの指定がない場合に適用されます。']),
      description: member(['Description', '説明'], ['Shown on the consent page.', '同意画面に表示されます。']),
      descriptions: member(['Descriptions by Language', '説明 (言語別)']),
      attributes: member(['Scope Attributes', 'スコープのプロパティ'], ['Decide which profile requests with this scope are held to.', 'このスコープを含むリクエストに適用されるプロファイルを決めます。']),
    },
  },
  ScopeDescription: { title: both('Description', '説明'), members: { tag, value: member(['Description', '説明']) } },
  ScopeAttribute: { title: both('Scope Attribute', 'スコープのプロパティ'), members: { key, value } },
  Pair: { title: both('Attribute', '属性'), members: { key, value } },
  TaggedText: { title: both('Text by Language', '言語別のテキスト'), members: { tag, value: member(['Text', 'テキスト']) } },
  TaggedUri: { title: both('URI by Language', '言語別の URI'), members: { tag, value: member(['URI', 'URI']) } },
  NamedUri: {
    title: both('Endpoint Alias', 'エンドポイントエイリアス'),
    members: { name: member(['Metadata Member', 'メタデータの項目名'], ['Such as token_endpoint.', 'token_endpoint などです。']), uri: member(['URI', 'URI']) },
  },
  SnsCredentials: { title: both('SNS Credentials', 'SNS の認証情報'), members: { sns: member(['SNS', 'SNS']), apiKey, apiSecret: member(['API Secret', 'API シークレット']) } },
  TrustAnchor: { title: both('Trust Anchor', 'トラストアンカー'), members: { entityId: member(['Entity ID', 'エンティティー ID']), jwks: member(['JWK Set', 'JWKセット']) } },
  Hsk: {
    title: both('HSM Key', 'HSM の鍵'),
    members: {
      kty: member(['Key Type', '鍵の種類']), use: member(['Use', '用途']), alg: member(['Algorithm', 'アルゴリズム']), kid: member(['Key ID', '鍵 ID']),
      hsmName: member(['HSM', 'HSM']), handle: member(['Handle', 'ハンドル']), publicKey: member(['Public Key', '公開鍵']),
    },
  },
  CredentialIssuerMetadata: {
    title: both('Credential Issuer Metadata', 'クレデンシャル発行者メタデータ'),
    members: {
      credentialIssuer: member(['Credential Issuer', 'クレデンシャル発行者']),
      authorizationServers: member(['Authorization Servers', '認可サーバー']),
      credentialEndpoint: member(['Credential Endpoint', 'クレデンシャルエンドポイント']),
      batchCredentialEndpoint: member(['Batch Credential Endpoint', '一括クレデンシャルエンドポイント']),
      deferredCredentialEndpoint: member(['Deferred Credential Endpoint', '遅延クレデンシャルエンドポイント']),
      notificationEndpoint: member(['Notification Endpoint', '通知エンドポイント']),
      nonceEndpoint: member(['Nonce Endpoint', 'ノンスエンドポイント']),
      credentialResponseEncryptionAlgValuesSupported: member(['Response Encryption: alg', '応答の暗号化: alg']),
      credentialResponseEncryptionEncValuesSupported: member(['Response Encryption: enc', '応答の暗号化: enc']),
      credentialResponseEncryptionZipValuesSupported: member(['Response Encryption: zip', '応答の暗号化: zip']),
      requireCredentialResponseEncryption: member(['Require Response Encryption', '応答の暗号化を必須にする']),
      credentialRequestEncryptionJwks: member(['Request Encryption: JWK Set', 'リクエストの暗号化: JWKセット']),
      credentialRequestEncryptionEncValuesSupported: member(['Request Encryption: enc', 'リクエストの暗号化: enc']),
      credentialRequestEncryptionZipValuesSupported: member(['Request Encryption: zip', 'リクエストの暗号化: zip']),
      requireCredentialRequestEncryption: member(['Require Request Encryption', 'リクエストの暗号化を必須にする']),
      batchSize: member(['Batch Size', '一括の上限'], ['Most proofs in one request.', '1 回のリクエストに含められる証明の最大数です。']),
      display: member(['Display', '表示'], ['A JSON array.', 'JSON の配列です。']),
      credentialsSupported: member(['Credential Configurations', 'クレデンシャルの構成'], ['A JSON object.', 'JSON オブジェクトです。']),
    },
  },
  ClientExtension: {
    title: both('Requestable Scopes and Lifetimes', '要求可能なスコープと有効期間'),
    members: {
      requestableScopesEnabled: member(['Limit the Scopes', 'スコープを制限する'], ['The client gets none but the scopes below.', '下のスコープ以外は付与されません。']),
      requestableScopes: member(['Requestable Scopes', '要求可能なスコープ']),
      accessTokenDuration: member(['Access Token Duration', 'アクセストークンの有効期間'], ['Used when shorter than that of the service; 0 sets none.', 'サービスの値より短い場合に使われます。0 は指定なしです。']),
      refreshTokenDuration: member(['Refresh Token Duration', 'リフレッシュトークンの有効期間'], ['Used when shorter than that of the service; 0 sets none.', 'サービスの値より短い場合に使われます。0 は指定なしです。']),
      idTokenDuration: member(['ID Token Duration', 'ID トークンの有効期間'], ['Used when shorter than that of the service; 0 sets none.', 'サービスの値より短い場合に使われます。0 は指定なしです。']),
      tokenExchangePermitted: member(['Token Exchange Permitted', 'トークン交換の許可']),
    },
  },
};

/** Texts of the types that settings refer to, by the `ref` of the setting. */
export const typeTexts: Readonly<Partial<Record<ObjectTypeName, { readonly title: Bilingual; readonly members: Readonly<Record<string, MemberText>> }>>> = texts;
