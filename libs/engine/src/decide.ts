import { assertionOf } from './checks/assertion.js';
import { isTime } from './checks/time.js';
import type { Finding } from './enforce.js';
import type { Facts } from './facts/facts.js';
import { proofUse } from './facts/proof.js';
import type { OAuthError } from './model/oauth-error.js';
import type { ResultCode } from './model/result-code.js';
import { dayOf } from './model/values.js';
import type { Effects, Outcome, SingleUse } from './ports/index.js';

/** Why a request is refused: the OAuth error for the client, the result code for the integrator. */
export interface Refusal {
  readonly error: OAuthError;
  readonly resultCode: ResultCode;
  /** What the finding expected and received, and whom it concerns: fills the message. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Sentences call what came by what it is. */
const calledReceived = ['alg', 'enc', 'kid', 'method', 'grantType', 'responseType', 'redirectUri', 'scope', 'type', 'value', 'identifier'] as const;

/** Sentences name the unit of a limit themselves: of "at most 60 s" they want the number. */
const limitIn = (expected: string): string => /-?\d+/.exec(expected)?.[0] ?? expected;

/** The first failure in list order decides. */
export function refusalOf(facts: Facts, findings: readonly Finding[]): Refusal | undefined {
  const [finding] = findings;
  if (finding === undefined) return undefined;
  const { expected, received, why } = finding.verdict;
  const { client, identifier } = facts.client;
  return {
    error: finding.error,
    resultCode: finding.resultCode,
    values: {
      problem: why,
      clientId: client === undefined ? identifier ?? '' : String(client.clientId),
      apiKey: String(facts.service.apiKey),
      ...(expected === undefined ? {} : { expected, max: limitIn(expected) }),
      ...(received === undefined ? {} : { received, ...Object.fromEntries(calledReceived.map(name => [name, received])) }),
    },
  };
}

/** The client assertion that authenticated the request, as it is remembered against replay. */
function assertionUse(facts: Facts): SingleUse | undefined {
  const assertion = assertionOf(facts);
  const { jti, exp } = assertion?.claims ?? {};
  if (assertion?.signatureValid !== true || typeof jti !== 'string' || !isTime(exp)) return undefined;
  return {
    kind: 'assertion',
    owner: String(facts.client.client?.clientId),
    jti,
    day: dayOf(exp * 1000),
    expiresAt: (exp + facts.limits.clockSkew) * 1000,
  };
}

/** Everything in the request that may be accepted only once. */
export const singleUseOf = (facts: Facts): readonly SingleUse[] =>
  [assertionUse(facts), proofUse(facts.proof, facts.limits.clockSkew)].filter(use => use !== undefined);

/**
 * What a rejected request changes: an assertion that proved the client is burnt, whatever else was wrong. A client that
 * is only told to repeat itself with a nonce may keep its assertion.
 */
export function effectsOfRefusal(facts: Facts, findings: readonly Finding[]): Effects | undefined {
  if (findings.some(({ error }) => error === 'invalid_client' || error === 'use_dpop_nonce')) return undefined;
  const assertion = assertionUse(facts);
  return assertion === undefined ? undefined : { kind: 'remember', singleUse: [assertion] };
}

const SPENT: Readonly<Record<Extract<Outcome, { kind: 'spent' }>['spent'][number], Partial<Record<Facts['endpoint'], Refusal>> & { otherwise: Refusal }>> = {
  assertion: { otherwise: { error: 'invalid_client', resultCode: 'A157358' } },
  proof: { par: { error: 'invalid_dpop_proof', resultCode: 'A350305' }, otherwise: { error: 'invalid_dpop_proof', resultCode: 'A254305' } },
  code: { otherwise: { error: 'invalid_grant', resultCode: 'A050305' } },
  refreshToken: { otherwise: { error: 'invalid_grant', resultCode: 'A053305' } },
  ticket: { otherwise: { error: 'invalid_request', resultCode: 'A041202' } },
  requestUri: { otherwise: { error: 'invalid_request_uri', resultCode: 'A045305' } },
};

/** The refusal behind a lost race, a replay, or a value that was `taken`; client authentication speaks first. */
export function refusalOfOutcome(outcome: Outcome, endpoint: Facts['endpoint'], taken: ResultCode = 'A050204'): Refusal | undefined {
  if (outcome.kind === 'fresh') return undefined;
  if (outcome.kind === 'taken') return { error: 'server_error', resultCode: taken };
  const order = ['assertion', 'proof', 'ticket', 'requestUri', 'code', 'refreshToken'] as const;
  const spent = order.find(kind => outcome.spent.includes(kind)) ?? 'code';
  return SPENT[spent][endpoint] ?? SPENT[spent].otherwise;
}
