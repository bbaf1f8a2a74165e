import { fits } from '../facts/jwt.js';
import type { JWSAlg } from '../model/enums.js';
import type { Service } from '../model/service.js';
import type { Jose, KeyFacts } from '../ports/jose.js';

/**
 * The service's private key for an algorithm: the one that `kid` names, else the only one that fits. A `kid` that names a key
 * for another algorithm does not speak for this one.
 */
export function signingKey(jose: Jose, service: Service, alg: JWSAlg, kid: string | undefined): KeyFacts | 'noJwks' | 'none' | 'ambiguous' {
  if (service.jwks === undefined) return 'noJwks';
  const set = jose.keys(service.jwks);
  if ('problem' in set) return 'noJwks';
  const able = set.keys.filter(key => key.hasPrivate && fits(key, alg));
  const speaks = kid !== undefined && (able.some(key => key.kid === kid) || !set.keys.some(key => key.kid === kid));
  const fitting = speaks ? able.filter(key => key.kid === kid) : able;
  const [key] = fitting;
  return key === undefined ? 'none' : fitting.length > 1 ? 'ambiguous' : key;
}
