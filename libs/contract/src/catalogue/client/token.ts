import type { clientToken, clientUserInfo } from '../../settings/client-endpoints.js';
import { field, group, type PageText } from '../text.js';

const subject = (whatEn: string, whatJa: string) => [`${whatEn} that the client certificate has to name (tls_client_auth).`, `クライアント証明書に含まれるべき${whatJa}です (tls_client_auth)。`] as const;

export const token = {
  groups: {
    authentication: group(['Client authentication', 'クライアント認証'], ['How the client proves who it is.', 'クライアントが本人であることを示す方法です。']),
    certificate: group(['Certificate', '証明書'], ['For the methods with mutual TLS. Of the names, set exactly one.', '相互 TLS による方式で使います。名前はいずれか一つだけを設定します。']),
    dpop: group(['DPoP', 'DPoP'], ['Tokens that are bound to a key of the client (RFC 9449).', 'クライアントの鍵に結び付いたトークンです (RFC 9449)。']),
    spiffe: group(['SPIFFE', 'SPIFFE'], ['Clients that are workloads.', 'ワークロードとしてのクライアントです。']),
  },
  fields: {
    tokenAuthMethod: field('authentication', ['Client Authentication Method', 'クライアント認証方式'], ['FAPI 2.0 leaves PRIVATE_KEY_JWT and the two methods with mutual TLS.', 'FAPI 2.0 で使えるのは PRIVATE_KEY_JWT と相互 TLS による 2 方式です。'],
      { synonyms: ['token_endpoint_auth_method', 'private_key_jwt', 'tls_client_auth', 'client_secret_basic'], v2: '認可 > トークンエンドポイント > クライアント認証方式' }),
    tokenAuthSignAlg: field('authentication', ['Assertion Signature Algorithm', 'アサーション署名アルゴリズム'], ['Of client assertions. FAPI 2.0 takes PS256, ES256 and EdDSA.', 'クライアントアサーションの署名に使います。FAPI 2.0 で使えるのは PS256、ES256、EdDSA です。'],
      { synonyms: ['token_endpoint_auth_signing_alg', 'client_assertion', 'private_key_jwt'], v2: '認可 > トークンエンドポイント > アサーション署名アルゴリズム' }),
    clientSecret: field('authentication', ['Client Secret', 'クライアントシークレット'], ['Shown once, when it is created or rotated.', '作成時と更新時に一度だけ表示されます。'], { synonyms: ['client_secret'] }),
    selfSignedCertificateKeyId: field('certificate', ['Self-signed Certificate Key ID', '自己署名証明書の鍵 ID'], ['Key ID of the JWK that carries the certificate (self_signed_tls_client_auth).', '証明書を含む JWK の鍵 ID です (self_signed_tls_client_auth)。'], { synonyms: ['kid', 'x5c'] }),
    tlsClientAuthSubjectDn: field('certificate', ['Subject DN', 'サブジェクト DN'], subject('Distinguished name of the subject', 'サブジェクトの識別名'), { synonyms: ['tls_client_auth_subject_dn', 'certificate'] }),
    tlsClientAuthSanDns: field('certificate', ['SAN: DNS Name', 'SAN: DNS 名'], subject('DNS name', ' DNS 名'), { synonyms: ['tls_client_auth_san_dns'] }),
    tlsClientAuthSanUri: field('certificate', ['SAN: URI', 'SAN: URI'], subject('URI', ' URI '), { synonyms: ['tls_client_auth_san_uri'] }),
    tlsClientAuthSanIp: field('certificate', ['SAN: IP Address', 'SAN: IP アドレス'], subject('IP address', ' IP アドレス'), { synonyms: ['tls_client_auth_san_ip'] }),
    tlsClientAuthSanEmail: field('certificate', ['SAN: Email', 'SAN: メールアドレス'], subject('Email address', 'メールアドレス'), { synonyms: ['tls_client_auth_san_email'] }),
    dpopRequired: field('dpop', ['Require DPoP', 'DPoP を必須にする'], ['Tokens for this client are always bound by DPoP.', 'このクライアントのトークンを必ず DPoP で結び付けます。'], { synonyms: ['dpop_bound_access_tokens'] }),
    spiffeId: field('spiffe', ['SPIFFE ID', 'SPIFFE ID'], ['Identity of the workload.', 'ワークロードの識別子です。'], { synonyms: ['spiffe_id'] }),
    spiffeBundleEndpoint: field('spiffe', ['SPIFFE Bundle Endpoint', 'SPIFFE バンドルエンドポイント'], ['Where its keys are found.', '鍵を取得する URL です。'], { synonyms: ['spiffe_bundle_endpoint'] }),
  },
} satisfies PageText<typeof clientToken>;

export const userInfo = {
  groups: {
    userInfo: group(['UserInfo responses', 'ユーザー情報の応答'], ['Signed and encrypted UserInfo.', 'ユーザー情報の署名と暗号化です。']),
    resource: group(['Resource requests', 'リソースリクエスト'], ['HTTP message signatures of the client.', 'クライアントの HTTP メッセージ署名です。']),
  },
  fields: {
    userInfoSignAlg: field('userInfo', ['User Info Signature Algorithm', 'ユーザー情報の署名アルゴリズム'], ['Choosing one makes the response a JWT. FAPI 1 Advanced takes PS256 and ES256.', '選択すると応答が JWT になります。FAPI 1 Advanced で使えるのは PS256 と ES256 です。'], { synonyms: ['userinfo_signed_response_alg'] }),
    userInfoEncryptionAlg: field('userInfo', ['User Info Encryption Algorithm', 'ユーザー情報の暗号化アルゴリズム'], ['How the content key is encrypted (alg).', 'コンテンツ鍵の暗号化方式 (alg) です。'], { synonyms: ['userinfo_encrypted_response_alg'] }),
    userInfoEncryptionEnc: field('userInfo', ['User Info Encryption Encoding', 'ユーザー情報の暗号化方式 (enc)'], ['How the content is encrypted (enc).', 'コンテンツの暗号化方式 (enc) です。'], { synonyms: ['userinfo_encrypted_response_enc'] }),
    rsRequestSigned: field('resource', ['Requests Must Be Signed', 'リクエストへの署名を必須にする'], ['The client has to sign its resource requests.', 'リソースへのリクエストに署名を求めます。'], { synonyms: ['RFC 9421'] }),
    rsSignedRequestKeyId: field('resource', ['Request Signature Key ID', 'リクエストの署名鍵 ID'], ['Key for signatures that name none.', '鍵の指定がない署名の検証に使う鍵の ID です。'], { synonyms: ['kid', 'keyid'] }),
  },
} satisfies PageText<typeof clientUserInfo>;
