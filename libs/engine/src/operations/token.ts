import { effectsOfRefusal, refusalOf, refusalOfOutcome, singleUseOf, type Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import { gatherToken } from '../facts/gather-token.js';
import { resultOf } from '../issue/errors.js';
import { clientCredentials, passwordTicket } from '../issue/client-credentials.js';
import { nextNonce } from '../issue/next-nonce.js';
import { redeemCode } from '../issue/redeem-code.js';
import { refresh } from '../issue/refresh.js';
import { repeatRefresh } from '../issue/repeat-refresh.js';
import type { IssuedTokens } from '../issue/tokens.js';
import { given } from '../model/given.js';
import type { TokenRequest } from '../model/requests.js';
import type { TokenResponse } from '../model/responses.js';
import type { ResultCode } from '../model/result-code.js';
import { first, resourcesIn, valuesOf } from '../parse/parameters.js';
import type { Outcome, Ports } from '../ports/index.js';
import { areTooLarge, isForeign, isNoObject, MAX_PROPERTIES } from './call-values.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { examine, type Examined } from './examine.js';
import { clientMembers, grantedToken, nothingIssued, refusedToken } from './token-answer.js';

/** POST /auth/token (RFC 6749, 3.2). */
export const token = (ports: Ports): Noting<Engine['token']> => async (service, request, notes) => {
  const examined = examine(await gatherToken(ports, service, request), notes);
  const { facts } = examined;
  const refusal = refusalOf(facts, examined.findings);
  if (refusal !== undefined) return refusedToken(ports, facts, await afterRefusal(ports, examined) ?? refusal);
  const problem = callProblem(request, facts);
  if (problem === undefined && facts.grant?.grantType === 'PASSWORD') return askForPassword(ports, examined, request);
  const issued = problem ?? await issue(ports, examined, request);
  if ('error' in issued) return refusedToken(ports, facts, issued);
  const outcome = await ports.store.commit(service.apiKey, issued.effects);
  await revokeReused(ports, facts, outcome);
  const lost = refusalOfOutcome(outcome, 'token', callCodesOf(facts).taken);
  if (lost === undefined) return grantedToken(ports, facts, issued);
  const again = await repeatRefresh(ports, facts, outcome, request);
  return again === undefined ? refusedToken(ports, facts, lost) : grantedToken(ports, facts, again);
};

interface CallCodes {
  readonly tooBig: ResultCode;
  readonly badClaims: ResultCode;
  readonly foreignValue?: ResultCode;
  /** The value is that of another token. */
  readonly taken?: ResultCode;
}

const forCode: CallCodes = { tooBig: 'A050201', badClaims: 'A050202', foreignValue: 'A050203', taken: 'A050204' };
const callCodes: Readonly<Record<string, CallCodes>> = {
  REFRESH_TOKEN: { tooBig: 'A053201', badClaims: 'A053202', foreignValue: 'A053203', taken: 'A053204' },
  CLIENT_CREDENTIALS: { tooBig: 'A052201', badClaims: 'A052202', foreignValue: 'A052203', taken: 'A052204' },
  // The token of a password grant is made by token/issue, with the value that comes there.
  PASSWORD: { tooBig: 'A051201', badClaims: 'A051202' },
};

const callCodesOf = ({ grant }: Facts): CallCodes => callCodes[grant?.grantType ?? ''] ?? forCode;

/** Mistakes of the front end itself. */
function callProblem({ properties, jwtAtClaims, accessToken }: TokenRequest, facts: Facts): Refusal | undefined {
  const { tooBig, badClaims, foreignValue } = callCodesOf(facts);
  if (areTooLarge(properties)) return { error: 'server_error', resultCode: tooBig, values: { max: String(MAX_PROPERTIES) } };
  if (isNoObject(jwtAtClaims)) return { error: 'server_error', resultCode: badClaims, values: { problem: "'jwtAtClaims' is no JSON object" } };
  return foreignValue !== undefined && isForeign(accessToken) ? { error: 'server_error', resultCode: foreignValue } : undefined;
}

/** Every rule has passed: the grant is there. */
function issue(ports: Ports, { facts, profiles }: Examined, request: TokenRequest): Promise<IssuedTokens | Refusal> {
  const code = facts.grant?.code?.record;
  if (code !== undefined) return redeemCode(ports, facts, code, request);
  const refreshToken = facts.grant?.refreshToken?.record;
  const presented = { value: first(valuesOf(facts.parameters), 'refresh_token') ?? '', record: refreshToken };
  if (presented.record !== undefined) return refresh(ports, facts, { ...presented, record: presented.record }, request);
  if (facts.grant?.grantType === 'CLIENT_CREDENTIALS') return clientCredentials(ports, facts, profiles, request);
  throw new Error('A token request passed every rule without a grant');
}

/** The password grant needs the front end to check the password first. */
async function askForPassword(ports: Ports, { facts, profiles }: Examined, request: TokenRequest): Promise<TokenResponse> {
  const { service, client, now } = facts;
  const ticket = ports.crypto.value(now);
  const effects = { kind: 'openTokenTicket', singleUse: singleUseOf(facts), ticket: { value: ticket, record: passwordTicket(facts, profiles, request) } } as const;
  const lost = refusalOfOutcome(await ports.store.commit(service.apiKey, effects), 'token');
  if (lost !== undefined) return refusedToken(ports, facts, lost);
  const values = valuesOf(facts.parameters);
  const result = { resultCode: 'A051001', values: { apiKey: String(service.apiKey), clientId: String(client.client?.clientId) } } as const;
  return {
    type: 'tokenResponse',
    ...resultOf(ports.messages, result),
    action: 'PASSWORD',
    ticket,
    ...given({ username: first(values, 'username'), password: first(values, 'password'), resources: resourcesIn(values), authorizationDetails: effects.ticket.record.authorizationDetails }),
    scopes: effects.ticket.record.scopes,
    grantType: 'PASSWORD',
    ...nothingIssued, ...clientMembers(service, client.client, client.aliasUsed), ...nextNonce(ports, facts),
  };
}

/** Burns the assertion of a rejected request; a reused code or refresh token revokes what it bought. */
async function afterRefusal(ports: Ports, { facts, findings }: Examined): Promise<Refusal | undefined> {
  const effects = effectsOfRefusal(facts, findings);
  const outcome = effects === undefined ? undefined : await ports.store.commit(facts.service.apiKey, effects);
  const replayed = outcome === undefined ? undefined : refusalOfOutcome(outcome, 'token');
  const authenticated = !findings.some(({ error }) => error === 'invalid_client' || error === 'use_dpop_nonce');
  const { code, refreshToken } = facts.grant ?? {};
  const reused = code?.usedAt !== undefined ? code.record : refreshToken?.usedAt !== undefined ? refreshToken.record : undefined;
  if (replayed === undefined && authenticated && reused?.clientId === facts.client.client?.clientId && reused !== undefined) {
    await ports.store.commit(facts.service.apiKey, { kind: 'revokeChain', chain: reused.chain });
  }
  return replayed;
}

/** A code that another request spent first was used twice: what it bought goes (RFC 6749, 4.1.2). */
async function revokeReused(ports: Ports, { service, grant }: Facts, outcome: Outcome): Promise<void> {
  const chain = grant?.code?.record?.chain;
  if (outcome.kind === 'spent' && outcome.spent.includes('code') && chain !== undefined) {
    await ports.store.commit(service.apiKey, { kind: 'revokeChain', chain });
  }
}
