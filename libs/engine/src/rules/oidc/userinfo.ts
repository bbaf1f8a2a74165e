import type { Facts } from '../../facts/facts.js';
import type { AccessToken } from '../../model/records.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* The UserInfo endpoint: OpenID Connect Core section 5.3. */

const at = ['userinfo'] as const;
const ofToken = (check: (token: AccessToken) => Verdict) => (f: Facts): Verdict =>
  f.introspection?.token === undefined ? notApplicable('no token is known') : check(f.introspection.token);

export const userInfoRequest = defineRules(
  { id: 'OIDCC-5.3.1-openid', level: 'shall',
    demands: { en: 'The token was issued for an OpenID request.', ja: 'トークンは OpenID リクエストで発行されている。' },
    request: { at, error: 'insufficient_scope', resultCode: 'A089304', check: ofToken(({ scopes }) => demand(scopes.includes('openid'), 'the token lacks the scope openid', 'openid', () => scopes.join(' '))) } },
  { id: 'OIDCC-5.3.1-subject', level: 'shall',
    demands: { en: 'The token speaks of a user.', ja: 'トークンはユーザーに結び付いている。' },
    request: { at, error: 'invalid_token', resultCode: 'A089305', check: ofToken(({ subject }) => demand(subject !== undefined, 'the token belongs to no user')) } },
  { id: 'OIDCC-5.3.1-grant', level: 'shall',
    demands: { en: 'The token came from an OpenID authentication, not from a password.', ja: 'トークンはパスワードグラントではなく OpenID 認証で得られている。' },
    request: { at, error: 'invalid_token', resultCode: 'A089306', check: ofToken(({ grantType }) => demand(grantType !== 'PASSWORD', 'the token came from the password grant')) } },
);
