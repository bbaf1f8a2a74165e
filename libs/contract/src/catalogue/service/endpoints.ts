import type { serviceEndpoints, serviceGeneral } from '../../settings/service-endpoints.js';
import { effect, field, group, type PageText } from '../text.js';

export const endpoints = {
  groups: {
    flows: group(['Flows', 'フロー'], ['What clients can ask for at all. Each client narrows this further.', 'クライアントが利用できるフローの範囲です。クライアントごとにさらに絞り込めます。']),
    requests: group(['Requests', 'リクエスト'], ['Kinds of authorization that go beyond scopes, and leniency.', 'スコープより細かい認可の種類と、緩和する項目です。']),
    mtls: group(['Mutual TLS', '相互 TLS'], ['Where clients with a certificate find the endpoints.', '証明書を使うクライアントのための接続先です。']),
  },
  fields: {
    supportedGrantTypes: field('flows', ['Supported Grant Types', 'サポート可能なグラントタイプ'], ['What the token endpoint accepts as grant_type.', 'トークンエンドポイントが受け付ける grant_type の値です。'],
      { synonyms: ['grant_type', 'grant_types_supported'], v2: '認可 > サポートする認可種別' }),
    supportedResponseTypes: field('flows', ['Supported Response Types', 'サポート可能なレスポンスタイプ'], ['What the authorization endpoint accepts as response_type.', '認可エンドポイントが受け付ける response_type の値です。'],
      { synonyms: ['response_type', 'response_types_supported'], v2: '認可 > サポートする応答種別' }),
    supportedAuthorizationDetailsTypes: field('requests', ['Supported Authorization Details Types', 'サポートする認可詳細タイプ'], ['Values of type that authorization_details may carry (RFC 9396).', 'authorization_details の type に使える値です (RFC 9396)。'],
      { synonyms: ['RAR', 'authorization_details', 'rich authorization requests'] }),
    missingClientIdAllowed: field('requests', ['Allow Missing client_id', 'client_id の省略を許可'], ['Public clients may leave client_id out of token requests when the code or refresh token tells who they are. Keep it off.', '認可コードやリフレッシュトークンから判別できる場合に、パブリッククライアントがトークンリクエストで client_id を省略できます。通常は無効にしてください。'], { synonyms: ['client_id'] }),
    mtlsEndpointAliases: field('mtls', ['mTLS Endpoint Aliases', 'mTLS エンドポイントエイリアス'], ['Endpoints at a host that asks for client certificates (RFC 8705), by name of the metadata member.', 'クライアント証明書を要求するホストにあるエンドポイントです。メタデータの項目名ごとに指定します (RFC 8705)。'], { synonyms: ['mtls_endpoint_aliases', 'mutual TLS'] }),
  },
} satisfies PageText<typeof serviceEndpoints>;

export const general = {
  groups: {
    par: group(['Pushed Authorization Request (PAR)', 'プッシュ式認可リクエスト(PAR)'], ['Clients send their authorization request to the server first and go to the browser with a reference to it (RFC 9126).', 'クライアントは認可リクエストを先にサーバーへ送り、その参照だけをブラウザーに渡します (RFC 9126)。']),
    requestObject: group(['Request objects', 'リクエストオブジェクト'], ['Authorization requests as signed JWTs (RFC 9101).', '署名付き JWT による認可リクエストです (RFC 9101)。']),
    encryption: group(['Encryption of request objects', 'リクエストオブジェクトの暗号化'], ['When requests have to be encrypted, and how.', 'リクエストの暗号化を求める条件と方法です。']),
    grants: group(['Grant management', 'グラント管理'], ['Clients that query and change what was granted to them.', '付与された権限をクライアントが照会・変更する機能です。']),
    session: group(['Sessions', 'セッション'], ['Signing users out.', '利用者のサインアウトに関する設定です。']),
    other: group(['Other', 'その他'], ['Remaining behaviour.', 'その他の動作です。']),
  },
  fields: {
    pushedAuthReqEndpoint: field('par', ['PAR Endpoint', 'PAR エンドポイント'], ['URL at which clients push their requests.', 'クライアントがリクエストを登録する URL です。'],
      { synonyms: ['PAR', 'pushed_authorization_request_endpoint'], v2: '認可 > 認可リクエスト登録エンドポイント > 認可リクエスト登録エンドポイント' }),
    pushedAuthReqDuration: field('par', ['PAR Duration', 'PAR の有効期間'], ['How long a request_uri can be used. FAPI 2.0 asks for less than 600 seconds; 0 stands for 90.', 'request_uri を使える時間です。FAPI 2.0 では 600 秒未満が必要です。0 は 90 秒を意味します。'],
      { synonyms: ['PAR', 'expires_in', 'request_uri'], v2: '認可 > 認可リクエスト登録エンドポイント > 事前登録認可リクエストの有効期間' }),
    parRequired: field('par', ['Require PAR', 'PAR を必須にする'], ['Refuses authorization requests that were not pushed, from every client.', '事前に登録されていない認可リクエストを、すべてのクライアントについて拒否します。'], { synonyms: ['require_pushed_authorization_requests'] }),
    requestObjectRequired: field('requestObject', ['Require Request Objects', 'リクエストオブジェクトを必須にする'], ['Refuses authorization requests without request or request_uri.', 'request も request_uri も含まない認可リクエストを拒否します。'], { synonyms: ['JAR', 'require_signed_request_object'] }),
    requestObjectAudienceChecked: field('requestObject', ['Audience Validation', 'オーディエンスの検証'], ['Whether the aud of a request object has to be this issuer.', 'リクエストオブジェクトの aud がこの発行者であることを確かめるかどうかです。'], {
      synonyms: ['aud', 'request object'],
      effects: [
        effect(true, ['Performed', '検証する'], ['3.0: Perform', '3.0: Perform (検証する)']),
        effect(false, ['Not performed', '検証しない'], ['3.0: Do not perform', '3.0: 検証しない']),
      ],
    }),
    nbfOptional: field('requestObject', ['nbf Claim', 'nbf クレーム'], ['Whether request objects under FAPI have to carry nbf, no older than 60 minutes. Optional only for clients that follow an old draft.', 'FAPI のリクエストオブジェクトに、60 分以内の nbf を求めるかどうかです。任意にするのは古いドラフトに従うクライアントがある場合だけにしてください。'], {
      synonyms: ['nbf', 'request object'],
      inverted: true,
      effects: [
        effect(false, ['Required', '必須'], ['3.0: Required', '3.0: Required (必須)']),
        effect(true, ['Optional', '任意'], ['3.0: Optional', '3.0: Optional (任意)']),
      ],
    }),
    traditionalRequestObjectProcessingApplied: field('requestObject', ['Process by OpenID Connect Core', 'OpenID Connect Core に従って処理'], ['Parameters outside of the request object count too, as OpenID Connect Core has it. Off: only the request object counts (JAR).', 'OpenID Connect Core のとおり、リクエストオブジェクトの外のパラメーターも有効とみなします。無効の場合は JAR に従い、リクエストオブジェクトの中だけを見ます。'], { synonyms: ['JAR', 'RFC 9101'] }),
    frontChannelRequestObjectEncryptionRequired: field('encryption', ['Require Encryption in the Front Channel', 'フロントチャネルでの暗号化を必須にする'], ['A request object that passes through the browser has to be encrypted. Pushed requests are not concerned.', 'ブラウザーを経由するリクエストオブジェクトに暗号化を求めます。PAR で登録されたものは対象外です。'], { synonyms: ['JWE', 'request object'] }),
    requestObjectEncryptionAlgMatchRequired: field('encryption', ['Require the Registered alg', '登録された alg との一致'], ['The alg of an encrypted request object has to be the one that the client registered.', '暗号化されたリクエストオブジェクトの alg が、クライアントの登録値と一致することを求めます。'], { synonyms: ['request_object_encryption_alg'] }),
    requestObjectEncryptionEncMatchRequired: field('encryption', ['Require the Registered enc', '登録された enc との一致'], ['Its enc has to be the one that the client registered.', '暗号化されたリクエストオブジェクトの enc が、クライアントの登録値と一致することを求めます。'], { synonyms: ['request_object_encryption_enc'] }),
    grantManagementEndpoint: field('grants', ['Grant Management Endpoint', 'グラント管理エンドポイント'], ['URL at which clients query and revoke grants.', 'クライアントがグラントを照会・取り消しする URL です。'], { synonyms: ['grant_management_endpoint'] }),
    grantManagementActionRequired: field('grants', ['Require grant_management_action', 'grant_management_action を必須にする'], ['Every authorization request has to say what it does with grants. This shuts out public clients.', 'すべての認可リクエストに grant_management_action を求めます。パブリッククライアントは利用できなくなります。'], { synonyms: ['grant_management_action'] }),
    endSessionEndpoint: field('session', ['End Session Endpoint', 'セッション終了エンドポイント'], ['URL to which clients send users to sign out.', 'サインアウトのために利用者を送る URL です。'], { synonyms: ['end_session_endpoint', 'logout'] }),
    backchannelLogoutSupported: field('session', ['Back-Channel Logout', 'バックチャネルログアウト'], ['Clients can be told directly that a user has signed out.', '利用者のサインアウトをクライアントへ直接通知できるようにします。'], { synonyms: ['backchannel_logout_supported'] }),
    backchannelLogoutSessionSupported: field('session', ['Session ID in Logout Tokens', 'ログアウトトークンのセッション ID'], ['Logout tokens can carry sid, and so name one session.', 'ログアウトトークンに sid を含め、特定のセッションを示せるようにします。'], { synonyms: ['sid', 'backchannel_logout_session_supported'] }),
    unauthorizedOnClientConfigSupported: field('other', ['UNAUTHORIZED from the Registration API', 'クライアント登録 API の UNAUTHORIZED'], ['The registration API may answer with the action UNAUTHORIZED; older front ends do not know it.', 'クライアント登録 API が action として UNAUTHORIZED を返せるようにします。古いフロントエンドはこの値を知りません。']),
  },
} satisfies PageText<typeof serviceGeneral>;
