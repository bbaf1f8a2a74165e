import { registersMethodOf } from '../../checks/registered-authentication.js';
import { defineRules } from '../rule.js';
import { vacant } from '../vacant.js';
import { notApplicable } from '../verdict.js';
import { authenticationMethods, bounds } from './values.js';

// FAPI 1.0 Part 1 Baseline, 5.2.3 Public client

const inside = 'It happens inside the client; its requests do not show it.';

export const fapi1Baseline_5_2_3 = defineRules(
  { id: 'FAPI1-BASE-5.2.3-1', level: 'shall', demands: { en: 'The client uses PKCE.', ja: 'クライアントは PKCE を使う。' }, byConstruction: 'The PKCE rules of the profile refuse a request without it.' },
  { id: 'FAPI1-BASE-5.2.3-2', level: 'shall', demands: { en: 'Its challenges are made with S256.', ja: 'チャレンジは S256 で作られる。' }, byConstruction: 'The PKCE rules of the profile refuse any other method.' },
  { id: 'FAPI1-BASE-5.2.3-3', level: 'shall',
    demands: { en: 'Each server that the client talks to has a redirect URI of its own.', ja: 'クライアントは認可サーバーごとに別のリダイレクト URI を使う。' }, outOfScope: inside },
  { id: 'FAPI1-BASE-5.2.3-4', level: 'shall',
    demands: { en: 'The client sees to it that an answer arrives where its request said.', ja: 'クライアントは応答を受けた URI がリクエストのものと同じことを確かめる。' }, outOfScope: inside },
  vacant('FAPI1-BASE-5.2.3-5'),
  { id: 'FAPI1-BASE-5.2.3-6', level: 'shall', demands: { en: 'The client is safe from forged requests.', ja: 'クライアントは CSRF から守られている。' }, outOfScope: inside },
  { id: 'FAPI1-BASE-5.2.3-7', level: 'shall',
    demands: { en: 'A client that wants to know the user again asks for openid.', ja: 'ユーザーを継続的に識別したいクライアントは openid を要求する。' }, outOfScope: 'What a client wants to know is known to its makers; without openid it gets no ID token.' },
  { id: 'FAPI1-BASE-5.2.3-8', level: 'shall', demands: { en: 'Such a request has a nonce.', ja: 'その場合のリクエストは nonce を含む。' }, byConstruction: 'FAPI1-BASE-5.2.2.2-1 refuses it otherwise.' },
  { id: 'FAPI1-BASE-5.2.3-9', level: 'shall', demands: { en: 'A request without openid has a state.', ja: 'openid のないリクエストは state を含む。' }, byConstruction: 'FAPI1-BASE-5.2.2.3-1 refuses it otherwise.' },
  { id: 'FAPI1-BASE-5.2.3-10', level: 'shall',
    demands: { en: 'The client does not accept more scopes than it asked for.', ja: 'クライアントは要求した以上のスコープを受け入れない。' }, outOfScope: inside },
  { id: 'FAPI1-BASE-5.2.3-11', level: 'shall',
    demands: { en: 'The client takes metadata from the well-known document alone.', ja: 'クライアントはメタデータを well-known の文書からのみ取得する。' }, outOfScope: inside },
);

// 5.2.4 Confidential client

const isPublic = notApplicable('the client is public');

export const fapi1Baseline_5_2_4 = defineRules(
  { id: 'FAPI1-BASE-5.2.4-1', level: 'shall',
    demands: { en: 'A confidential client is registered with one of the demanded ways to authenticate.', ja: 'コンフィデンシャルクライアントは求められる認証方式のいずれかで登録されている。' },
    client: registersMethodOf(authenticationMethods, ({ clientType }) => (clientType === 'PUBLIC' ? isPublic : undefined)) },
  { id: 'FAPI1-BASE-5.2.4-2', level: 'shall',
    demands: { en: `Its RSA keys have ${bounds.rsaBits} bits or more.`, ja: `クライアントの RSA 鍵は ${bounds.rsaBits} ビット以上である。` }, byConstruction: 'FAPI1-BASE-5.2.2-5 measures them.' },
  { id: 'FAPI1-BASE-5.2.4-3', level: 'shall',
    demands: { en: `Its keys on elliptic curves have ${bounds.ecBits} bits or more.`, ja: `クライアントの楕円曲線鍵は ${bounds.ecBits} ビット以上である。` }, byConstruction: 'FAPI1-BASE-5.2.2-6 measures them.' },
  { id: 'FAPI1-BASE-5.2.4-4', level: 'shall',
    demands: { en: `The client sees to it that its secret has ${bounds.secretBits} bits or more.`, ja: `クライアントは自身のシークレットが ${bounds.secretBits} ビット以上であることを確かめる。` },
    byConstruction: 'FAPI1-BASE-5.2.2-3 wants twice as much.' },
);
