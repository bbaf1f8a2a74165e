import type { servicePages } from '../../settings/service.js';
import type { PageText } from '../text.js';
import { dpop, identityAssurance, scope } from './advanced.js';
import { authorization } from './authorization.js';
import { basic } from './basic.js';
import { ciba, device } from './decoupled.js';
import { endpoints, general } from './endpoints.js';
import { credentials, federation, legacy } from './federation.js';
import { certificates, jwkSet } from './keys.js';
import { registration } from './registration.js';
import { introspection, revocation, userInfo } from './resource.js';
import { token } from './token.js';
import { accessToken, idToken, refreshToken } from './tokens.js';

/** What the console says about the settings of a service, by page. */
export const serviceTexts: { readonly [P in keyof typeof servicePages]: PageText<(typeof servicePages)[P]> } = {
  'basic': basic,
  'endpoints.basic': endpoints,
  'endpoints.general': general,
  'endpoints.authorization': authorization,
  'endpoints.token': token,
  'endpoints.revocation': revocation,
  'endpoints.introspection': introspection,
  'endpoints.userinfo': userInfo,
  'endpoints.registration': registration,
  'endpoints.ciba': ciba,
  'endpoints.device': device,
  'tokens.access-token': accessToken,
  'tokens.refresh-token': refreshToken,
  'tokens.id-token': idToken,
  'tokens.advanced.scope': scope,
  'tokens.advanced.dpop': dpop,
  'tokens.advanced.identity-assurance': identityAssurance,
  'keys.jwk-set': jwkSet,
  'keys.certificates': certificates,
  'federation': federation,
  'credentials': credentials,
  'legacy': legacy,
};
