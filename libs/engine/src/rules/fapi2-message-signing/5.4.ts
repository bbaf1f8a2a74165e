import { algorithmFor } from '../../checks/jwk-set.js';
import { ofRequest, requested } from '../../checks/parameters.js';
import { deliveryOf, responseModeOf, responseTypeOf } from '../../facts/response.js';
import { first } from '../../parse/parameters.js';
import { algorithms } from '../fapi2-security/values.js';
import { defineRules } from '../rule.js';
import { demand } from '../verdict.js';

// FAPI 2.0 Message Signing, 5.4.1 Signing authorization responses: requirements for authorization servers

export const fapi2MessageSigning_5_4_1 = defineRules(
  { id: 'FAPI2-MS-FINAL-5.4.1-1', level: 'shall',
    demands: { en: 'The answer is a signed JWT (JARM), and is asked for as one.', ja: '認可応答は署名付き JWT(JARM)であり、そのように要求される。' },
    request: { at: ['par', 'authorization'], error: 'invalid_request', resultCode: 'A294363',
      check: ofRequest((values, f) => demand(deliveryOf(responseTypeOf(values), responseModeOf(requested(f))).jwt, 'the answer would not be signed', 'response_mode jwt', () => first(values, 'response_mode')?.slice(0, 50) ?? 'none')) },
    client: {
      settings: ['authorizationSignAlg'],
      check: ({ authorizationSignAlg: alg }) => demand(alg !== undefined && alg !== 'NONE', 'no algorithm for answers is registered', algorithms.join(', '), alg ?? 'none'),
      fix: (_, { jwks }) => { const alg = algorithmFor(jwks, algorithms); return alg === undefined ? {} : { authorizationSignAlg: alg }; },
    } },
);

// 5.4.2 Requirements for clients

export const fapi2MessageSigning_5_4_2 = defineRules(
  { id: 'FAPI2-MS-FINAL-5.4.2-1', level: 'shall', demands: { en: 'The client asks for a JWT as its answer.', ja: 'クライアントは response_mode=jwt を指定する。' }, byConstruction: 'FAPI2-MS-FINAL-5.4.1-1 refuses it otherwise.' },
  { id: 'FAPI2-MS-FINAL-5.4.2-2', level: 'shall', demands: { en: 'The client checks the signed answer.', ja: 'クライアントは署名付き応答を検証する。' }, outOfScope: 'It happens inside the client; its requests do not show it.' },
);
