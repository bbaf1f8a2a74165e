import { four } from '../../checks/request-object.js';
import { algorithmFor } from '../../checks/jwk-set.js';
import { beginsInTime, expCode, expiresInTime, isMeantForUs, nbfCode } from '../../checks/request-object-lifetime.js';
import { serviceSwitch } from '../../checks/settings.js';
import type { Facts } from '../../facts/facts.js';
import type { ResultCode } from '../../model/result-code.js';
import { algorithms } from '../fapi2-security/values.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';
import { lifetime } from './values.js';

// FAPI 2.0 Message Signing, 5.3.1 Signing authorization requests: requirements for authorization servers

const at = ['par'] as const;
const invalidObject = { at, concerns: 'requestObject', error: 'invalid_request_object' } as const;

const isSignedObject = ({ requestObject, client }: Facts): Verdict => {
  if (requestObject === undefined) return client.client === undefined ? notApplicable('no client is known') : demand(false, 'there is no request object', "'request'");
  return requestObject.jwt === undefined ? notApplicable('the request object could not be read') : demand(requestObject.jwt.header.alg !== 'none', 'the request object is not signed', 'a signature', 'alg none');
};

/** The codes of the rule that checks the audience where a service wants that. */
const audienceCode = (f: Facts): ResultCode => {
  const aud = f.requestObject?.jwt?.claims?.aud;
  return four(aud === undefined ? 'A006351' : typeof aud === 'string' ? 'A006359' : Array.isArray(aud) ? 'A006363' : 'A006355')(f);
};

export const fapi2MessageSigning_5_3_1 = defineRules(
  { id: 'FAPI2-MS-FINAL-5.3.1-1', level: 'shall',
    demands: { en: 'What is pushed is a signed request object.', ja: 'プッシュされるのは署名付きリクエストオブジェクトである。' },
    request: { at, error: f => (f.requestObject === undefined ? 'invalid_request' : 'invalid_request_object'), resultCode: f => (f.requestObject === undefined ? 'A294361' : 'A294362'), check: isSignedObject },
    client: {
      settings: ['requestSignAlg'],
      check: ({ requestSignAlg: alg }) => demand(alg !== undefined && alg !== 'NONE', 'no algorithm for request objects is registered', algorithms.join(', '), alg ?? 'none'),
      fix: ({ jwks }) => { const alg = algorithmFor(jwks, algorithms); return alg === undefined ? {} : { requestSignAlg: alg }; },
    } },
  { id: 'FAPI2-MS-FINAL-5.3.1-2', level: 'shall',
    demands: { en: 'The request object was made for this server.', ja: 'リクエストオブジェクトの aud はこのサーバーの発行者識別子である。' },
    request: { ...invalidObject, resultCode: audienceCode, check: isMeantForUs },
    service: serviceSwitch('requestObjectAudienceChecked', true) },
  { id: 'FAPI2-MS-FINAL-5.3.1-3', level: 'shall',
    demands: { en: 'The request object says since when it is valid: at most 60 minutes ago.', ja: 'リクエストオブジェクトは 60 分以内の過去を示す nbf を含む。' },
    request: { ...invalidObject, resultCode: nbfCode(lifetime), check: beginsInTime(lifetime) },
    service: serviceSwitch('nbfOptional', false) },
  { id: 'FAPI2-MS-FINAL-5.3.1-4', level: 'shall',
    demands: { en: 'The request object expires, at most 60 minutes after its nbf.', ja: 'リクエストオブジェクトは nbf から 60 分以内に失効する。' },
    request: { ...invalidObject, resultCode: expCode(lifetime), check: expiresInTime(lifetime) } },
  { id: 'FAPI2-MS-FINAL-5.3.1-5', level: 'shall',
    demands: { en: 'A request object that says to be one is accepted.', ja: 'typ が oauth-authz-req+jwt のリクエストオブジェクトを受け付ける。' }, byConstruction: 'JAR-10.8-typ refuses only other types.' },
);

// 5.3.2 Requirements for clients

const refusal = (item: number, en: string, ja: string) => ({ id: `FAPI2-MS-FINAL-5.3.2-${item}`, level: 'shall', demands: { en, ja }, byConstruction: `FAPI2-MS-FINAL-5.3.1-${item} refuses it otherwise.` } as const);

export const fapi2MessageSigning_5_3_2 = defineRules(
  refusal(1, 'The client pushes all parameters in a signed request object.', 'クライアントはすべてのパラメーターを署名付きリクエストオブジェクトでプッシュする。'),
  refusal(2, 'It names the issuer as the audience.', 'aud に発行者識別子を入れる。'),
  refusal(3, 'It has an nbf.', 'nbf を含む。'),
  refusal(4, 'It lives 60 minutes at most.', '有効期間は最長 60 分である。'),
  { id: 'FAPI2-MS-FINAL-5.3.2-5', level: 'should', demands: { en: 'Its header says that it is a request object.', ja: 'ヘッダーの typ で種類を示す。' }, outOfScope: 'An advice to clients; a request object without typ is taken, another typ is refused (JAR-10.8-typ).' },
);
