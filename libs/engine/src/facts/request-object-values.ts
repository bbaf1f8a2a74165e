import type { Json, JsonObject } from '../model/json.js';
import type { Service } from '../model/service.js';
import type { Parameters } from './facts.js';
import type { RequestObjectFacts } from './request-object.js';

/** Members of a request object that speak of the JWT itself (RFC 7519, 4.1), and references that must not be followed. */
const NO_PARAMETERS = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'request', 'request_uri']);

function valuesOf(name: string, claim: Json): readonly string[] {
  if (typeof claim === 'string') return [claim];
  if (name === 'resource' && Array.isArray(claim)) return (claim as readonly Json[]).filter(each => typeof each === 'string');
  return [typeof claim === 'object' ? JSON.stringify(claim) : String(claim)];
}

/** The claims of a request object in the form of parameters. */
function parametersOf(claims: JsonObject): Parameters {
  const values: Record<string, readonly string[]> = Object.create(null) as Record<string, readonly string[]>;
  for (const [name, claim] of Object.entries(claims)) {
    if (claim !== undefined && claim !== null && !NO_PARAMETERS.has(name)) values[name] = valuesOf(name, claim);
  }
  return values;
}

/**
 * The parameters that a request stands for once its request object is read; undefined while nothing may be concluded from
 * it. RFC 9101, 6.3: those inside and no others. OpenID Connect Core, 6: those inside win over those beside.
 */
export function assembled({ jwt }: RequestObjectFacts, service: Service, outside: Parameters): Parameters | undefined {
  if (jwt?.claims === undefined || !(jwt.signatureValid || jwt.header.alg === 'none')) return undefined;
  const inside = parametersOf(jwt.claims);
  if (!service.traditionalRequestObjectProcessingApplied) return outside.client_id === undefined ? inside : { ...inside, client_id: outside.client_id };
  return { ...Object.fromEntries(Object.entries(outside).filter(([name]) => !NO_PARAMETERS.has(name))), ...inside };
}
