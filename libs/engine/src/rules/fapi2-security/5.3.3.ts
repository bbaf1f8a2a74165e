import { registersMethodOf } from '../../checks/registered-authentication.js';
import { settingsBindTokens } from '../../checks/sender-constraint.js';
import { clientHolds, together } from '../../checks/settings.js';
import { defineRules } from '../rule.js';
import { authenticationMethods, bounds } from './values.js';

// FAPI 2.0 Security Profile, 5.3.3 Requirements for clients

const inside = 'It happens inside the client; its requests do not show it.';

export const fapi2Security_5_3_3_1 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.3.3.1-1', level: 'shall',
    demands: { en: 'The client binds its access tokens to a DPoP key or a certificate.', ja: 'クライアントはアクセストークンを DPoP の鍵または証明書に紐付ける。' },
    client: { settings: ['dpopRequired', 'tlsClientCertificateBoundAccessTokens'], check: settingsBindTokens } },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-2', level: 'shall',
    demands: { en: 'The client authenticates itself with a certificate or with a JWT signed by its own key.', ja: 'クライアントは証明書、または自身の鍵で署名した JWT で認証される。' },
    client: registersMethodOf(authenticationMethods) },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-3', level: 'shall',
    demands: { en: 'Access tokens travel in the Authorization header.', ja: 'アクセストークンは Authorization ヘッダーで送る。' }, outOfScope: 'The resource server sees the header; it asks here about the bare token.' },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-4', level: 'shall',
    demands: { en: 'The client redirects nobody to a place that others choose.', ja: 'クライアントは他者が選んだ宛先へリダイレクトしない。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-5', level: 'shall',
    demands: { en: 'The client puts the issuer into the aud of its assertions, as a string.', ja: 'クライアントはアサーションの aud に発行者識別子を文字列で入れる。' },
    byConstruction: 'FAPI2-SP-FINAL-5.3.2.1-8 refuses every other audience.' },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-6', level: 'shall',
    demands: { en: 'The client can use refresh tokens, also when they are rotated.', ja: 'クライアントはローテーションの場合も含めリフレッシュトークンを扱える。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-7', level: 'shall',
    demands: { en: 'A client with a certificate goes to the mutual-TLS addresses of the metadata.', ja: '証明書を使うクライアントはメタデータの相互 TLS 用エンドポイントを使う。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-8', level: 'shall',
    demands: { en: 'A client with DPoP can use nonces of the server.', ja: 'DPoP を使うクライアントはサーバーの nonce を扱える。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-9', level: 'shall',
    demands: { en: 'The client takes endpoints from the metadata document alone.', ja: 'クライアントはエンドポイントをメタデータ文書からのみ取得する。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-10', level: 'shall',
    demands: { en: 'The client knows the issuer from a trustworthy source, untampered.', ja: 'クライアントは信頼できる経路で改竄されていない発行者識別子を得る。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-11', level: 'shall',
    demands: { en: 'The client sees to it that the metadata name the issuer that it asked.', ja: 'クライアントはメタデータの issuer が問い合わせ先と一致することを確かめる。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-12', level: 'shall',
    demands: { en: 'The client starts a flow only when its user wants that, safe from forged requests.', ja: 'クライアントはユーザーの意思に基づき、偽造されない形でフローを開始する。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.1-13', level: 'should',
    demands: { en: 'The client asks for no more than it needs.', ja: 'クライアントは必要以上の権限を求めない。' }, outOfScope: 'What a client needs is known to its makers.' },
);

export const fapi2Security_5_3_3_2 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.3.3.2-1', level: 'shall',
    demands: { en: 'The client uses the authorization code grant.', ja: 'クライアントは認可コードグラントを使う。' },
    client: together(clientHolds('grantTypes', 'AUTHORIZATION_CODE'), clientHolds('responseTypes', 'CODE')) },
  { id: 'FAPI2-SP-FINAL-5.3.3.2-2', level: 'shall',
    demands: { en: 'The client pushes its authorization requests.', ja: 'クライアントは認可リクエストをプッシュする。' }, byConstruction: 'FAPI2-SP-FINAL-5.3.2.2-3 refuses every other.' },
  { id: 'FAPI2-SP-FINAL-5.3.3.2-3', level: 'shall',
    demands: { en: 'The client uses PKCE with S256.', ja: 'クライアントは S256 の PKCE を使う。' }, byConstruction: 'FAPI2-SP-FINAL-5.3.2.2-5 refuses anything else.' },
  { id: 'FAPI2-SP-FINAL-5.3.3.2-4', level: 'shall',
    demands: { en: 'Each request has a challenge of its own, tied to the browser that started it.', ja: 'チャレンジはリクエストごとに作られ、開始したブラウザーに結び付けられる。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.2-5', level: 'shall',
    demands: { en: 'The client compares the iss of each answer with the server that it asked.', ja: 'クライアントは応答の iss を問い合わせ先のサーバーと照合する。' }, outOfScope: inside },
  { id: 'FAPI2-SP-FINAL-5.3.3.2-6', level: 'shall',
    demands: { en: 'The authorization endpoint gets client_id and request_uri; all else was pushed.', ja: '認可エンドポイントには client_id と request_uri だけを送り、他はすべてプッシュする。' },
    byConstruction: 'facts/gather-authorization.ts reads the pushed parameters; what else stands in the URL has no effect.' },
  { id: 'FAPI2-SP-FINAL-5.3.3.2-7', level: 'should',
    demands: { en: `The client keeps its nonces to ${bounds.nonceLength} characters.`, ja: `クライアントの nonce は ${bounds.nonceLength} 文字以内にとどめる。` },
    outOfScope: 'An advice for the sake of other servers; longer ones work here.' },
);
