import type { MaybePromise } from '../model/json.js';
import type { AccessToken, RefreshToken } from '../model/records.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { algOf, pickKey } from './jwt.js';

interface TokenValue {
  readonly value?: string;
  readonly problem?: string;
}

/** The random value behind a presented token: itself, or the `jti` of a JWT that this service signed. */
export const tokenValue = (ports: Ports, service: Service, token: string): MaybePromise<TokenValue> =>
  (token.includes('.') ? valueOfJwt(ports, service, token) : { value: token });

async function valueOfJwt(ports: Ports, service: Service, token: string): Promise<TokenValue> {
  const jws = ports.jose.decode(token);
  if ('problem' in jws) return { problem: jws.problem };
  const alg = algOf(jws);
  if (alg === undefined || alg.startsWith('HS')) return { problem: 'its signature algorithm is not asymmetric' };
  const lookup = service.jwks === undefined ? undefined : pickKey(ports.jose.keys(service.jwks), jws.header.kid, alg, false);
  if (lookup?.kind !== 'found') return { problem: 'no key of the service fits it' };
  if (!(await ports.jose.verify(jws, lookup.key, alg))) return { problem: 'its signature is wrong' };
  const jti = jws.claims?.jti;
  return typeof jti === 'string' && jti !== '' ? { value: jti } : { problem: 'it has no jti' };
}

/** A token of either kind, as revocation and RFC 7662 take it. */
export type PresentedToken =
  | { readonly type: 'access_token'; readonly value: string; readonly token: AccessToken }
  | { readonly type: 'refresh_token'; readonly value: string; readonly token: RefreshToken };

/** Finds a live token of either kind; undefined for anything else. */
export async function presentedToken(ports: Ports, service: Service, text: string): Promise<PresentedToken | undefined> {
  const { value } = await tokenValue(ports, service, text);
  if (value === undefined) return undefined;
  const { token } = await ports.store.accessToken(service.apiKey, value);
  if (token !== undefined) return { type: 'access_token', value, token };
  const refreshToken = await ports.store.refreshToken(service.apiKey, value);
  return refreshToken === undefined || refreshToken.usedAt !== undefined ? undefined : { type: 'refresh_token', value, token: refreshToken.record };
}
