import { registersMethodOf } from '../../checks/registered-authentication.js';
import { defineRules } from '../rule.js';
import { vacant } from '../vacant.js';
import { notApplicable } from '../verdict.js';
import { authenticationMethods } from './values.js';

// FAPI 1.0 Part 2 Advanced, 5.2.3 Confidential client

const inside = 'It happens inside the client; its requests do not show it.';
const isPublic = notApplicable('the client is public');
const kept = (item: number, en: string, ja: string, byConstruction: string) => ({ id: `FAPI1-ADV-5.2.3-${item}`, level: 'shall', demands: { en, ja }, byConstruction } as const);

export const fapi1Advanced_5_2_3 = defineRules(
  { id: 'FAPI1-ADV-5.2.3-1', level: 'shall',
    demands: { en: 'The client can bind tokens to its certificate, and authenticates itself in one of the demanded ways.', ja: 'クライアントは証明書にトークンを紐付けることができ、求められる方式で認証される。' },
    client: registersMethodOf(authenticationMethods, ({ clientType }) => (clientType === 'PUBLIC' ? isPublic : undefined)),
    byConstruction: 'FAPI1-ADV-5.2.2-5 and RFC8705-3-certificate refuse token requests without the certificate.' },
  kept(2, 'The client sends request objects.', 'クライアントはリクエストオブジェクトを送る。', 'FAPI1-ADV-5.2.2-1 refuses every other request.'),
  { id: 'FAPI1-ADV-5.2.3-3', level: 'shall',
    demands: { en: 'The client sees to it that the user logged in reliably enough for its purpose.', ja: 'クライアントは目的に見合った保証レベルの認証を確保する。' }, outOfScope: 'The client reads acr in the ID token; FAPI-RW-5.2.3-3 holds where the second draft applies.' },
  vacant('FAPI1-ADV-5.2.3-4', '5.2.3.1'),
  vacant('FAPI1-ADV-5.2.3-5'),
  vacant('FAPI1-ADV-5.2.3-6'),
  vacant('FAPI1-ADV-5.2.3-7', '5.2.3.1'),
  kept(8, 'All parameters stand in the request object.', 'すべてのパラメーターをリクエストオブジェクトに入れる。', 'FAPI1-ADV-5.2.2-10: nothing beside it counts.'),
  { id: 'FAPI1-ADV-5.2.3-9', level: 'shall',
    demands: { en: 'Where nothing was pushed, response_type, client_id and scope stand beside the request object too.', ja: 'プッシュしない場合、response_type・client_id・scope をリクエストオブジェクトの外にも置く。' },
    outOfScope: 'It serves servers that follow OpenID Connect Core; there OIDCC-6.1-response_type and OIDCC-6.1-scope demand it, under RFC 9101 nothing reads them.' },
  kept(10, 'The request object names the issuer as its audience.', 'リクエストオブジェクトの aud は発行者識別子である。', 'FAPI1-ADV-5.2.2-15 refuses every other audience.'),
  kept(11, 'The request object lives 60 minutes at most.', 'リクエストオブジェクトの有効期間は最長 60 分である。', 'FAPI1-ADV-5.2.2-13 refuses longer ones.'),
  vacant('FAPI1-ADV-5.2.3-12', '5.2.3.1'),
  vacant('FAPI1-ADV-5.2.3-13', '5.2.3.1'),
  kept(14, 'The request object has an nbf.', 'リクエストオブジェクトは nbf を含む。', 'FAPI1-ADV-5.2.2-17 refuses it otherwise.'),
  kept(15, 'A client that pushes uses PKCE with S256.', 'プッシュするクライアントは S256 の PKCE を使う。', 'FAPI1-ADV-5.2.2-18 refuses it otherwise.'),
  kept(16, 'A client that pushed names itself at the authorization endpoint, too.', 'プッシュしたクライアントは認可エンドポイントでも client_id を送る。', 'RFC6749-2.2-named refuses it otherwise.'),
);

// 5.2.3.1 ID Token as detached signature

export const fapi1Advanced_5_2_3_1 = defineRules(
  { id: 'FAPI1-ADV-5.2.3.1-1', level: 'shall', demands: { en: 'The client asks for openid.', ja: 'クライアントは openid を要求する。' }, byConstruction: 'OAuth2-RT-3-openid refuses an ID token without it.' },
  { id: 'FAPI1-ADV-5.2.3.1-2', level: 'shall', demands: { en: 'The client wants signed ID tokens.', ja: 'クライアントは署名付き ID トークンを求める。' }, byConstruction: 'OIDCC-2-signed refuses a client registered otherwise.' },
  { id: 'FAPI1-ADV-5.2.3.1-3', level: 'shall', demands: { en: 'The client checks the answer against the ID token.', ja: 'クライアントは ID トークンで応答の改竄を検証する。' }, outOfScope: inside },
  { id: 'FAPI1-ADV-5.2.3.1-4', level: 'shall', demands: { en: 'The client checks the hash of its state.', ja: 'クライアントは s_hash を検証する。' }, outOfScope: inside },
  { id: 'FAPI1-ADV-5.2.3.1-5', level: 'shall', demands: { en: 'The client can read ID tokens that are signed, and those that are encrypted as well.', ja: 'クライアントは署名のみの ID トークンも、署名後に暗号化されたものも扱える。' }, outOfScope: inside },
);

// 5.2.3.2 JARM

export const fapi1Advanced_5_2_3_2 = defineRules(
  { id: 'FAPI1-ADV-5.2.3.2-1', level: 'shall', demands: { en: 'The client checks answers in a JWT as JARM has it.', ja: 'クライアントは JARM に従って応答を検証する。' }, outOfScope: inside },
);
