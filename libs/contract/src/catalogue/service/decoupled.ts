import type { serviceCiba, serviceDevice } from '../../settings/service-endpoints.js';
import { field, group, type PageText } from '../text.js';

export const ciba = {
  groups: {
    endpoint: group(['Backchannel authentication', 'バックチャネル認証'], ['The client starts, the user confirms on another device.', 'クライアントが開始し、利用者が別の端末で承認します。']),
    timing: group(['Timing', '時間'], ['How long a request waits, and how often clients may ask.', 'リクエストの待ち時間と、問い合わせの間隔です。']),
  },
  fields: {
    backchannelAuthenticationEndpoint: field('endpoint', ['Backchannel Authentication Endpoint URI', 'バックチャネル認証エンドポイント URI'], ['Published in the discovery document as backchannel_authentication_endpoint.', 'ディスカバリー文書の backchannel_authentication_endpoint として公開されます。'], { synonyms: ['CIBA', 'backchannel_authentication_endpoint'] }),
    supportedBackchannelTokenDeliveryModes: field('endpoint', ['Supported Token Delivery Modes', 'サポートするトークン送付方式'], ['How the client learns of the outcome.', 'クライアントが結果を受け取る方法です。'], { synonyms: ['CIBA', 'poll', 'ping', 'push'] }),
    backchannelUserCodeParameterSupported: field('endpoint', ['user_code Parameter', 'user_code パラメーター'], ['Requests may carry a code that only the user knows.', '利用者だけが知るコードをリクエストに含められるようにします。'], { synonyms: ['CIBA', 'user_code'] }),
    backchannelBindingMessageRequiredInFapi: field('endpoint', ['Require binding_message under FAPI', 'FAPI では binding_message を必須にする'], ['Requests under FAPI have to carry a message that both devices show.', 'FAPI のリクエストでは、両方の端末に表示するメッセージを必須とします。'], { synonyms: ['CIBA', 'binding_message'] }),
    backchannelAuthReqIdDuration: field('timing', ['Authentication Request ID Duration', '認証リクエスト ID の有効期間'], ['How long auth_req_id is good for.', 'auth_req_id の有効期間です。'], { synonyms: ['CIBA', 'auth_req_id', 'expires_in'] }),
    backchannelPollingInterval: field('timing', ['Polling Interval', 'ポーリング間隔'], ['Shortest time between two token requests.', 'トークンリクエストの最短の間隔です。'], { synonyms: ['CIBA', 'interval'] }),
  },
} satisfies PageText<typeof serviceCiba>;

export const device = {
  groups: {
    endpoint: group(['Device authorization', 'デバイス認可'], ['For devices without a keyboard (RFC 8628).', '入力が難しい機器のためのフローです (RFC 8628)。']),
    codes: group(['Codes', 'コード'], ['What the user has to type, and for how long.', '利用者が入力するコードの形式と有効期間です。']),
  },
  fields: {
    deviceAuthorizationEndpoint: field('endpoint', ['Device Authorization Endpoint URI', 'デバイス認可エンドポイント URI'], ['Published in the discovery document as device_authorization_endpoint.', 'ディスカバリー文書の device_authorization_endpoint として公開されます。'], { synonyms: ['device_authorization_endpoint', 'RFC 8628'] }),
    deviceVerificationUri: field('endpoint', ['Verification URI', '検証 URI'], ['The page at which the user types the code.', '利用者がコードを入力するページです。'], { synonyms: ['verification_uri'] }),
    deviceVerificationUriComplete: field('endpoint', ['Verification URI with Placeholder', 'プレースホルダー付き検証 URI'], ['The same page with a place for the user code, for QR codes.', 'ユーザーコードの埋め込み箇所を持つ検証 URI で、QR コードなどに使います。'], { synonyms: ['verification_uri_complete'] }),
    deviceFlowCodeDuration: field('codes', ['Code Duration', 'コードの有効期間'], ['How long device code and user code are good for.', 'デバイスコードとユーザーコードの有効期間です。'], { synonyms: ['expires_in', 'device_code'] }),
    deviceFlowPollingInterval: field('codes', ['Polling Interval', 'ポーリング間隔'], ['Shortest time between two token requests.', 'トークンリクエストの最短の間隔です。'], { synonyms: ['interval'] }),
    userCodeCharset: field('codes', ['User Code Characters', 'ユーザーコードの文字種'], ['Letters without vowels, or digits.', '母音を除く英字、または数字です。'], { synonyms: ['user_code'] }),
    userCodeLength: field('codes', ['User Code Length', 'ユーザーコードの長さ'], ['Number of characters; 0 takes the default.', '文字数です。0 は既定値を使います。'], { synonyms: ['user_code'] }),
  },
} satisfies PageText<typeof serviceDevice>;
