import { GrantType } from '../model/enums.js';
import type { TokenRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import { readAuthorizationDetails } from '../parse/authorization-details.js';
import { first, parseParameters, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import { clientRequestFacts } from './client-request.js';
import type { GatheredFacts, GrantFacts, Parameters } from './facts.js';
import { proofFacts } from './proof.js';

const grantTypes = new Map(Object.entries(GrantType).map(([name, spelling]) => [spelling, name as GrantType]));

/** How long a rotated refresh token may be presented again, where the service allows it, ms. */
const GRACE = 60_000;

/** The refresh token, and its successor where it was rotated away a moment ago and may be presented again. */
export async function refreshTokenFacts(ports: Ports, service: Service, value: string, now: number): Promise<NonNullable<GrantFacts['refreshToken']>> {
  const found = await ports.store.refreshToken(service.apiKey, value);
  if (found?.usedAt === undefined || !service.refreshTokenIdempotent || found.usedAt + GRACE <= now) return found ?? {};
  // The successor's value follows from the old one and the day of the rotation.
  const successor = ports.crypto.successor(value, found.usedAt);
  const next = await ports.store.refreshToken(service.apiKey, successor);
  return next === undefined || next.usedAt !== undefined ? found : { ...found, successor: { value: successor, record: next.record } };
}

async function grantFacts(ports: Ports, service: Service, values: Parameters, now: number): Promise<GrantFacts> {
  const grantType = grantTypes.get((first(values, 'grant_type') ?? '') as never);
  if (grantType === undefined) return {};
  const code = grantType === 'AUTHORIZATION_CODE' ? first(values, 'code') : undefined;
  const verifier = grantType === 'AUTHORIZATION_CODE' ? first(values, 'code_verifier') : undefined;
  const refreshToken = grantType === 'REFRESH_TOKEN' ? first(values, 'refresh_token') : undefined;
  const details = first(values, 'authorization_details');
  const finding = code === undefined ? undefined : ports.store.code(service.apiKey, code);
  const found = finding instanceof Promise ? await finding : finding;
  return {
    grantType,
    ...(details === undefined ? {} : { details: readAuthorizationDetails(details) }),
    ...(code === undefined ? {} : { code: found ?? {} }),
    ...(verifier === undefined ? {} : { verifierDigest: ports.crypto.sha256(verifier) }),
    ...(refreshToken === undefined ? {} : { refreshToken: await refreshTokenFacts(ports, service, refreshToken, now) }),
  };
}

const namesClient = (values: Parameters): boolean => first(values, 'client_id') !== undefined || first(values, 'client_assertion') !== undefined;

/** Facts of a token request. */
export async function gatherToken(ports: Ports, service: Service, request: TokenRequest): Promise<GatheredFacts> {
  const now = ports.clock.now();
  const parameters = parseParameters(request.parameters);
  const values = valuesOf(parameters);
  const grant = service.missingClientIdAllowed && request.clientId === undefined && !namesClient(values) ? await grantFacts(ports, service, values, now) : undefined;
  const implied = (grant?.code?.record ?? grant?.refreshToken?.record)?.clientId;
  const asking = clientRequestFacts(ports, { service, endpoint: 'token', now, request, values, ...(implied === undefined ? {} : { implied: String(implied) }) });
  const asker = asking instanceof Promise ? await asking : asking;
  const proving = proofFacts(ports, service, 'token', now, request);
  const proof = proving instanceof Promise ? await proving : proving;
  return { endpoint: 'token', now, service, parameters, ...asker, proof, grant: grant ?? await grantFacts(ports, service, values, now) };
}
