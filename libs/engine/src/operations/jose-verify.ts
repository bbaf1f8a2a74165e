import { namedClient } from '../facts/named-client.js';
import { checkedJose, type CheckedJose, type JoseFault } from '../facts/verified-jose.js';
import { resultOf } from '../issue/errors.js';
import type { JoseVerifyRequest, JoseVerifyResponse } from '../model/administration.js';
import type { Client } from '../model/client.js';
import { given } from '../model/given.js';
import type { JsonObject } from '../model/json.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import type { Administration } from './administration.js';

type ClaimFault = JoseFault & { readonly claim: string };

/** POST /jose/verify: everything that is wrong with a JOSE object; the first of it gives the result code. */
export const joseVerify = (ports: Ports): Administration['joseVerify'] => async (service, request) => {
  const { jose, clockSkew = 0, mandatoryClaims = [], signedByClient = false } = request;
  if (jose === undefined) return { refused: 'badRequest', resultCode: 'A160201' };
  const client = await clientOf(ports, service, request);
  if (client !== undefined && 'resultCode' in client) return answer(ports, { fault: client, signatureValid: false }, [], []);
  const checked = await checkedJose(ports.jose, service, client, jose, signedByClient);
  const missing = checked.claims === undefined ? [] : mandatoryClaims.filter(claim => !Object.hasOwn(checked.claims ?? {}, claim)).map(missingClaim);
  const unread = checked.fault === undefined && checked.claims === undefined && mandatoryClaims.length > 0;
  const seen = unread ? { ...checked, fault: { resultCode: 'A160203' } as const } : checked;
  return answer(ports, seen, missing, claimFaults(checked.claims ?? {}, Math.floor(ports.clock.now() / 1000), clockSkew));
};

/** The client whose keys are asked for; a secret may be needed to open what it has encrypted. */
async function clientOf(ports: Ports, service: Service, { clientIdentifier, signedByClient }: JoseVerifyRequest): Promise<Client | JoseFault | undefined> {
  if (clientIdentifier === undefined) return signedByClient === true ? { resultCode: 'A160215' } : undefined;
  const client = await namedClient(ports.clients, service, clientIdentifier);
  return 'refused' in client ? { resultCode: 'A160216', values: { identifier: clientIdentifier } } : client;
}

const missingClaim = (claim: string): ClaimFault => ({ claim, resultCode: 'A160204', values: { claim } });

const texts = ['iss', 'sub', 'jti'] as const;
const times = ['exp', 'iat', 'nbf'] as const;

/** Registered claims (RFC 7519, 4.1) of a wrong type, or of another time than now. */
function claimFaults(claims: JsonObject, now: number, clockSkew: number): readonly ClaimFault[] {
  const odd = (claim: string, resultCode: ClaimFault['resultCode']): ClaimFault => ({ claim, resultCode, values: { claim } });
  const late = (claim: (typeof times)[number], value: number): ClaimFault[] => {
    const values = { value: String(value), expected: String(now), max: String(clockSkew) };
    if (claim === 'exp') return value + clockSkew <= now ? [{ claim, resultCode: 'A160206', values }] : [];
    return value - clockSkew > now ? [{ claim, resultCode: claim === 'iat' ? 'A160207' : 'A160208', values }] : [];
  };
  return [
    ...texts.flatMap(claim => (claims[claim] === undefined || typeof claims[claim] === 'string' ? [] : [odd(claim, 'A160214')])),
    ...times.flatMap(claim => {
      const value = claims[claim];
      if (value === undefined) return [];
      return typeof value === 'number' && Number.isFinite(value) ? late(claim, value) : [odd(claim, 'A160205')];
    }),
  ];
}

const nonEmpty = (names: readonly string[]): readonly string[] | undefined => (names.length === 0 ? undefined : names);

function answer(ports: Ports, { fault, signatureValid }: CheckedJose, missing: readonly ClaimFault[], invalid: readonly ClaimFault[]): JoseVerifyResponse {
  const faults = [...(fault === undefined ? [] : [fault]), ...missing, ...invalid];
  return {
    ...resultOf(ports.messages, faults[0] ?? { resultCode: 'A160001' }),
    valid: faults.length === 0,
    signatureValid,
    ...given({
      missingClaims: nonEmpty(missing.map(({ claim }) => claim)),
      invalidClaims: nonEmpty(invalid.map(({ claim }) => claim)),
      errorDescriptions: nonEmpty(faults.map(each => resultOf(ports.messages, each).resultMessage)),
    }),
  };
}
