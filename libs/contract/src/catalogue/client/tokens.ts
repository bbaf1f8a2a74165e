import type { clientAccessToken, clientFederation, clientIdToken, clientJwks } from '../../settings/client-tokens.js';
import { field, group, type PageText } from '../text.js';

export const accessToken = {
  groups: {
    binding: group(['Sender-constraining', '送信者制限'], ['A bound token is of no use to whoever steals it.', '送信者に結び付いたトークンは盗まれても使えません。']),
    lifetime: group(['Number', '数'], ['How many tokens there are at a time.', '同時に有効なトークンの数です。']),
  },
  fields: {
    tlsClientCertificateBoundAccessTokens: field('binding', ['Enable TLS Client Certificate Binding', 'TLS クライアント証明書へのバインドを有効にする'], ['Access tokens of this client are bound to its certificate (RFC 8705). The service has to support it, too.', 'このクライアントのアクセストークンを証明書に結び付けます (RFC 8705)。サービス側でも有効にする必要があります。'],
      { synonyms: ['TLS Client Certificate Bound Access Tokens', 'tls_client_certificate_bound_access_tokens', 'RFC 8705', 'MTLS'] }),
    singleAccessTokenPerSubject: field('lifetime', ['One Access Token per User', '利用者ごとに 1 つのアクセストークン'], ['A new access token takes the earlier ones of the same user out of use.', '新しいアクセストークンを発行すると、同じ利用者の以前のトークンが無効になります。']),
  },
} satisfies PageText<typeof clientAccessToken>;

export const idToken = {
  groups: {
    algorithms: group(['Signature and encryption', '署名と暗号化'], ['How ID tokens for this client are protected.', 'このクライアント向けの ID トークンの保護方法です。']),
    subject: group(['Subject', 'サブジェクト'], ['Which identifier of the user the client gets to see.', 'クライアントに見せる利用者の識別子です。']),
    attachments: group(['Attachments', '添付ファイル'], ['For verified claims.', '検証済みクレームに関する設定です。']),
  },
  fields: {
    idTokenSignAlg: field('algorithms', ['ID Token Signature Algorithm', 'ID トークンの署名アルゴリズム'], ['FAPI takes PS256, ES256 and, in version 2, EdDSA; never NONE.', 'FAPI で使えるのは PS256、ES256、および FAPI 2.0 の EdDSA です。NONE は使えません。'], { synonyms: ['id_token_signed_response_alg'] }),
    idTokenEncryptionAlg: field('algorithms', ['ID Token Encryption Algorithm', 'ID トークンの暗号化アルゴリズム'], ['How the content key is encrypted (alg). Not RSA1_5 under FAPI.', 'コンテンツ鍵の暗号化方式 (alg) です。FAPI では RSA1_5 を使えません。'], { synonyms: ['id_token_encrypted_response_alg', 'JWE'] }),
    idTokenEncryptionEnc: field('algorithms', ['ID Token Encryption Encoding', 'ID トークンの暗号化方式 (enc)'], ['How the content is encrypted (enc).', 'コンテンツの暗号化方式 (enc) です。'], { synonyms: ['id_token_encrypted_response_enc', 'JWE'] }),
    subjectType: field('subject', ['Subject Type', 'サブジェクトタイプ'], ['One identifier for all clients, or another one for each sector.', 'すべてのクライアントに同じ識別子を使うか、セクターごとに別の識別子を使うかを選びます。'], { synonyms: ['subject_type', 'pairwise', 'sub'] }),
    sectorIdentifierUri: field('subject', ['Sector Identifier URI', 'セクター識別子 URI'], ['Its host is the sector; its content lists the redirect URIs.', 'ホスト名がセクターを表し、内容にリダイレクト URI の一覧を持つ URL です。'], { synonyms: ['sector_identifier_uri', 'pairwise'] }),
    derivedSectorIdentifier: field('subject', ['Derived Sector Identifier', '導出されたセクター識別子'], ['Host of the URI above, or of the only redirect URI.', '上の URI、または唯一のリダイレクト URI のホスト名です。'], { synonyms: ['pairwise'] }),
    digestAlgorithm: field('attachments', ['Digest Algorithm', 'ダイジェストアルゴリズム'], ['For external attachments; sha-256 unless set.', '外部添付ファイルに使います。指定しない場合は sha-256 です。'], { synonyms: ['digest_algorithm'] }),
  },
} satisfies PageText<typeof clientIdToken>;

export const jwkSet = {
  groups: { set: group(['JWK Set', 'JWKセット'], ['The public keys of the client: for its assertions, its request objects and what is encrypted for it. Give the content or the address.', 'クライアントの公開鍵です。アサーションやリクエストオブジェクトの検証、クライアント宛ての暗号化に使います。内容または URL を設定します。']) },
  fields: {
    jwks: field('set', ['JWK Set Content', 'JWKセットの内容'], ['A JWK Set without private parts (RFC 7517). FAPI 2.0 asks for RSA keys of 2048 bits, elliptic curves of 224 bits or more.', '秘密鍵を含まない JWK セットです (RFC 7517)。FAPI 2.0 では RSA 鍵は 2048 ビット以上、楕円曲線の鍵は 224 ビット以上が必要です。'],
      { synonyms: ['jwks', 'RFC 7517'], v2: 'JWK セット > JWK セットの内容' }),
    jwksUri: field('set', ['JWK Set URI', 'JWKセット URI'], ['From where the keys are fetched.', '鍵を取得する URL です。'], { synonyms: ['jwks_uri'], v2: 'JWK セット > JWK セットの URI' }),
    signedJwksUri: field('set', ['Signed JWK Set URI', '署名付き JWK セット URI'], ['Where the same set is offered as a signed JWT.', '同じセットを署名付き JWT として提供する URL です。'], { synonyms: ['signed_jwks_uri'] }),
  },
} satisfies PageText<typeof clientJwks>;

export const federation = {
  groups: {
    entity: group(['Entity', 'エンティティー'], ['The client as a member of an OpenID Federation.', 'OpenID Federation の一員としてのクライアントの設定です。']),
    trust: group(['Trust chain', 'トラストチェーン'], ['What the registration rested on.', '登録の根拠となった情報です。']),
    document: group(['Metadata document', 'メタデータ文書'], ['Clients whose ID is the URL of their metadata.', 'メタデータの URL そのものを ID とするクライアントの情報です。']),
    credentials: group(['Verifiable credentials', '検証可能なクレデンシャル'], ['Clients that are wallets.', 'ウォレットとしてのクライアントの設定です。']),
  },
  fields: {
    entityId: field('entity', ['Entity ID', 'エンティティー ID'], ['Identifier of the client in the federation.', 'フェデレーションでのクライアントの識別子です。'], { synonyms: ['entity_id'] }),
    organizationName: field('entity', ['Organization Name', '組織名'], ['Who operates the client.', 'クライアントを運営する組織の名前です。'], { synonyms: ['organization_name'] }),
    clientRegistrationTypes: field('entity', ['Client Registration Types', 'クライアント登録方式'], ['How the client may be registered.', 'クライアントが使う登録方式です。'], { synonyms: ['client_registration_types'] }),
    automaticallyRegistered: field('entity', ['Automatically Registered', '自動登録'], ['Came in with its first request.', '最初のリクエストとともに登録されたことを示します。']),
    explicitlyRegistered: field('entity', ['Explicitly Registered', '明示的な登録'], ['Came in through the registration endpoint of the federation.', 'フェデレーションの登録エンドポイントで登録されたことを示します。']),
    trustAnchorId: field('trust', ['Trust Anchor', 'トラストアンカー'], ['Entity ID of the anchor.', 'アンカーのエンティティー ID です。']),
    trustChain: field('trust', ['Trust Chain', 'トラストチェーン'], ['Statements from the client up to the anchor.', 'クライアントからアンカーまでのステートメントです。'], { synonyms: ['trust_chain'] }),
    trustChainExpiresAt: field('trust', ['Trust Chain Expires', 'トラストチェーンの期限'], ['When the chain has to be renewed.', 'チェーンを更新すべき日時です。']),
    trustChainUpdatedAt: field('trust', ['Trust Chain Updated', 'トラストチェーンの更新日時'], ['When it was last renewed.', '最後に更新された日時です。']),
    metadataDocumentLocation: field('document', ['Location', '場所'], ['URL of the document.', '文書の URL です。'], { synonyms: ['CIMD'] }),
    metadataDocumentExpiresAt: field('document', ['Expires', '期限'], ['When the stored copy has to be fetched again.', '保存済みの文書を再取得すべき日時です。'], { synonyms: ['CIMD'] }),
    metadataDocumentUpdatedAt: field('document', ['Updated', '更新日時'], ['When it was last fetched.', '最後に取得された日時です。'], { synonyms: ['CIMD'] }),
    discoveredByMetadataDocument: field('document', ['Discovered by Metadata Document', 'メタデータ文書による発見'], ['The client was never registered by hand.', '手動の登録なしに、文書から見つかったことを示します。'], { synonyms: ['CIMD'] }),
    credentialOfferEndpoint: field('credentials', ['Credential Offer Endpoint', 'クレデンシャルオファーエンドポイント'], ['Where the wallet takes offers.', 'ウォレットがオファーを受け取る URL です。'], { synonyms: ['credential_offer_endpoint'] }),
    credentialResponseEncryptionRequired: field('credentials', ['Require Encrypted Credential Responses', 'クレデンシャル応答の暗号化を必須にする'], ['Credential responses to this client are always encrypted.', 'このクライアントへのクレデンシャル応答を必ず暗号化します。']),
  },
} satisfies PageText<typeof clientFederation>;
