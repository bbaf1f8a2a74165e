import { both, type Bilingual } from './text.js';

/** A pair with a meaning that a scope can carry. */
export interface KnownScopeAttribute {
  readonly key: string;
  /** Absent: any positive number of seconds. */
  readonly value?: string;
  readonly label: Bilingual;
  /** Id of the profile that requests with such a scope are held to. */
  readonly profile?: string;
}

/** What the attribute editor offers; anything else is a free pair. */
export const knownScopeAttributes: readonly KnownScopeAttribute[] = [
  { key: 'fapi2', value: 'sp', label: both('FAPI 2.0 Security Profile', 'FAPI 2.0 セキュリティプロファイル'), profile: 'fapi2-security' },
  { key: 'fapi2', value: 'ms-authreq', label: both('FAPI 2.0 Message Signing: authorization requests', 'FAPI 2.0 メッセージ署名: 認可リクエスト'), profile: 'fapi2-message-signing' },
  { key: 'fapi2', value: 'ms-authres', label: both('FAPI 2.0 Message Signing: authorization responses', 'FAPI 2.0 メッセージ署名: 認可レスポンス'), profile: 'fapi2-message-signing' },
  { key: 'fapi2', value: 'ms-introres', label: both('FAPI 2.0 Message Signing: introspection responses', 'FAPI 2.0 メッセージ署名: イントロスペクション応答'), profile: 'fapi2-message-signing' },
  { key: 'fapi', value: 'rw', label: both('FAPI 1.0 read and write (Advanced)', 'FAPI 1.0 読み書き (アドバンスト)'), profile: 'fapi1-advanced' },
  { key: 'fapi', value: 'r', label: both('FAPI 1.0 read only (Baseline)', 'FAPI 1.0 読み取り専用 (ベースライン)'), profile: 'fapi1-baseline' },
  { key: 'access_token.duration', label: both('Lifetime of access tokens with this scope', 'このスコープのアクセストークンの有効期間') },
  { key: 'refresh_token.duration', label: both('Lifetime of refresh tokens with this scope', 'このスコープのリフレッシュトークンの有効期間') },
  { key: 'id_token.duration', label: both('Lifetime of ID tokens with this scope', 'このスコープの ID トークンの有効期間') },
];
