import type { serviceLegacy } from '../../settings/service-basic.js';
import type { serviceCredentials, serviceFederation } from '../../settings/service-keys.js';
import { field, group, type PageText } from '../text.js';

export const federation = {
  groups: {
    entity: group(['Entity', 'エンティティー'], ['The service as a member of an OpenID Federation.', 'OpenID Federation の一員としてのサービスの設定です。']),
    trust: group(['Trust', '信頼'], ['Whom the service trusts.', 'サービスが信頼する相手です。']),
    keys: group(['Keys', '鍵'], ['Keys for entity statements.', 'エンティティーステートメント用の鍵です。']),
  },
  fields: {
    federationEnabled: field('entity', ['OpenID Federation', 'OpenID フェデレーション'], ['The service takes part in a federation.', 'サービスをフェデレーションに参加させます。'], { synonyms: ['openid-federation'] }),
    organizationName: field('entity', ['Organization Name', '組織名'], ['Name of the operator in the entity statement.', 'エンティティーステートメントに載る運営組織の名前です。'], { synonyms: ['organization_name'] }),
    federationRegistrationEndpoint: field('entity', ['Federation Registration Endpoint', 'フェデレーション登録エンドポイント'], ['Where clients register explicitly.', 'クライアントが明示的に登録する URL です。'], { synonyms: ['federation_registration_endpoint'] }),
    supportedClientRegistrationTypes: field('entity', ['Supported Client Registration Types', 'サポートするクライアント登録方式'], ['How clients of the federation come in.', 'フェデレーションのクライアントを登録する方式です。'], { synonyms: ['client_registration_types_supported'] }),
    federationConfigurationDuration: field('entity', ['Entity Configuration Duration', 'エンティティー構成の有効期間'], ['How long the entity configuration is good for; 0 takes the default.', 'エンティティー構成の有効期間です。0 は既定値を使います。']),
    authorityHints: field('trust', ['Authority Hints', '上位機関のヒント'], ['Entities that issue statements about this service.', 'このサービスについてステートメントを発行するエンティティーです。'], { synonyms: ['authority_hints'] }),
    trustAnchors: field('trust', ['Trust Anchors', 'トラストアンカー'], ['Without any, no client of the federation can register.', '一つもない場合、フェデレーションのクライアントは登録できません。'], { synonyms: ['trust anchor'] }),
    federationJwks: field('keys', ['Federation JWK Set', 'フェデレーション JWK セット'], ['Keys with private parts that sign entity statements.', 'エンティティーステートメントに署名する、秘密鍵を含む鍵です。']),
    federationSignatureKeyId: field('keys', ['Federation Signature Key ID', 'フェデレーションの署名鍵 ID'], ['Which of them signs.', '署名に使う鍵の ID です。'], { synonyms: ['kid'] }),
  },
} satisfies PageText<typeof serviceFederation>;

export const credentials = {
  groups: {
    issuer: group(['Credential issuer', 'クレデンシャル発行者'], ['Issuing verifiable credentials (OpenID4VCI).', '検証可能なクレデンシャルの発行です (OpenID4VCI)。']),
    keys: group(['Keys', '鍵'], ['Keys that sign credentials.', 'クレデンシャルに署名する鍵です。']),
    lifetimes: group(['Lifetimes', '有効期間'], ['Of credentials and of the steps that lead to them.', 'クレデンシャルと発行の各段階の有効期間です。']),
    offers: group(['Offers', 'オファー'], ['Credentials that the issuer offers by itself.', '発行者から提示するクレデンシャルです。']),
  },
  fields: {
    verifiableCredentialsEnabled: field('issuer', ['Verifiable Credentials', '検証可能なクレデンシャル'], ['The service issues credentials.', 'サービスがクレデンシャルを発行します。'], { synonyms: ['VC', 'OID4VCI'] }),
    oid4vciVersion: field('issuer', ['OID4VCI Version', 'OID4VCI のバージョン'], ['The version of the specification to follow.', '従う仕様のバージョンです。'], { synonyms: ['OID4VCI'] }),
    credentialIssuerMetadata: field('issuer', ['Credential Issuer Metadata', 'クレデンシャル発行者メタデータ'], ['What the issuer publishes about itself.', '発行者が公開する自身の情報です。'], { synonyms: ['credential_issuer'] }),
    credentialJwks: field('keys', ['Credential JWK Set', 'クレデンシャル JWK セット'], ['Keys with private parts that sign credentials.', 'クレデンシャルに署名する、秘密鍵を含む鍵です。']),
    credentialJwksUri: field('keys', ['Credential JWK Set URI', 'クレデンシャル JWK セット URI'], ['Where verifiers fetch the public parts.', '検証者が公開鍵を取得する URL です。'], { synonyms: ['jwks_uri'] }),
    credentialDuration: field('lifetimes', ['Credential Duration', 'クレデンシャルの有効期間'], ['Of a credential, unless it says otherwise.', '個別の指定がない場合のクレデンシャルの有効期間です。']),
    credentialOfferDuration: field('lifetimes', ['Credential Offer Duration', 'オファーの有効期間'], ['Of an offer.', 'オファーの有効期間です。']),
    credentialTransactionDuration: field('lifetimes', ['Transaction Duration', 'トランザクションの有効期間'], ['How long a deferred credential can be fetched.', '遅延発行のクレデンシャルを受け取れる期間です。'], { synonyms: ['transaction_id'] }),
    cnonceDuration: field('lifetimes', ['c_nonce Duration', 'c_nonce の有効期間'], ['Of the nonce for proofs of possession.', '所持証明に使うノンスの有効期間です。'], { synonyms: ['c_nonce'] }),
    preAuthorizedGrantAnonymousAccessSupported: field('offers', ['Pre-authorized Code without client_id', 'client_id のない事前認可コード'], ['Wallets may redeem an offer without naming themselves.', 'ウォレットが名乗らずにオファーを利用できるようにします。'], { synonyms: ['pre-authorized_code'] }),
    userPinLength: field('offers', ['Length of the Transaction Code', 'トランザクションコードの長さ'], ['Default number of characters; 0 takes the server’s own.', '既定の文字数です。0 はサーバーの既定値を使います。'], { synonyms: ['tx_code', 'user_pin'] }),
  },
} satisfies PageText<typeof serviceCredentials>;

const callbackKey = ['User name for Basic authentication there.', '呼び出し先での Basic 認証のユーザー名です。'] as const;
const callbackSecret = ['Password for Basic authentication there.', '呼び出し先での Basic 認証のパスワードです。'] as const;

export const legacy = {
  groups: {
    users: group(['User authentication', '利用者の認証'], ['Callbacks of the 2.x API. This server signs users in itself, or leaves it to your front end.', '2.x の API のコールバックです。本サーバーでは自身の画面または自社のフロントエンドが認証を行います。']),
    developers: group(['Developer authentication', '開発者の認証'], ['The same for the developer portal of 2.x.', '2.x の開発者ポータル向けの同様の設定です。']),
  },
  fields: {
    authenticationCallbackEndpoint: field('users', ['Authentication Callback Endpoint', '認証コールバックエンドポイント'], ['Was called to check a user’s password.', '利用者のパスワードを確認するために呼び出された URL です。']),
    authenticationCallbackApiKey: field('users', ['Authentication Callback API Key', '認証コールバックの API キー'], callbackKey),
    authenticationCallbackApiSecret: field('users', ['Authentication Callback API Secret', '認証コールバックの API シークレット'], callbackSecret),
    supportedSnses: field('users', ['Supported SNSes', 'サポートする SNS'], ['Social networks for sign-in.', 'サインインに使うソーシャルネットワークです。'], { synonyms: ['social login'] }),
    snsCredentials: field('users', ['SNS Credentials', 'SNS の認証情報'], ['Keys at those networks.', '各ソーシャルネットワークでの鍵です。']),
    developerAuthenticationCallbackEndpoint: field('developers', ['Developer Authentication Callback Endpoint', '開発者認証コールバックエンドポイント'], ['Was called to check a developer’s password.', '開発者のパスワードを確認するために呼び出された URL です。']),
    developerAuthenticationCallbackApiKey: field('developers', ['Developer Authentication Callback API Key', '開発者認証コールバックの API キー'], callbackKey),
    developerAuthenticationCallbackApiSecret: field('developers', ['Developer Authentication Callback API Secret', '開発者認証コールバックの API シークレット'], callbackSecret),
    supportedDeveloperSnses: field('developers', ['Supported Developer SNSes', '開発者向けにサポートする SNS'], ['Social networks for developers.', '開発者のサインインに使うソーシャルネットワークです。']),
    developerSnsCredentials: field('developers', ['Developer SNS Credentials', '開発者向け SNS の認証情報'], ['Keys at those networks.', '各ソーシャルネットワークでの鍵です。']),
  },
} satisfies PageText<typeof serviceLegacy>;
