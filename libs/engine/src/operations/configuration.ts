import { metadataOf } from '../metadata/members.js';
import { offeredBy } from '../metadata/offered.js';
import type { JsonObject } from '../model/json.js';
import type { Ports } from '../ports/index.js';
import type { Engine } from './engine.js';

/** GET, POST /service/configuration (RFC 8414, 2; OpenID Connect Discovery, 3). */
export const configuration = (ports: Ports): Engine['configuration'] => service => metadataOf(service, offeredBy(ports, service));

/** GET /service/jwks/get (RFC 7517, 5). */
export const jwks = (ports: Ports): Engine['jwks'] => (service, includePrivateKeys) => {
  if (service.jwks === undefined) return undefined;
  if (!includePrivateKeys) return ports.jose.publicJwks(service.jwks) as JsonObject | undefined;
  return JSON.parse(service.jwks) as JsonObject;
};
