import type { serviceCertificates, serviceJwks } from '../../settings/service-keys.js';
import { field, group, type PageText } from '../text.js';

const which = (whatEn: string, whatJa: string) => [`Key ID of the key that signs ${whatEn}. Left empty, a key that fits the algorithm is taken.`, `${whatJa}に署名する鍵の ID です。空の場合はアルゴリズムに合う鍵が選ばれます。`] as const;

export const jwkSet = {
  groups: {
    set: group(['JWK Set', 'JWKセット'], ['The keys of the service. Clients only ever see the public parts.', 'サービスの鍵です。クライアントには公開部分だけが見えます。']),
    use: group(['Which key signs what', '用途ごとの署名鍵'], ['Where several keys fit, name one.', '合う鍵が複数ある場合に、使う鍵を指定します。']),
    hsm: group(['Hardware security modules', 'ハードウェアセキュリティモジュール'], ['Keys that stay in hardware.', 'ハードウェア内に保持する鍵です。']),
  },
  fields: {
    jwks: field('set', ['JWK Set', 'JWKセットの内容'], ['A JWK Set with private parts (RFC 7517). They are sealed at rest and never shown again.', '秘密鍵を含む JWK セットです (RFC 7517)。暗号化して保存され、再び表示されることはありません。'],
      { synonyms: ['JWK Set Content', 'jwks', 'RFC 7517'], v2: 'JWK セット > JWK セットの内容' }),
    jwksUri: field('set', ['JWK Set Endpoint URI', 'JWKセットエンドポイント URI'], ['Where clients fetch the public parts.', 'クライアントが公開鍵を取得する URL です。'], { synonyms: ['jwks_uri'] }),
    signedJwksUri: field('set', ['Signed JWK Set URI', '署名付き JWK セット URI'], ['Where the same set is offered as a signed JWT.', '同じセットを署名付き JWT として提供する URL です。'], { synonyms: ['signed_jwks_uri'] }),
    directJwksEndpointEnabled: field('set', ['Direct JWK Set Endpoint', '直接 JWK セットエンドポイント'], ['The vendor-hosted endpoint of the original product. Here the hosted endpoints of this server take its place.', '元の製品でベンダーが提供するエンドポイントの設定です。本サーバーでは独自のエンドポイントがその役割を担います。']),
    idTokenSignatureKeyId: field('use', ['ID Token Signature Key ID', 'ID トークンの署名鍵 ID'], which('ID tokens', 'ID トークン'), { synonyms: ['kid'] }),
    accessTokenSignatureKeyId: field('use', ['Access Token Signature Key ID', 'アクセストークンの署名鍵 ID'], which('access tokens', 'アクセストークン'), { synonyms: ['kid'] }),
    authorizationSignatureKeyId: field('use', ['Authorization Response Signature Key ID', '認可レスポンスの署名鍵 ID'], which('authorization responses (JARM)', '認可レスポンス (JARM) '), { synonyms: ['kid', 'JARM'] }),
    userInfoSignatureKeyId: field('use', ['UserInfo Signature Key ID', 'ユーザー情報の署名鍵 ID'], which('UserInfo responses', 'ユーザー情報'), { synonyms: ['kid'] }),
    introspectionSignatureKeyId: field('use', ['Introspection Signature Key ID', 'イントロスペクションの署名鍵 ID'], which('introspection responses', 'イントロスペクション応答'), { synonyms: ['kid'] }),
    resourceSignatureKeyId: field('use', ['Resource Signature Key ID', 'リソース応答の署名鍵 ID'], which('resource responses', 'リソースの応答'), { synonyms: ['kid', 'RFC 9421'] }),
    hsmEnabled: field('hsm', ['HSM Support', 'HSM のサポート'], ['Keys on hardware security modules are used.', 'ハードウェアセキュリティモジュール上の鍵を使います。'], { synonyms: ['HSM'] }),
    hsks: field('hsm', ['HSM Keys', 'HSM の鍵'], ['Keys on hardware security modules; they are managed elsewhere.', 'ハードウェアセキュリティモジュール上の鍵です。管理は別の API で行います。'], { synonyms: ['HSM', 'hsk'] }),
  },
} satisfies PageText<typeof serviceJwks>;

export const certificates = {
  groups: {
    mtls: group(['Client certificates', 'クライアント証明書'], ['For clients that authenticate by a certificate from an authority (tls_client_auth).', '認証局が発行した証明書で認証するクライアント (tls_client_auth) のための設定です。']),
    clientAttester: group(['Client attesters', 'クライアントアテスター'], ['Whose word about clients is taken.', 'クライアントについての証明を信頼する発行元です。']),
    keyAttester: group(['Key attesters', 'キーアテスター'], ['Whose word about keys is taken.', '鍵についての証明を信頼する発行元です。']),
  },
  fields: {
    mutualTlsValidatePkiCertChain: field('mtls', ['Validate the Certificate Chain', '証明書チェーンの検証'], ['Client certificates have to lead to one of the roots below.', 'クライアント証明書が下のルート証明書につながることを確かめます。'], { synonyms: ['PKI', 'tls_client_auth', 'MTLS'] }),
    trustedRootCertificates: field('mtls', ['Trusted Root Certificates', '信頼するルート証明書'], ['Certificates in PEM.', 'PEM 形式の証明書です。'], { synonyms: ['CA', 'PEM'] }),
    clientAttesterRootsEnabled: field('clientAttester', ['Use Own Roots', '独自のルート証明書を使う'], ['The roots below are consulted.', '下のルート証明書を使います。']),
    clientAttesterRoots: field('clientAttester', ['Root Certificates', 'ルート証明書'], ['Certificates in PEM.', 'PEM 形式の証明書です。'], { synonyms: ['PEM'] }),
    clientAttesterRootsOnly: field('clientAttester', ['Own Roots Only', '独自のルート証明書のみ'], ['No other roots are consulted.', 'ほかのルート証明書を使いません。']),
    keyAttesterRootsEnabled: field('keyAttester', ['Use Own Roots', '独自のルート証明書を使う'], ['The roots below are consulted.', '下のルート証明書を使います。']),
    keyAttesterRoots: field('keyAttester', ['Root Certificates', 'ルート証明書'], ['Certificates in PEM.', 'PEM 形式の証明書です。'], { synonyms: ['PEM'] }),
    keyAttesterRootsOnly: field('keyAttester', ['Own Roots Only', '独自のルート証明書のみ'], ['No other roots are consulted.', 'ほかのルート証明書を使いません。']),
  },
} satisfies PageText<typeof serviceCertificates>;
