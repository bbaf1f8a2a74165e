import { ofRequest, requested } from '../../checks/parameters.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { isSymmetric } from '../../facts/jwe.js';
import { deliveryOf, responseModeOf, responseTypeOf, yields } from '../../facts/response.js';
import type { Client } from '../../model/client.js';
import { JWEAlg, ResponseMode } from '../../model/enums.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* JWT-secured authorization responses: JARM sections 2.2 to 3. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const plain = notApplicable('no JWT is asked for');

/** A check of requests that want their answer as a JWT. */
const ofJarm = (check: (client: Client, f: Facts) => Verdict) => ofRequest((values, f) => {
  if (values.response_mode === undefined) return plain;
  const { client } = f.client;
  const mode = responseModeOf(values);
  return client === undefined || mode === undefined || !deliveryOf(responseTypeOf(values), mode).jwt ? plain : check(client, f);
});

const modeOf = (f: Facts): string => ResponseMode[responseModeOf(requested(f)) ?? 'JWT'];

export const jarmResponseMode = defineRules(
  { id: 'JARM-3-alg', level: 'shall',
    demands: { en: 'Only a client with a signature algorithm for it gets its answer as a JWT.', ja: '署名アルゴリズムを登録したクライアントだけが JWT 形式の応答を受け取れる。' },
    request: { at, error: 'invalid_request', resultCode: 'A012305',
      check: ofJarm((client, f) => demand(client.authorizationSignAlg !== undefined, 'no algorithm is registered to sign the answer with', 'authorization_signed_response_alg', modeOf(f))) } },
  { id: 'JARM-3-none', level: 'shall',
    demands: { en: 'An answer in a JWT is signed.', ja: 'JWT 形式の応答は署名される。' },
    request: { at, error: 'invalid_request', resultCode: 'A012306',
      check: ofJarm((client, f) => demand(client.authorizationSignAlg !== 'NONE', 'the answer is registered to go unsigned', 'a signature algorithm', modeOf(f))) } },
  { id: 'JARM-3-secret', level: 'shall',
    demands: { en: 'The answer is signed with a shared secret only for a client that can keep one.', ja: '共有シークレットで応答に署名するのは、シークレットを保持できるクライアントの場合だけである。' },
    request: { at, error: 'invalid_request', resultCode: 'A012307',
      check: ofJarm(client => client.authorizationSignAlg?.startsWith('HS') !== true ? notApplicable('no secret is used')
        : demand(client.clientType === 'CONFIDENTIAL' && client.clientSecret !== undefined, 'the signature needs a secret that the client does not have', 'a confidential client', client.authorizationSignAlg)) } },
  { id: 'JARM-3-encryption', level: 'shall',
    demands: { en: 'The answer is encrypted with a shared secret only for a client that can keep one.', ja: '共有シークレットで応答を暗号化するのは、シークレットを保持できるクライアントの場合だけである。' },
    request: { at, error: 'invalid_request', resultCode: 'A012308',
      check: ofJarm(client => client.authorizationEncryptionAlg === undefined || !isSymmetric(client.authorizationEncryptionAlg) ? notApplicable('no secret is used')
        : demand(client.clientType === 'CONFIDENTIAL' && client.clientSecret !== undefined, 'the encryption needs a secret that the client does not have', 'a confidential client', JWEAlg[client.authorizationEncryptionAlg])) } },
  { id: 'JARM-2.3.1', level: 'shall',
    demands: { en: 'Tokens travel in the query of a URL only when the JWT around them is encrypted.', ja: 'トークンを URL のクエリーに載せるのは、それを包む JWT が暗号化される場合だけである。' },
    request: { at, error: 'invalid_request', resultCode: 'A012309',
      check: ofJarm((client, f) => {
        const type = responseTypeOf(requested(f));
        const exposed = type !== undefined && (yields[type].token || yields[type].idToken) && deliveryOf(type, responseModeOf(requested(f))).channel === 'QUERY';
        return exposed ? demand(client.authorizationEncryptionAlg !== undefined, 'tokens would stand in the query of a URL', 'authorization_encrypted_response_alg', modeOf(f)) : notApplicable('no token is in the query');
      }) } },
);
