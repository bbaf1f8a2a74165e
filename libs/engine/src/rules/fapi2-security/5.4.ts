import { keysHaveBits, kidsDiffer } from '../../checks/jwk-set.js';
import { errorsOfJwts, noneIsEncryptedWith } from '../../checks/jwt-algorithms.js';
import { byEndpoint } from '../../checks/parameters.js';
import { eachPresented, eachPresentedOrMade, isSigned, isSignedWith, keyHasBits, type CandidateKind } from '../../checks/presented-jwt.js';
import { areHttps } from '../../checks/settings.js';
import { accessTokenAlgorithm, registeredAlgorithms, unsignedNowhere, withoutPkcs1Encryption } from '../../checks/signing-settings.js';
import type { Facts } from '../../facts/facts.js';
import type { Client } from '../../model/client.js';
import type { ResultCode } from '../../model/result-code.js';
import type { Service } from '../../model/service.js';
import { VALUE_LENGTH } from '../../model/values.js';
import type { KeyFacts } from '../../ports/jose.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { algorithms, bounds } from './values.js';

// FAPI 2.0 Security Profile, 5.4 Cryptography and secrets

/** Wherever JWTs are presented, or made to answer. */
const presenting = ['par', 'token', 'introspection', 'userinfo', 'revocation'] as const;
const everywhere = ['par', 'authorization', 'token', 'introspection', 'standardIntrospection', 'userinfo', 'revocation'] as const;
const answering = ['par', 'authorization', 'token', 'userinfo', 'standardIntrospection'] as const;

type Judged = Pick<RequestCheck, 'check' | 'error'> & { readonly offender: (f: Facts) => CandidateKind };

/** A proof with an access token is answered as any wrong proof there. */
const judged = (at: RequestCheck['at'], { offender, ...judge }: Judged, code: ResultCode, atToken: ResultCode): RequestCheck => ({
  at, ...judge,
  resultCode: f => byEndpoint({ token: atToken, introspection: 'A065310', ...(offender(f) === 'proof' ? { userinfo: 'A089313' } : {}) }, code)(f),
});

const outdated = noneIsEncryptedWith('RSA1_5');
const keysOfLength = (kty: KeyFacts['kty'], least: number) => ({
  request: judged(presenting, eachPresented(keyHasBits(kty, least)), 'A294359', 'A295353'),
  service: { settings: ['jwks'] as const, check: ({ jwks }: Service) => keysHaveBits(kty, least)(jwks) },
  client: { settings: ['jwks'] as const, check: ({ jwks }: Client) => keysHaveBits(kty, least)(jwks) },
});

export const fapi2Security_5_4_1 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.4.1-1.1', level: 'shall',
    demands: { en: 'JWTs are made and read by the best current practices for them.', ja: 'JWT の生成と処理は JWT のベストプラクティスに従う。' },
    byConstruction: 'crypto-jose: algorithms named by the caller, one key for one algorithm, explicit types, no crit, no compression, bounded size, no duplicate members.',
    request: { at: answering, check: outdated.check, error: f => errorsOfJwts[outdated.offender(f)?.is ?? 'requestObject'], resultCode: 'A294364' },
    client: withoutPkcs1Encryption },
  { id: 'FAPI2-SP-FINAL-5.4.1-1.2', level: 'shall',
    demands: { en: 'JWTs are signed with PS256, ES256 or EdDSA over Ed25519.', ja: 'JWT の署名は PS256、ES256、EdDSA(Ed25519)のいずれかによる。' },
    request: judged(everywhere, eachPresentedOrMade(isSignedWith(algorithms), algorithms), 'A294358', 'A295352'),
    service: accessTokenAlgorithm(algorithms),
    client: registeredAlgorithms(algorithms) },
  { id: 'FAPI2-SP-FINAL-5.4.1-1.3', level: 'shall',
    demands: { en: 'A JWT without signature is neither made nor taken.', ja: '署名のない JWT は生成も受理もしない。' },
    request: judged(presenting, eachPresented(isSigned), 'A294358', 'A295352'),
    client: unsignedNowhere(algorithms) },
  { id: 'FAPI2-SP-FINAL-5.4.1-2', level: 'shall',
    demands: { en: `RSA keys have ${bounds.rsaBits} bits or more.`, ja: `RSA 鍵は ${bounds.rsaBits} ビット以上である。` },
    ...keysOfLength('RSA', bounds.rsaBits) },
  { id: 'FAPI2-SP-FINAL-5.4.1-3', level: 'shall',
    demands: { en: `Keys on elliptic curves have ${bounds.ecBits} bits or more.`, ja: `楕円曲線鍵は ${bounds.ecBits} ビット以上である。` },
    ...keysOfLength('EC', bounds.ecBits) },
  { id: 'FAPI2-SP-FINAL-5.4.1-4', level: 'shall',
    demands: { en: 'Tokens, codes and the like cannot be guessed: 128 random bits or more.', ja: 'トークンや認可コードなどは 128 ビット以上の乱数を含み、推測できない。' },
    byConstruction: `model/values.ts: each has ${VALUE_LENGTH} characters, of which all but the day of its making are random.` },
);

export const fapi2Security_5_4_2 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.4.2-1', level: 'shall',
    demands: { en: 'Key sets are published over TLS.', ja: 'JWK Set は TLS で公開される。' },
    service: { settings: ['jwksUri'], check: areHttps<Service>('jwksUri') },
    client: { settings: ['jwksUri'], check: areHttps<Client>('jwksUri') } },
  { id: 'FAPI2-SP-FINAL-5.4.2-2', level: 'should',
    demands: { en: 'A signature does not say from which URL to fetch its key.', ja: '署名ヘッダーで鍵の取得先 URL を指定しない(x5u、jku)。' },
    byConstruction: 'crypto-jose writes neither x5u nor jku, and follows neither.' },
  { id: 'FAPI2-SP-FINAL-5.4.2-3', level: 'should',
    demands: { en: 'No two keys of a set share a kid.', ja: '一つの JWK Set の中で kid は重複しない。' },
    service: { settings: ['jwks'], check: ({ jwks }) => kidsDiffer(jwks) },
    client: { settings: ['jwks'], check: ({ jwks }) => kidsDiffer(jwks) } },
);

// 5.4.3 Duplicate key identifiers

export const fapi2Security_5_4_3 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.4.3', level: 'shall',
    demands: { en: 'Where keys share a kid all the same, type, curve, use and algorithm pick the right one.', ja: 'kid が重複していても、種別・曲線・用途・アルゴリズムで正しい鍵を選ぶ。' },
    byConstruction: 'facts/jwt.ts: a key is picked by kid and by whether it fits the algorithm.' },
);
