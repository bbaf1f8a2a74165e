import { effectsOfRefusal, refusalOf, refusalOfOutcome, singleUseOf, type Refusal } from '../decide.js';
import type { Facts } from '../facts/facts.js';
import { withoutCredentials } from '../facts/authorization.js';
import { REQUEST_URI } from '../facts/gather-authorization.js';
import { gatherPushedRequest } from '../facts/gather-pushed-request.js';
import { errorBody, resultOf } from '../issue/errors.js';
import { nextNonce } from '../issue/next-nonce.js';
import { given } from '../model/given.js';
import type { PushedAuthReqResponse } from '../model/responses.js';
import { first } from '../parse/parameters.js';
import type { Effects, Outcome, Ports } from '../ports/index.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { examine, type Examined } from './examine.js';

const fresh: Outcome = { kind: 'fresh' };

/** POST /pushed_auth_req (RFC 9126). */
export const pushedAuthReq = (ports: Ports): Noting<Engine['pushedAuthReq']> => async (service, request, notes) => {
  const examined = examine(await gatherPushedRequest(ports, service, request), notes);
  const refusal = refusalOf(examined.facts, examined.findings);
  const value = ports.crypto.value(examined.facts.now);
  const effects = refusal === undefined ? push(examined.facts, value) : effectsOfRefusal(examined.facts, examined.findings);
  const outcome = effects === undefined ? fresh : await ports.store.commit(service.apiKey, effects);
  return answer(ports, examined, value, refusalOfOutcome(outcome, 'par') ?? refusal);
};

function push(facts: Facts, value: string): Effects {
  const { authorization, client, limits, now, proof, requestObject } = facts;
  const payload = requestObject?.jwt?.claims;
  const values = authorization?.values ?? {};
  const dpopJkt = proof.kind === 'decoded' ? proof.jkt : first(values, 'dpop_jkt');
  return {
    kind: 'push',
    singleUse: singleUseOf(facts),
    pushed: {
      value,
      record: {
        clientId: client.client?.clientId ?? 0,
        parameters: withoutCredentials(values),
        ...(dpopJkt === undefined ? {} : { dpopJkt }),
        ...(payload === undefined ? {} : { requestObject: JSON.stringify(payload) }),
        expiresAt: now + limits.pushedAuthReqDuration * 1000,
      },
    },
  };
}

function answer(ports: Ports, { facts }: Examined, value: string, refusal: Refusal | undefined): PushedAuthReqResponse {
  const { service, client: { client } } = facts;
  const shared = { ...given({ clientAuthMethod: client?.tokenAuthMethod }), ...nextNonce(ports, facts) };
  if (refusal !== undefined) {
    return { ...resultOf(ports.messages, refusal), action: actionOf(refusal), responseContent: errorBody(ports.messages, service, refusal), ...shared };
  }
  const requestUri = REQUEST_URI + value;
  const { resultCode, resultMessage } = resultOf(ports.messages, { resultCode: 'A245001', values: { clientId: String(client?.clientId), requestUri } });
  return {
    resultCode, resultMessage,
    action: 'CREATED',
    requestUri,
    responseContent: JSON.stringify({ expires_in: facts.limits.pushedAuthReqDuration, request_uri: requestUri }),
    ...shared,
  };
}

function actionOf({ error, resultCode }: Refusal): PushedAuthReqResponse['action'] {
  if (error === 'server_error') return 'INTERNAL_SERVER_ERROR';
  if (resultCode === 'A245203') return 'PAYLOAD_TOO_LARGE';
  return error === 'invalid_client' ? 'UNAUTHORIZED' : 'BAD_REQUEST';
}
