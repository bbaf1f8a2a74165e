import type { serviceAuthorization } from '../../settings/service-endpoints.js';
import { effect, field, group, type PageText } from '../text.js';

export const authorization = {
  groups: {
    endpoint: group(['Authorization endpoint', '認可エンドポイント'], ['Where users are sent, and how the answer comes back.', '利用者を送る先と、応答の返し方です。']),
    pkce: group(['PKCE', 'PKCE'], ['Binds a code to the client that asked for it (RFC 7636).', '認可コードを、それを要求したクライアントに結び付けます (RFC 7636)。']),
    durations: group(['Lifetimes', '有効期間'], ['How long codes and signed responses are good for.', '認可コードと署名付き応答の有効期間です。']),
    user: group(['Interaction with the user', '利用者とのやり取り'], ['What authentication requests may ask for.', '認証リクエストで求められる内容です。']),
  },
  fields: {
    authorizationEndpoint: field('endpoint', ['Authorization Endpoint URL', '認可エンドポイントURL'], ['Published in the discovery document as authorization_endpoint.', 'ディスカバリー文書の authorization_endpoint として公開されます。'],
      { synonyms: ['authorization_endpoint'], v2: '認可 > 認可エンドポイント > 認可エンドポイントの URI' }),
    directAuthorizationEndpointEnabled: field('endpoint', ['Direct Authorization Endpoint', '直接認可エンドポイント'], ['The vendor-hosted endpoint of the original product. Here the hosted endpoints of this server take its place.', '元の製品でベンダーが提供するエンドポイントの設定です。本サーバーでは独自のエンドポイントがその役割を担います。']),
    issSuppressed: field('endpoint', ['iss Response Parameter', '発行者識別レスポンスパラメーター'], ['Whether authorization responses name the issuer (RFC 9207), which keeps a client with several servers from mixing them up.', '認可レスポンスに発行者を示す iss を含めるかどうかです (RFC 9207)。複数の認可サーバーを使うクライアントの取り違えを防ぎます。'], {
      synonyms: ['iss', 'RFC 9207', 'mix-up', 'iss レスポンスパラメーター'],
      v2: '認可 > 認可エンドポイント > iss レスポンスパラメーター',
      inverted: true,
      effects: [
        effect(false, ['Included', '含める'], ['3.0: Included', '2.x: 含める / 3.0: 無効']),
        effect(true, ['Omitted', '含めない'], ['3.0: Not included', '2.x: 含めない / 3.0: 有効']),
      ],
    }),
    loopbackRedirectionUriVariable: field('endpoint', ['Loopback Redirect URI', 'ループバックリダイレクト URI'], ['Which ports a redirect URI at localhost, 127.0.0.1 or ::1 may have. Native clients get theirs from the system (RFC 8252).', 'localhost、127.0.0.1、::1 へのリダイレクト URI に認めるポートです。ネイティブクライアントのポートは実行時に決まります (RFC 8252)。'], {
      synonyms: ['RFC 8252', 'native', 'redirect_uri', 'リダイレクション URI の可変性'],
      v2: '認可 > 認可エンドポイント > リダイレクション URI の可変性',
      effects: [
        effect(true, ['Any port', '任意のポート'], ['3.0: Enabled', '2.x: 可変 / 3.0: 有効']),
        effect(false, ['The registered port only', '登録したポートのみ'], ['3.0: Disabled', '2.x: 不変 / 3.0: 無効']),
      ],
    }),
    scopeRequired: field('endpoint', ['Require scope', 'scope を必須にする'], ['Refuses requests that name no scope where no scope is granted by default.', 'scope の指定がなく、デフォルトのスコープもないリクエストを拒否します。'], { synonyms: ['scope'] }),
    pkceRequired: field('pkce', ['Require PKCE', 'PKCE を必須にする'], ['Every authorization code flow needs a code_challenge.', '認可コードフローでは必ず code_challenge を求めます。'], { synonyms: ['code_challenge', 'RFC 7636'] }),
    pkceS256Required: field('pkce', ['Require S256', 'S256 を必須にする'], ['Where PKCE is used, only the method S256 is good enough.', 'PKCE を使う場合、方式は S256 だけを認めます。'], { synonyms: ['code_challenge_method'] }),
    authorizationCodeDuration: field('durations', ['Authorization Code Duration', '認可コードの有効期間'], ['FAPI 2.0 asks for 60 seconds at most; 0 stands for 60.', 'FAPI 2.0 では 60 秒以下が必要です。0 は 60 秒を意味します。'], { synonyms: ['code'] }),
    authorizationResponseDuration: field('durations', ['Authorization Response Duration', '認可レスポンスの有効期間'], ['Lifetime of signed authorization responses (JARM); 0 stands for 600.', '署名付き認可レスポンス (JARM) の有効期間です。0 は 600 秒を意味します。'], { synonyms: ['JARM', 'exp'] }),
    supportedAcrs: field('user', ['Supported Authentication Context Class References', 'サポートする認証コンテキストクラス (acr)'], ['Levels of authentication that the sign-in can reach, best first.', 'サインインで到達できる認証の水準です。'], { synonyms: ['acr', 'acr_values_supported'] }),
    supportedPromptValues: field('user', ['Supported Prompt Values', 'サポートする prompt の値'], ['What clients may send as prompt.', 'クライアントが prompt に指定できる値です。'], { synonyms: ['prompt', 'prompt_values_supported'] }),
    supportedDisplays: field('user', ['Supported Displays', 'サポートする表示形式'], ['How pages can be shown to the user.', '利用者に画面を表示する方法です。'], { synonyms: ['display', 'display_values_supported'] }),
    supportedUiLocales: field('user', ['Supported UI Locales', 'サポートする画面の言語'], ['Language tags of the pages, such as en or ja.', '画面の言語を en や ja のような言語タグで指定します。'], { synonyms: ['ui_locales', 'ui_locales_supported'] }),
  },
} satisfies PageText<typeof serviceAuthorization>;
