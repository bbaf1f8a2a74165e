import { storedOnly } from '../compatibility/stored.js';
import type { SubjectName } from './pages.js';
import { both, type Bilingual } from './text.js';

/** The reasons of the compatibility page in Japanese. */
export const reasonsInJapanese: Readonly<Record<string, string>> = {
  'CIBA (decoupled authentication) is not there': 'CIBA (分離型の認証) には対応していません',
  'the device flow is not there': 'デバイスフローには対応していません',
  'dynamic client registration is not there': '動的クライアント登録には対応していません',
  'OpenID Federation is not there': 'OpenID Federation には対応していません',
  'grant management is not there': 'グラント管理には対応していません',
  'credential issuance (OpenID4VCI) is not there': 'クレデンシャルの発行 (OpenID4VCI) には対応していません',
  'Identity Assurance (verified and transformed claims) is not there': '身元保証 (検証済み・変換クレーム) には対応していません',
  'token exchange is not there': 'トークン交換には対応していません',
  'the JWT bearer grant is not there': 'JWT ベアラーグラントには対応していません',
  'Native SSO is not there': 'ネイティブ SSO には対応していません',
  'HTTP message signatures are not there': 'HTTP メッセージ署名には対応していません',
  'client ID metadata documents are not there': 'クライアント ID メタデータ文書には対応していません',
  'client attestation is not there': 'クライアントアテステーションには対応していません',
  'SPIFFE client authentication is not there': 'SPIFFE によるクライアント認証には対応していません',
  'the HAIP profile is not there': 'HAIP プロファイルには対応していません',
  'keys stay in the database, sealed under the master key; there is no HSM': '鍵はマスターキーで暗号化してデータベースに保存します。HSM には対応していません',
  'tokens are made one by one': 'トークンは一つずつ発行されます',
  'endpoints hosted by the vendor of the reference; it has no counterpart here': '元の製品のベンダーが提供するエンドポイントの設定で、本サーバーには対応するものがありません',
  'of API 2.x before front ends had pages of their own; authentication is the business of the front end': '2.x の古い API の設定です。認証はフロントエンドが行います',
  'for front ends and people; the engine has no use for it': 'フロントエンドや人のための情報で、エンジンは使いません',
  'clients are not counted by developer': '開発者ごとのクライアント数は数えません',
  'a client always names itself at the token endpoint': 'クライアントはトークンエンドポイントで必ず名乗る必要があります',
};

const stored: Readonly<Record<SubjectName, ReadonlyMap<string, string>>> = { service: storedOnly.Service, client: storedOnly.Client };

/** Why a property is kept and given back, but read by nothing; undefined when it is in force. */
export function storedReason(subject: SubjectName, key: string): Bilingual | undefined {
  const reason = stored[subject].get(key);
  return reason === undefined ? undefined : both(reason, reasonsInJapanese[reason] ?? reason);
}
