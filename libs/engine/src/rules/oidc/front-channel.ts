import { ofOpenIdRequest as ofRequest } from '../../checks/parameters.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { responseTypeOf, yields } from '../../facts/response.js';
import { first } from '../../parse/parameters.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* ID tokens from the authorization endpoint: OpenID Connect Core sections 2, 3.2.2.1 and 3.3.2.11. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const none = notApplicable('no ID token comes from the authorization endpoint');

const ofIdToken = (check: (f: Facts) => Verdict) => ofRequest((values, f) => {
  const type = responseTypeOf(values);
  return type === undefined || !yields[type].idToken ? none : check(f);
});

export const frontChannel = defineRules(
  { id: 'OIDCC-3.2.2.1-nonce', level: 'shall',
    demands: { en: 'Whoever gets an ID token from the authorization endpoint sends a nonce.', ja: '認可エンドポイントから ID トークンを受け取るリクエストは nonce を含む。' },
    request: { at, error: 'invalid_request', resultCode: 'A014303',
      check: ofIdToken(f => demand(first(f.authorization?.values ?? {}, 'nonce') !== undefined, "'nonce' is missing", "'nonce'")) } },
  { id: 'OIDCC-2-signed', level: 'shall',
    demands: { en: 'An ID token from the authorization endpoint is signed.', ja: '認可エンドポイントから発行する ID トークンは署名される。' },
    request: { at, error: 'unauthorized_client', resultCode: 'A046301',
      check: ofIdToken(({ client: { client } }) => client === undefined ? notApplicable('no client is known')
        : demand(client.idTokenSignAlg !== 'NONE', 'the ID token of this client would not be signed', 'a signature algorithm', 'none')) } },
);
