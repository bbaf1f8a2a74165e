import { kidsDiffer } from '../../checks/jwk-set.js';
import { eachIsSigned, eachIsSignedWith, errorsOfJwts, noneIsEncryptedWith, type JwtKind } from '../../checks/jwt-algorithms.js';
import { eitherWay } from '../../checks/request-object-lifetime.js';
import { areHttps } from '../../checks/settings.js';
import { accessTokenAlgorithm, registeredAlgorithms, unsignedNowhere, withoutPkcs1Encryption } from '../../checks/signing-settings.js';
import type { Facts } from '../../facts/facts.js';
import type { Client } from '../../model/client.js';
import type { ResultCode } from '../../model/result-code.js';
import type { Service } from '../../model/service.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { algorithms } from './values.js';

// FAPI 1.0 Part 2 Advanced, 8.5 TLS considerations

const inFront = 'TLS connections end in front of this server or in the listener that the operator sets up; requests do not show it.';

export const fapi1Advanced_8_5 = defineRules(
  { id: 'FAPI1-ADV-8.5-1', level: 'shall', demands: { en: 'Below TLS 1.3, four cipher suites with RSA and AES-GCM are allowed and no others.', ja: 'TLS 1.3 未満では RSA と AES-GCM による 4 つの暗号スイートだけを許す。' }, outOfScope: inFront },
  { id: 'FAPI1-ADV-8.5-2', level: 'may', demands: { en: 'The authorization endpoint may allow more of them for the sake of browsers.', ja: '認可エンドポイントではブラウザーのために他の暗号スイートを許してもよい。' }, outOfScope: inFront },
  { id: 'FAPI1-ADV-8.5-3', level: 'shall', demands: { en: 'Diffie-Hellman over finite fields uses 2048 bits or more.', ja: '有限体 DH の鍵は 2048 ビット以上である。' }, outOfScope: inFront },
);

// 8.6 Algorithm considerations

const at = ['par', 'authorization', 'token', 'userinfo', 'standardIntrospection', 'revocation'] as const;
type Codes = Readonly<Record<JwtKind, (f: Facts) => ResultCode>>;
const always = (code: ResultCode) => () => code;
const atToken = (code: ResultCode, otherwise: ResultCode) => ({ endpoint }: Facts): ResultCode => (endpoint === 'token' ? code : otherwise);

const signing: Codes = {
  requestObject: eitherWay(['A150306', 'A150330']), assertion: always('A152302'), answer: always('A150322'), idToken: atToken('A152304', 'A151301'), accessToken: always('A152351'), userInfo: always('A153301'), introspection: always('A153351'),
};
const encryption: Codes = {
  requestObject: eitherWay(['A150378', 'A150379']), assertion: always('A152302'), answer: always('A150380'), idToken: atToken('A152306', 'A151302'), accessToken: always('A152351'), userInfo: always('A153302'), introspection: always('A153352'),
};

const judged = ({ offender, check }: typeof eachIsSigned, codes: Codes): RequestCheck => ({
  at, check, error: f => errorsOfJwts[offender(f)?.is ?? 'assertion'], resultCode: f => codes[offender(f)?.is ?? 'assertion'](f),
});

export const fapi1Advanced_8_6 = defineRules(
  { id: 'FAPI1-ADV-8.6-1', level: 'shall',
    demands: { en: 'JWTs are signed with PS256 or ES256.', ja: 'JWT の署名は PS256 か ES256 による。' },
    request: judged(eachIsSignedWith(algorithms), signing),
    service: accessTokenAlgorithm(algorithms),
    client: registeredAlgorithms(algorithms) },
  { id: 'FAPI1-ADV-8.6-2', level: 'should',
    demands: { en: 'Nothing is signed with RSA under PKCS #1 v1.5.', ja: 'RSASSA-PKCS1-v1_5 による署名は使わない。' }, byConstruction: 'FAPI1-ADV-8.6-1 refuses these algorithms with all the others.' },
  { id: 'FAPI1-ADV-8.6-3', level: 'shall',
    demands: { en: 'A JWT without signature is neither made nor taken.', ja: '署名のない JWT は生成も受理もしない。' },
    request: judged(eachIsSigned, signing),
    client: unsignedNowhere(algorithms) },
);

// 8.6.1 Encryption algorithm considerations

export const fapi1Advanced_8_6_1 = defineRules(
  { id: 'FAPI1-ADV-8.6.1-1', level: 'shall',
    demands: { en: 'Nothing is encrypted with RSA under PKCS #1 v1.5.', ja: 'RSA1_5 による暗号化は使わない。' },
    request: judged(noneIsEncryptedWith('RSA1_5'), encryption),
    client: withoutPkcs1Encryption },
);

// 8.9 JWKS URIs

export const fapi1Advanced_8_9 = defineRules(
  { id: 'FAPI1-ADV-8.9-1', level: 'shall',
    demands: { en: 'Key sets are published over TLS.', ja: 'JWK Set は TLS で公開される。' },
    service: { settings: ['jwksUri'], check: areHttps<Service>('jwksUri') },
    client: { settings: ['jwksUri'], check: areHttps<Client>('jwksUri') } },
  { id: 'FAPI1-ADV-8.9-2', level: 'should',
    demands: { en: 'A signature does not say from which URL to fetch its key.', ja: '署名ヘッダーで鍵の取得先 URL を指定しない(x5u、jku)。' },
    byConstruction: 'crypto-jose writes neither x5u nor jku, and follows neither.' },
  { id: 'FAPI1-ADV-8.9-3', level: 'should',
    demands: { en: 'No two keys of a set share a kid.', ja: '一つの JWK Set の中で kid は重複しない。' },
    service: { settings: ['jwks'], check: ({ jwks }) => kidsDiffer(jwks) },
    client: { settings: ['jwks'], check: ({ jwks }) => kidsDiffer(jwks) } },
);

// 8.11 Duplicate Key Identifiers

export const fapi1Advanced_8_11 = defineRules(
  { id: 'FAPI1-ADV-8.11', level: 'shall',
    demands: { en: 'Where keys share a kid all the same, type, curve, use and algorithm pick the right one.', ja: 'kid が重複していても、種別・曲線・用途・アルゴリズムで正しい鍵を選ぶ。' },
    byConstruction: 'facts/jwt.ts: a key is picked by kid and by whether it fits the algorithm.' },
);
