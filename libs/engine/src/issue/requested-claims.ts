import { claimsFor, type ClaimsFacts } from '../facts/claims.js';
import { yields } from '../facts/response.js';
import type { ResponseType } from '../model/enums.js';
import type { Service } from '../model/service.js';

/** The claims that scopes stand for (OpenID Connect Core, 5.4). */
const shortcuts: Readonly<Record<string, readonly string[]>> = {
  profile: [
    'name', 'family_name', 'given_name', 'middle_name', 'nickname', 'preferred_username', 'profile', 'picture', 'website',
    'gender', 'birthdate', 'zoneinfo', 'locale', 'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
};

/** These are the engine's to say, or have members of their own in the answer. */
const NOT_OF_THE_USER = new Set(['sub', 'acr', 'auth_time', 'verified_claims']);

const named = (claims: ClaimsFacts | undefined, where: 'id_token' | 'userinfo'): readonly string[] =>
  Object.keys(claimsFor(claims, where)).filter(name => !NOT_OF_THE_USER.has(name));

/** The claims of the user that an OpenID request asks for, by scope and by name, and where it wants them. */
export function requestedClaims(
  service: Service, type: ResponseType, scopes: readonly string[], claims: ClaimsFacts | undefined,
): { readonly claims?: readonly string[]; readonly claimsAtUserInfo?: readonly string[] } {
  if (!scopes.includes('openid')) return {};
  const byScope = scopes.flatMap(scope => shortcuts[scope] ?? []);
  const hasAccessToken = yields[type].code || yields[type].token;
  // OpenID Connect Core, 5.4: where there is an access token, scopes speak of UserInfo; many services say it in the ID token too.
  const inIdToken = service.claimShortcutRestrictive && hasAccessToken ? [] : byScope;
  const idToken = [...new Set([...inIdToken, ...named(claims, 'id_token')])];
  const userInfo = hasAccessToken ? [...new Set([...byScope, ...named(claims, 'userinfo')])] : [];
  return {
    ...(idToken.length === 0 ? {} : { claims: idToken }),
    ...(userInfo.length === 0 ? {} : { claimsAtUserInfo: userInfo }),
  };
}

/** The claims that a token may read at UserInfo, by scope and by name. */
export const userInfoClaims = (scopes: readonly string[], claims: ClaimsFacts | undefined): readonly string[] =>
  [...new Set([...scopes.flatMap(scope => shortcuts[scope] ?? []), ...named(claims, 'userinfo')])];

/** One part of the `claims` parameter, JSON as text. */
export const claimsText = (claims: ClaimsFacts | undefined, where: 'id_token' | 'userinfo'): string | undefined =>
  claims?.value?.[where] === undefined ? undefined : JSON.stringify(claims.value[where]);
