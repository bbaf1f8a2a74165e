import { defineRules } from '../rule.js';
import { vacant } from '../vacant.js';

// FAPI 1.0 Part 1 Baseline, 6.2.1 Protected resources provisions: what introspection does for them

const atTheResource = 'Requests and answers of the resource server do not pass through here; it asks about the bare token.';
const ofResource = (item: number, en: string, ja: string, level: 'shall' | 'should' = 'shall') => ({ id: `FAPI1-BASE-6.2.1-${item}`, level, demands: { en, ja }, outOfScope: atTheResource } as const);

export const fapi1Baseline_6_2_1 = defineRules(
  ofResource(1, 'Resources can be read with GET.', 'リソースは GET で取得できる。'),
  ofResource(2, 'Access tokens are taken from the Authorization header.', 'アクセストークンは Authorization ヘッダーから受け取る。'),
  ofResource(3, 'Access tokens are not taken from a URL.', 'URL 中のアクセストークンは受け付けない。'),
  { id: 'FAPI1-BASE-6.2.1-4', level: 'shall',
    demands: { en: 'A token counts only while it is unexpired and unrevoked.', ja: 'トークンは期限内で、失効していない場合にのみ有効である。' },
    byConstruction: 'The rules of rules/oauth2/introspection.ts (tokenValidity) judge both on every call.' },
  { id: 'FAPI1-BASE-6.2.1-5', level: 'shall',
    demands: { en: 'A token opens only what its scopes cover.', ja: 'トークンで利用できるのはスコープの範囲に限る。' },
    byConstruction: 'The rules of rules/oauth2/introspection.ts (tokenSufficiency) compare the scopes that the resource server names.' },
  { id: 'FAPI1-BASE-6.2.1-6', level: 'shall',
    demands: { en: 'The resource server learns for whom a token stands.', ja: 'リソースサーバーはトークンが表す主体を知る。' },
    byConstruction: 'operations/introspection.ts answers with the user and the client of the token.' },
  ofResource(7, 'Only what token and scope allow is returned; all else is an error of RFC 6750.', 'トークンとスコープが許すものだけを返し、それ以外は RFC 6750 のエラーとする。'),
  ofResource(8, 'Answers are written in UTF-8.', '応答は UTF-8 で符号化する。'),
  ofResource(9, 'Answers say that they are JSON.', '応答は JSON であることを Content-Type で示す。'),
  ofResource(10, 'Answers carry the time of the server.', '応答はサーバーの日時を Date ヘッダーに含む。'),
  ofResource(11, 'Answers carry the interaction id of the request, or a new one.', '応答は x-fapi-interaction-id を返す。'),
  ofResource(12, 'The interaction id is logged.', 'x-fapi-interaction-id をログに残す。'),
  ofResource(13, 'A request is not refused for the IP address of the customer in its header.', '顧客の IP アドレスを含むヘッダーを理由に拒否しない。'),
  ofResource(14, 'Scripts in browsers are served by CORS where they are to have access.', 'JavaScript クライアントに提供する場合は CORS などに対応する。', 'should'),
);

// 6.2.2 Client provisions

const free = 'The header goes to the resource server.';

export const fapi1Baseline_6_2_2 = defineRules(
  { id: 'FAPI1-BASE-6.2.2-1', level: 'shall', demands: { en: 'The client sends access tokens in the Authorization header.', ja: 'クライアントはアクセストークンを Authorization ヘッダーで送る。' }, outOfScope: atTheResource },
  vacant('FAPI1-BASE-6.2.2-2'),
  { id: 'FAPI1-BASE-6.2.2-3', level: 'may', demands: { en: 'The client may tell when its customer last logged in.', ja: 'クライアントは顧客の最終ログイン日時を送ってもよい。' }, outOfScope: free },
  { id: 'FAPI1-BASE-6.2.2-4', level: 'may', demands: { en: 'The client may tell the IP address of its customer.', ja: 'クライアントは顧客の IP アドレスを送ってもよい。' }, outOfScope: free },
  { id: 'FAPI1-BASE-6.2.2-5', level: 'may', demands: { en: 'The client may name the interaction, with a UUID.', ja: 'クライアントは UUID で x-fapi-interaction-id を送ってもよい。' }, outOfScope: free },
);
