import { four, ofEncryption, ofRequestObject, two } from '../../checks/request-object.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { isSymmetric } from '../../facts/jwe.js';
import { JWEAlg, JWEEnc } from '../../model/enums.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* An encrypted request object: RFC 9101 section 6.1, OpenID Connect Core section 6.1. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const invalid = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck => ({ at, concerns: 'requestObject', error: 'invalid_request_object', resultCode, check });

const mustBeEncrypted = (f: Facts): boolean => f.service.frontChannelRequestObjectEncryptionRequired || f.client.client?.frontChannelRequestObjectEncryptionRequired === true;
const algMustMatch = (f: Facts): boolean => f.service.requestObjectEncryptionAlgMatchRequired || f.client.client?.requestObjectEncryptionAlgMatchRequired === true;
const encMustMatch = (f: Facts): boolean => f.service.requestObjectEncryptionEncMatchRequired || f.client.client?.requestObjectEncryptionEncMatchRequired === true;

export const requestObjectEncryption = defineRules(
  { id: 'JAR-6.1-required', level: 'shall',
    demands: { en: 'On the front channel the request object is encrypted where service or client say so.', ja: 'サービスまたはクライアントの設定により、フロントチャネルのリクエストオブジェクトは暗号化されている。' },
    request: { at: ['authorization'], concerns: 'requestObject', error: 'invalid_request_object', resultCode: 'A006334',
      check: ofRequestObject(({ encryption, jwt }, f) => !mustBeEncrypted(f) || (jwt === undefined && encryption === undefined) ? notApplicable('no encryption is demanded')
        : demand(encryption !== undefined, 'the request object is not encrypted', 'a JWE')) } },
  { id: 'JAR-6.1-alg', level: 'shall',
    demands: { en: 'The header says with which algorithm the key was encrypted.', ja: 'ヘッダーは鍵の暗号化アルゴリズムを示す。' },
    request: invalid(two('A005360', 'A248303'), ofEncryption(({ said }) => demand(said.alg !== undefined, "the header has no 'alg'", "'alg'"))) },
  { id: 'JAR-6.1-enc', level: 'shall',
    demands: { en: 'The header says with which algorithm the content was encrypted.', ja: 'ヘッダーは内容の暗号化アルゴリズムを示す。' },
    request: invalid(two('A005362', 'A248304'), ofEncryption(({ said }) => demand(said.enc !== undefined, "the header has no 'enc'", "'enc'"))) },
  { id: 'JAR-6.1-alg-known', level: 'shall',
    demands: { en: 'The server knows the algorithm for the key.', ja: 'サーバーは鍵の暗号化アルゴリズムに対応している。' },
    request: invalid(two('A005368', 'A248313'), ofEncryption(({ said, alg }) => said.alg === undefined ? notApplicable('no algorithm is named')
      : demand(alg !== undefined, "'alg' of the encryption is unknown", 'a registered JWE algorithm', said.alg.slice(0, 50)))) },
  { id: 'JAR-6.1-enc-known', level: 'shall',
    demands: { en: 'The server knows the algorithm for the content.', ja: 'サーバーは内容の暗号化アルゴリズムに対応している。' },
    request: invalid(two('A005366', 'A248310'), ofEncryption(({ said, enc }) => said.enc === undefined ? notApplicable('no algorithm is named')
      : demand(enc !== undefined, "'enc' of the encryption is unknown", 'a registered JWE algorithm', said.enc.slice(0, 50)))) },
  { id: 'JAR-6.1-alg-registered', level: 'shall',
    demands: { en: 'Where it has to match, the algorithm for the key is that of the client.', ja: '一致が求められる場合、鍵の暗号化アルゴリズムはクライアントの登録値と一致する。' },
    request: invalid(two('A006330', 'A248305'), ofEncryption(({ alg }, f) => {
      const registered = f.client.client?.requestEncryptionAlg;
      return alg === undefined || registered === undefined || !algMustMatch(f) ? notApplicable('nothing has to match')
        : demand(alg === registered, "'alg' of the encryption is not the registered one", JWEAlg[registered], JWEAlg[alg]);
    })) },
  { id: 'JAR-6.1-enc-registered', level: 'shall',
    demands: { en: 'Where it has to match, the algorithm for the content is that of the client.', ja: '一致が求められる場合、内容の暗号化アルゴリズムはクライアントの登録値と一致する。' },
    request: invalid(two('A006332', 'A248306'), ofEncryption(({ enc }, f) => {
      const client = f.client.client;
      // OpenID Connect Registration, 2: A128CBC-HS256 stands for an algorithm that was left out beside `alg`.
      const registered = client?.requestEncryptionEnc ?? (client?.requestEncryptionAlg === undefined ? undefined : 'A128CBC_HS256');
      return enc === undefined || registered === undefined || !encMustMatch(f) ? notApplicable('nothing has to match')
        : demand(enc === registered, "'enc' of the encryption is not the registered one", JWEEnc[registered], JWEEnc[enc]);
    })) },
  { id: 'JAR-6.1-secret', level: 'shall',
    demands: { en: 'Only a client that can keep a secret encrypts with one.', ja: '共有シークレットで暗号化できるのはシークレットを保持できるクライアントだけである。' },
    request: invalid(two('A005370', 'A248314'), ofEncryption(({ alg, key }) => alg === undefined || !isSymmetric(alg) ? notApplicable('no secret is used')
      : demand(key !== 'public', 'the encryption needs a secret that the client does not have', 'a confidential client', JWEAlg[alg]))) },
  { id: 'JAR-6.1-key', level: 'shall',
    demands: { en: 'One private key of the service fits the encryption.', ja: '暗号化に合うサービスの秘密鍵がただ一つある。' },
    request: invalid(f => {
      const key = f.requestObject?.encryption?.key;
      return two(key === 'noKeys' ? 'A005372' : key === 'ambiguous' ? 'A005376' : 'A005374', 'A248312')(f);
    }, ofEncryption(({ key, said }) => key === undefined || key === 'public' ? notApplicable('no key is looked for')
      : demand(key === 'found', `the key of the service: ${key}`, 'one key that fits kid and alg', said.alg?.slice(0, 50)))) },
  { id: 'JAR-6.1-opened', level: 'shall',
    demands: { en: 'The request object can be decrypted.', ja: 'リクエストオブジェクトを復号できる。' },
    request: invalid(two('A005364', 'A248307'), ofEncryption(({ key, problem }) => problem === undefined && key !== 'found' ? notApplicable('there is no key to decrypt with')
      : demand(problem === undefined, `the request object cannot be decrypted: ${problem}`))) },
  { id: 'JAR-6.1-nested', level: 'shall',
    demands: { en: 'What was encrypted is a signed JWT, not yet another encrypted one.', ja: '暗号化された内容は署名付き JWT であり、さらに暗号化されたものではない。' },
    request: invalid(two('A005305', 'A248309'), ofEncryption(({ nested, key, problem }) => key !== 'found' || problem !== undefined ? notApplicable('nothing was decrypted')
      : demand(!nested, 'what was encrypted is encrypted again', 'a JWS'))) },
  { id: 'JAR-4-jwt', level: 'shall',
    demands: { en: 'The request object is a JWT.', ja: 'リクエストオブジェクトは JWT である。' },
    request: invalid(f => four('A005301', f.requestObject?.encryption === undefined ? 'A248302' : 'A248309')(f),
      ofRequestObject(({ jwt, problem }) => jwt === undefined && problem === undefined ? notApplicable('the request object could not be had')
        : demand(problem === undefined, `the request object cannot be read: ${problem}`, 'a compact JWS'))) },
);
