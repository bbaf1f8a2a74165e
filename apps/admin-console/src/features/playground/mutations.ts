import type { RuleId } from '@symbolon/engine';
import type { Draft } from './drafts';
import type { StepId } from './run';

/** One thing that is wrong with an otherwise good request, and the rule that it breaks. */
export interface Mutation {
  readonly id: string;
  readonly step: StepId;
  readonly label: readonly [en: string, ja: string];
  /** The clause under the FAPI 2.0 Security Profile. */
  readonly rule?: RuleId;
  /** The clause under FAPI 1.0 Advanced; other profiles have clauses of their own. */
  readonly fapi1?: RuleId;
  readonly change: (draft: Draft) => void;
  /** The draft must have this for the mutation to mean anything. */
  readonly wants?: 'assertion' | 'proof' | 'requestObject';
}

const parameter = (name: string, value: string | undefined) => (draft: Draft): void => {
  draft.parameters[name] = value;
};

const claim = (of: 'assertion' | 'proof' | 'requestObject', name: string, value: unknown) => (draft: Draft): void => {
  const claims = draft[of]?.claims;
  if (claims === undefined) return;
  if (value === undefined) Reflect.deleteProperty(claims, name);
  else claims[name] = value;
};

const header = (of: 'assertion' | 'proof' | 'requestObject', name: string, value: unknown) => (draft: Draft): void => {
  const own = draft[of]?.header;
  if (own === undefined) return;
  if (value === undefined) Reflect.deleteProperty(own, name);
  else own[name] = value;
};

const ago = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;

/** Changed values are made when the mutation is applied, so that times are right. */
const at = (of: 'assertion' | 'proof' | 'requestObject', name: string, value: () => unknown) => (draft: Draft): void => claim(of, name, value())(draft);

const broken = (of: 'assertion' | 'proof' | 'requestObject') => (draft: Draft): void => {
  const own = draft[of];
  if (own !== undefined) own.broken = true;
};

/** What "Break it" offers. */
export const mutations: readonly Mutation[] = [
  { id: 'plain-pkce', step: 'par', label: ['PKCE with the plain method', 'PKCE に plain を使う'], rule: 'FAPI2-SP-FINAL-5.3.2.2-5', change: parameter('code_challenge_method', 'plain') },
  { id: 'no-pkce', step: 'par', label: ['No PKCE', 'PKCE なし'], rule: 'FAPI2-SP-FINAL-5.3.2.2-5', change: (draft) => { parameter('code_challenge', undefined)(draft); parameter('code_challenge_method', undefined)(draft); } },
  { id: 'http-redirect', step: 'par', label: ['A redirect URI with http', 'http のリダイレクト URI'], rule: 'FAPI2-SP-FINAL-5.3.2.2-8', change: parameter('redirect_uri', 'http://client.example.org/cb') },
  { id: 'no-redirect', step: 'par', label: ['No redirect URI', 'リダイレクト URI なし'], change: parameter('redirect_uri', undefined) },
  { id: 'implicit', step: 'par', label: ['Response type token', 'レスポンスタイプ token'], rule: 'FAPI2-SP-FINAL-5.3.2.2-1', change: parameter('response_type', 'token') },
  { id: 'assertion-aud', step: 'par', wants: 'assertion', label: ['The client assertion is for another server', 'クライアントアサーションの aud が別のサーバー'], rule: 'FAPI2-SP-FINAL-5.3.2.1-8', change: claim('assertion', 'aud', 'https://other.example.com') },
  { id: 'assertion-aud-array', step: 'par', wants: 'assertion', label: ['aud of the client assertion is an array', 'クライアントアサーションの aud が配列'], rule: 'FAPI2-SP-FINAL-5.3.2.1-8', change: (draft) => claim('assertion', 'aud', [draft.assertion?.claims['aud']])(draft) },
  { id: 'assertion-expired', step: 'par', wants: 'assertion', label: ['The client assertion has expired', 'クライアントアサーションの期限切れ'], change: at('assertion', 'exp', () => ago(300)) },
  { id: 'assertion-none', step: 'par', wants: 'assertion', label: ['The client assertion is not signed', '署名のないクライアントアサーション'], change: header('assertion', 'alg', 'none') },
  { id: 'assertion-signature', step: 'par', wants: 'assertion', label: ['A broken signature on the client assertion', 'クライアントアサーションの署名が不正'], change: broken('assertion') },
  { id: 'no-assertion', step: 'par', wants: 'assertion', label: ['No client authentication', 'クライアント認証なし'], rule: 'FAPI2-SP-FINAL-5.3.2.1-6', change: (draft) => { draft.assertion = undefined; } },
  { id: 'request-exp', step: 'par', wants: 'requestObject', label: ['The request object has no exp', 'リクエストオブジェクトに exp がない'], fapi1: 'FAPI1-ADV-5.2.2-13', change: claim('requestObject', 'exp', undefined) },
  { id: 'request-nbf', step: 'par', wants: 'requestObject', label: ['nbf of the request object is 70 minutes ago', 'リクエストオブジェクトの nbf が 70 分前'], fapi1: 'FAPI1-ADV-5.2.2-17', change: at('requestObject', 'nbf', () => ago(4_200)) },
  { id: 'request-aud', step: 'par', wants: 'requestObject', label: ['The request object is for another server', 'リクエストオブジェクトの aud が別のサーバー'], fapi1: 'FAPI1-ADV-5.2.2-15', change: claim('requestObject', 'aud', 'https://other.example.com') },
  { id: 'request-signature', step: 'par', wants: 'requestObject', label: ['A broken signature on the request object', 'リクエストオブジェクトの署名が不正'], change: broken('requestObject') },
  { id: 'no-request-object', step: 'par', wants: 'requestObject', label: ['Parameters without a request object', 'リクエストオブジェクトを使わない'], fapi1: 'FAPI1-ADV-5.2.2-1', change: (draft) => { draft.requestObject = undefined; } },
  { id: 'other-request-uri', step: 'authorize', label: ['A request_uri that was never given', '発行されていない request_uri'], change: parameter('request_uri', 'urn:ietf:params:oauth:request_uri:unknown') },
  { id: 'without-par', step: 'authorize', label: ['Parameters in the query, no PAR', 'PAR を使わずクエリーにパラメーターを並べる'], rule: 'FAPI2-SP-FINAL-5.3.2.2-3', change: (draft) => { Object.assign(draft.parameters, { request_uri: undefined, response_type: 'code', scope: 'openid' }); } },
  { id: 'no-verifier', step: 'token', label: ['No code_verifier', 'code_verifier なし'], change: parameter('code_verifier', undefined) },
  { id: 'wrong-verifier', step: 'token', label: ['A wrong code_verifier', 'code_verifier が違う'], change: parameter('code_verifier', 'wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong') },
  { id: 'no-proof', step: 'token', wants: 'proof', label: ['No DPoP proof', 'DPoP 証明なし'], rule: 'FAPI2-SP-FINAL-5.3.2.1-4', change: (draft) => { draft.proof = undefined; } },
  { id: 'proof-htu', step: 'token', wants: 'proof', label: ['The DPoP proof is for another URL', 'DPoP 証明の htu が違う'], change: claim('proof', 'htu', 'https://other.example.com/token') },
  { id: 'proof-iat', step: 'token', wants: 'proof', label: ['The DPoP proof is an hour old', 'DPoP 証明が 1 時間前のもの'], change: at('proof', 'iat', () => ago(3_600)) },
  { id: 'proof-typ', step: 'token', wants: 'proof', label: ['The DPoP proof has another typ', 'DPoP 証明の typ が違う'], change: header('proof', 'typ', 'jwt') },
  { id: 'introspection-htm', step: 'introspection', wants: 'proof', label: ['The DPoP proof is for POST', 'DPoP 証明の htm が POST'], change: claim('proof', 'htm', 'POST') },
  { id: 'introspection-ath', step: 'introspection', wants: 'proof', label: ['The DPoP proof is for another token', 'DPoP 証明の ath が別のトークン'], change: claim('proof', 'ath', 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo') },
  { id: 'introspection-no-proof', step: 'introspection', wants: 'proof', label: ['No DPoP proof at the resource', 'リソースで DPoP 証明なし'], change: (draft) => { draft.proof = undefined; } },
];

/** Without PAR the authorization request itself is what can be broken. */
const isAt = (mutation: Mutation, step: StepId, pushed: boolean): boolean =>
  (pushed || step !== 'authorize' ? mutation.step === step : mutation.step === 'par');

/** The mutations that a request can be given. */
export const mutationsFor = (step: StepId, draft: Draft | undefined, pushed = true): readonly Mutation[] =>
  mutations.filter((mutation) => isAt(mutation, step, pushed) && (mutation.wants === undefined || draft?.[mutation.wants] !== undefined));
