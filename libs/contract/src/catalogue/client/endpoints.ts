import type { clientAuthorization, clientCiba, clientEndpoints, clientGeneral } from '../../settings/client-endpoints.js';
import { field, group, type PageText } from '../text.js';

export const endpoints = {
  groups: {
    flows: group(['Flows', 'フロー'], ['What this client uses, within what the service supports.', 'サービスがサポートする範囲で、このクライアントが使うものです。']),
    redirects: group(['Redirection', 'リダイレクト'], ['To where users are sent back.', '利用者を送り返す先です。']),
    other: group(['Other', 'その他'], ['Remaining behaviour.', 'その他の動作です。']),
  },
  fields: {
    grantTypes: field('flows', ['Grant Types', 'サポート可能な認可タイプ'], ['What the client may send as grant_type.', 'クライアントが grant_type に指定できる値です。'], { synonyms: ['grant_type', 'grant_types'], v2: '認可 > 認可種別' }),
    responseTypes: field('flows', ['Response Types', 'サポート可能なレスポンスタイプ'], ['What the client may send as response_type.', 'クライアントが response_type に指定できる値です。'], { synonyms: ['response_type', 'response_types'], v2: '認可 > 応答種別' }),
    responseModes: field('flows', ['Response Modes', 'レスポンスモード'], ['What the client may send as response_mode. Left empty, any.', 'クライアントが response_mode に指定できる値です。空の場合は制限しません。'], { synonyms: ['response_mode', 'JARM'] }),
    redirectUris: field('redirects', ['Redirect URIs', 'リダイレクトURI'], ['Compared as they stand, character by character. FAPI 2.0 asks for https.', '文字単位で完全に一致するかを比較します。FAPI 2.0 では https が必要です。'], { synonyms: ['redirect_uri', 'callback'], v2: '認可 > リダイレクト URI' }),
    authorizationDetailsTypes: field('other', ['Authorization Details Types', '認可詳細タイプ'], ['Values of type that the client may send in authorization_details.', 'クライアントが authorization_details の type に指定できる値です。'], { synonyms: ['RAR', 'authorization_details_types'] }),
    mtlsEndpointAliasesUsed: field('other', ['Use mTLS Endpoint Aliases', 'mTLS エンドポイントエイリアスを使う'], ['The client prefers the endpoints for certificates.', 'クライアントが証明書用のエンドポイントを優先して使うことを示します。'], { synonyms: ['use_mtls_endpoint_aliases'] }),
  },
} satisfies PageText<typeof clientEndpoints>;

export const general = {
  groups: {
    par: group(['Pushed Authorization Request (PAR)', 'プッシュ式認可リクエスト(PAR)'], ['Requests that are sent to the server first (RFC 9126).', '先にサーバーへ送るリクエストです (RFC 9126)。']),
    requestObject: group(['Request objects', 'リクエストオブジェクト'], ['Authorization requests as signed JWTs (RFC 9101).', '署名付き JWT による認可リクエストです (RFC 9101)。']),
    encryption: group(['Encryption of request objects', 'リクエストオブジェクトの暗号化'], ['How this client encrypts its requests.', 'このクライアントがリクエストを暗号化する方法です。']),
    session: group(['Sessions', 'セッション'], ['How the client learns that a user has signed out.', '利用者のサインアウトをクライアントに知らせる方法です。']),
  },
  fields: {
    parRequired: field('par', ['Require PAR', 'PAR を必須にする'], ['Refuses authorization requests of this client that were not pushed.', 'このクライアントの、事前に登録されていない認可リクエストを拒否します。'], { synonyms: ['require_pushed_authorization_requests'] }),
    requestObjectRequired: field('requestObject', ['Require Request Objects', 'リクエストオブジェクトを必須にする'], ['Refuses authorization requests of this client without request or request_uri.', 'このクライアントの、request も request_uri も含まない認可リクエストを拒否します。'], { synonyms: ['JAR', 'require_signed_request_object'] }),
    requestSignAlg: field('requestObject', ['Request Object Signature Algorithm', 'リクエストオブジェクトの署名アルゴリズム'], ['The only algorithm that is accepted, once chosen. FAPI 1 Advanced takes PS256 and ES256.', '選択すると、そのアルゴリズムだけを受け付けます。FAPI 1 Advanced で使えるのは PS256 と ES256 です。'], { synonyms: ['request_object_signing_alg', 'JAR'] }),
    requestUris: field('requestObject', ['Request URIs', 'リクエスト URI'], ['Addresses from which a request object may be fetched.', 'リクエストオブジェクトを取得してよいアドレスです。'], { synonyms: ['request_uri', 'request_uris'] }),
    requestEncryptionAlg: field('encryption', ['Request Object Encryption Algorithm', 'リクエストオブジェクトの暗号化アルゴリズム'], ['How the content key is encrypted (alg).', 'コンテンツ鍵の暗号化方式 (alg) です。'], { synonyms: ['request_object_encryption_alg', 'JWE'] }),
    requestEncryptionEnc: field('encryption', ['Request Object Encryption Encoding', 'リクエストオブジェクトの暗号化方式 (enc)'], ['How the content is encrypted (enc).', 'コンテンツの暗号化方式 (enc) です。'], { synonyms: ['request_object_encryption_enc', 'JWE'] }),
    frontChannelRequestObjectEncryptionRequired: field('encryption', ['Require Encryption in the Front Channel', 'フロントチャネルでの暗号化を必須にする'], ['A request object that passes through the browser has to be encrypted.', 'ブラウザーを経由するリクエストオブジェクトに暗号化を求めます。'], { synonyms: ['JWE'] }),
    requestObjectEncryptionAlgMatchRequired: field('encryption', ['Require the Registered alg', '登録された alg との一致'], ['Its alg has to be the one above.', 'alg が上の値と一致することを求めます。'], { synonyms: ['request_object_encryption_alg'] }),
    requestObjectEncryptionEncMatchRequired: field('encryption', ['Require the Registered enc', '登録された enc との一致'], ['Its enc has to be the one above.', 'enc が上の値と一致することを求めます。'], { synonyms: ['request_object_encryption_enc'] }),
    backchannelLogoutUri: field('session', ['Back-Channel Logout URI', 'バックチャネルログアウト URI'], ['Receives a logout token when a user signs out.', '利用者のサインアウト時にログアウトトークンを受け取る URL です。'], { synonyms: ['backchannel_logout_uri'] }),
    backchannelLogoutSessionRequired: field('session', ['Require sid in Logout Tokens', 'ログアウトトークンに sid を必須にする'], ['The client needs to know which session ended.', 'どのセッションが終わったかを示す sid を必要とします。'], { synonyms: ['backchannel_logout_session_required'] }),
  },
} satisfies PageText<typeof clientGeneral>;

export const authorization = {
  groups: {
    response: group(['Authorization responses', '認可レスポンス'], ['Signed and encrypted responses (JARM).', '署名・暗号化された応答 (JARM) です。']),
    pkce: group(['PKCE', 'PKCE'], ['Binds a code to the client that asked for it (RFC 7636).', '認可コードを、それを要求したクライアントに結び付けます (RFC 7636)。']),
    authentication: group(['Authentication of the user', '利用者の認証'], ['What the client expects where its request says nothing.', 'リクエストに指定がない場合にクライアントが期待する内容です。']),
  },
  fields: {
    authorizationSignAlg: field('response', ['Authorization Response Signature Algorithm', '認可レスポンスの署名アルゴリズム'], ['Signs responses in the modes of JARM. FAPI 1 Advanced takes PS256 and ES256.', 'JARM のモードで応答に署名します。FAPI 1 Advanced で使えるのは PS256 と ES256 です。'], { synonyms: ['JARM', 'authorization_signed_response_alg'] }),
    authorizationEncryptionAlg: field('response', ['Authorization Response Encryption Algorithm', '認可レスポンスの暗号化アルゴリズム'], ['How the content key is encrypted (alg).', 'コンテンツ鍵の暗号化方式 (alg) です。'], { synonyms: ['JARM', 'authorization_encrypted_response_alg'] }),
    authorizationEncryptionEnc: field('response', ['Authorization Response Encryption Encoding', '認可レスポンスの暗号化方式 (enc)'], ['How the content is encrypted (enc).', 'コンテンツの暗号化方式 (enc) です。'], { synonyms: ['JARM', 'authorization_encrypted_response_enc'] }),
    pkceRequired: field('pkce', ['Require PKCE', 'PKCE を必須にする'], ['Every authorization code flow of this client needs a code_challenge.', 'このクライアントの認可コードフローでは必ず code_challenge を求めます。'], { synonyms: ['code_challenge'] }),
    pkceS256Required: field('pkce', ['Require S256', 'S256 を必須にする'], ['Where PKCE is used, only the method S256 is good enough.', 'PKCE を使う場合、方式は S256 だけを認めます。'], { synonyms: ['code_challenge_method'] }),
    defaultMaxAge: field('authentication', ['Default Maximum Authentication Age', '認証の最大経過時間の既定値'], ['How old a sign-in may be when the request has no max_age; 0 sets none.', 'リクエストに max_age がない場合に、許容するサインインからの経過時間です。0 は指定なしです。'], { synonyms: ['max_age', 'default_max_age'] }),
    defaultAcrs: field('authentication', ['Default ACRs', 'acr の既定値'], ['Used when the request asks for no authentication context.', 'リクエストに認証コンテキストの指定がない場合に使います。'], { synonyms: ['acr_values', 'default_acr_values'] }),
    authTimeRequired: field('authentication', ['Require auth_time', 'auth_time を必須にする'], ['ID tokens for this client say when the user signed in.', 'このクライアント向けの ID トークンに、サインイン時刻を含めます。'], { synonyms: ['auth_time', 'require_auth_time'] }),
  },
} satisfies PageText<typeof clientAuthorization>;

export const ciba = {
  groups: { backchannel: group(['Backchannel authentication', 'バックチャネル認証'], ['How this client uses CIBA.', 'このクライアントによる CIBA の使い方です。']) },
  fields: {
    bcDeliveryMode: field('backchannel', ['Token Delivery Mode', 'トークン送付方式'], ['How the client learns of the outcome.', 'クライアントが結果を受け取る方法です。'], { synonyms: ['CIBA', 'backchannel_token_delivery_mode'] }),
    bcNotificationEndpoint: field('backchannel', ['Client Notification Endpoint', 'クライアント通知エンドポイント'], ['Is called in the modes ping and push.', 'ping と push の方式で呼び出されます。'], { synonyms: ['CIBA', 'backchannel_client_notification_endpoint'] }),
    bcRequestSignAlg: field('backchannel', ['Request Signature Algorithm', 'リクエストの署名アルゴリズム'], ['Of signed backchannel requests.', '署名付きバックチャネル認証リクエストに使います。'], { synonyms: ['CIBA', 'backchannel_authentication_request_signing_alg'] }),
    bcUserCodeRequired: field('backchannel', ['Require user_code', 'user_code を必須にする'], ['Requests have to carry the code that only the user knows.', '利用者だけが知るコードをリクエストに求めます。'], { synonyms: ['CIBA', 'backchannel_user_code_parameter'] }),
  },
} satisfies PageText<typeof clientCiba>;
