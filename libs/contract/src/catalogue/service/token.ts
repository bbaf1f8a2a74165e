import type { serviceToken } from '../../settings/service-endpoints.js';
import { effect, field, group, type PageText } from '../text.js';

export const token = {
  groups: {
    endpoint: group(['Token endpoint', 'トークンエンドポイント'], ['Where clients exchange a grant for tokens.', 'クライアントがグラントをトークンに交換する場所です。']),
    authentication: group(['Client authentication', 'クライアント認証'], ['How clients prove who they are.', 'クライアントが本人であることを示す方法です。']),
    attestation: group(['Client attestation', 'クライアントアテステーション'], ['Clients that are vouched for by their maker.', '提供元による証明を使うクライアント認証です。']),
    exchange: group(['Token exchange', 'トークン交換'], ['Restrictions on RFC 8693.', 'RFC 8693 に対する制限です。']),
    jwtGrant: group(['JWT bearer grant', 'JWT ベアラーグラント'], ['Restrictions on RFC 7523 as a grant.', 'グラントとしての RFC 7523 に対する制限です。']),
  },
  fields: {
    tokenEndpoint: field('endpoint', ['Token Endpoint URI', 'トークンエンドポイントURL'], ['Published in the discovery document as token_endpoint.', 'ディスカバリー文書の token_endpoint として公開されます。'],
      { synonyms: ['token_endpoint'], v2: '認可 > トークンエンドポイント > トークンエンドポイント URI' }),
    directTokenEndpointEnabled: field('endpoint', ['Direct Token Endpoint', '直接トークンエンドポイント'], ['The vendor-hosted endpoint of the original product. Here the hosted endpoints of this server take its place.', '元の製品でベンダーが提供するエンドポイントの設定です。本サーバーでは独自のエンドポイントがその役割を担います。']),
    nativeSsoSupported: field('endpoint', ['Native SSO', 'ネイティブ SSO'], ['Apps of one vendor on a device share a sign-in.', '同じ端末上の同一ベンダーのアプリ間でサインインを共有します。'], { synonyms: ['device_sso', 'device_secret'] }),
    supportedTokenAuthMethods: field('authentication', ['Supported Client Authentication Methods', 'サポート可能なクライアント認証方式'], ['FAPI 2.0 leaves PRIVATE_KEY_JWT and the two methods with mutual TLS.', 'FAPI 2.0 で使えるのは PRIVATE_KEY_JWT と相互 TLS による 2 方式です。'],
      { synonyms: ['token_endpoint_auth_methods_supported', 'private_key_jwt', 'tls_client_auth'], v2: '認可 > トークンエンドポイント > サポートするクライアント認証方式' }),
    clientAssertionAudRestrictedToIssuer: field('authentication', ['aud Claim of Client Assertions', 'クライアントアサーションに含まれる aud クレームの値'], ['Which audiences a client assertion may have. FAPI 2.0 takes the issuer identifier alone, as one text.', 'クライアントアサーションの aud に認める値です。FAPI 2.0 では、文字列としての発行者識別子だけが認められます。'], {
      synonyms: ['aud', 'client_assertion', 'private_key_jwt'],
      v2: '認可 > トークンエンドポイント > クライアントアサーションに含まれる aud クレームの値',
      effects: [
        effect(true, ['The issuer identifier only', '発行者識別子のみ'], ['3.0: Enabled', '2.x: 制限する / 3.0: 有効']),
        effect(false, ['The issuer or an endpoint', '発行者またはエンドポイント'], ['3.0: Disabled', '2.x: 制限しない / 3.0: 無効']),
      ],
    }),
    challengeEndpoint: field('attestation', ['Challenge Endpoint', 'チャレンジエンドポイント'], ['Where clients fetch a challenge for their attestation.', 'クライアントがアテステーション用のチャレンジを取得する URL です。'], { synonyms: ['challenge_endpoint'] }),
    attestationChallengeTimeWindow: field('attestation', ['Challenge Time Window', 'チャレンジの有効時間'], ['How long a challenge can be used.', 'チャレンジを使用できる時間です。'], { synonyms: ['attest_jwt_client_auth'] }),
    tokenExchangeByIdentifiableClientsOnly: field('exchange', ['Identifiable Clients Only', '識別できるクライアントのみ'], ['Token exchange needs a client ID.', 'トークン交換にはクライアント ID を必須とします。']),
    tokenExchangeByConfidentialClientsOnly: field('exchange', ['Confidential Clients Only', '機密クライアントのみ'], ['Public clients may not exchange tokens.', 'パブリッククライアントのトークン交換を禁止します。']),
    tokenExchangeByPermittedClientsOnly: field('exchange', ['Permitted Clients Only', '許可されたクライアントのみ'], ['Only clients with an explicit permission may exchange tokens.', '明示的に許可されたクライアントだけがトークンを交換できます。']),
    tokenExchangeEncryptedJwtRejected: field('exchange', ['Reject Encrypted JWTs', '暗号化された JWT の拒否'], ['Encrypted JWTs are refused as input tokens; otherwise they pass unchecked.', '入力トークンとしての暗号化された JWT を拒否します。無効の場合は検証なしで通ります。']),
    tokenExchangeUnsignedJwtRejected: field('exchange', ['Reject Unsigned JWTs', '署名のない JWT の拒否'], ['Unsigned JWTs are refused as input tokens; otherwise they pass unchecked.', '入力トークンとしての署名のない JWT を拒否します。無効の場合は検証なしで通ります。']),
    jwtGrantByIdentifiableClientsOnly: field('jwtGrant', ['Identifiable Clients Only', '識別できるクライアントのみ'], ['The grant needs a client ID.', 'このグラントにはクライアント ID を必須とします。']),
    jwtGrantEncryptedJwtRejected: field('jwtGrant', ['Reject Encrypted JWTs', '暗号化された JWT の拒否'], ['Encrypted assertions are refused; otherwise they pass unchecked.', '暗号化されたアサーションを拒否します。無効の場合は検証なしで通ります。']),
    jwtGrantUnsignedJwtRejected: field('jwtGrant', ['Reject Unsigned JWTs', '署名のない JWT の拒否'], ['Unsigned assertions are refused; otherwise they pass unchecked.', '署名のないアサーションを拒否します。無効の場合は検証なしで通ります。']),
  },
} satisfies PageText<typeof serviceToken>;
