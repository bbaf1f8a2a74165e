import { effectsOfRefusal, refusalOf, refusalOfOutcome, singleUseOf, type Refusal } from '../decide.js';
import { gatherRevocation } from '../facts/gather-revocation.js';
import { errorBody, resultOf } from '../issue/errors.js';
import type { RevocationResponse } from '../model/responses.js';
import type { Service } from '../model/service.js';
import type { Outcome, Ports } from '../ports/index.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { examine } from './examine.js';

const fresh: Outcome = { kind: 'fresh' };

/** POST /auth/revocation (RFC 7009). A token that is not there counts as revoked. */
export const revocation = (ports: Ports): Noting<Engine['revocation']> => async (service, request, notes) => {
  const { facts, findings } = examine(await gatherRevocation(ports, service, request), notes);
  const refusal = refusalOf(facts, findings);
  const singleUse = singleUseOf(facts);
  const burnt = refusal === undefined ? { kind: 'remember', singleUse } as const : effectsOfRefusal(facts, findings);
  const outcome = burnt === undefined || burnt.kind === 'remember' && burnt.singleUse.length === 0 ? fresh : await ports.store.commit(service.apiKey, burnt);
  const failed = refusalOfOutcome(outcome, 'revocation') ?? refusal;
  if (failed !== undefined) return refused(ports, service, failed);
  if (facts.revoked !== undefined) await ports.store.commit(service.apiKey, { kind: 'revokeToken', token: facts.revoked.value });
  return { ...resultOf(ports.messages, { resultCode: 'A113001' }), action: 'OK' };
};

const refused = (ports: Ports, service: Service, refusal: Refusal): RevocationResponse => ({
  ...resultOf(ports.messages, refusal),
  action: refusal.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : refusal.error === 'invalid_client' ? 'INVALID_CLIENT' : 'BAD_REQUEST',
  responseContent: errorBody(ports.messages, service, refusal),
});
