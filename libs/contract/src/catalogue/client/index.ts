import type { clientPages } from '../../settings/client.js';
import type { PageText } from '../text.js';
import { basic } from './basic.js';
import { authorization, ciba, endpoints, general } from './endpoints.js';
import { token, userInfo } from './token.js';
import { accessToken, federation, idToken, jwkSet } from './tokens.js';

/** What the console says about the settings of a client, by page. */
export const clientTexts: { readonly [P in keyof typeof clientPages]: PageText<(typeof clientPages)[P]> } = {
  'basic': basic,
  'endpoints.basic': endpoints,
  'endpoints.general': general,
  'endpoints.authorization': authorization,
  'endpoints.token': token,
  'endpoints.userinfo': userInfo,
  'endpoints.ciba': ciba,
  'tokens.access-token': accessToken,
  'tokens.id-token': idToken,
  'keys.jwk-set': jwkSet,
  'federation': federation,
};
