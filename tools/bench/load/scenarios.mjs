// What is measured. A scenario prepares the material of a round (keys, signatures) and performs one operation with it.
import { perform } from './round.mjs';
import { redirectUri, resource, tokenEndpoint } from './party.mjs';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Tokens that introspection asks about in turn. */
const TOKENS = 1000;

const form = (values) => new URLSearchParams(values).toString();

/** The material of one flow: everything that is known before it starts. */
function prepareFlow({ clientId }, party, { scope, bound }) {
  const { verifier, challenge } = party.pkce();
  const client = { client_assertion_type: ASSERTION_TYPE, client_id: clientId };
  const device = bound ? party.device() : undefined;
  return {
    device,
    pushed: form({
      ...client, client_assertion: party.assertion(clientId), response_type: 'code', redirect_uri: redirectUri, scope,
      code_challenge: challenge, code_challenge_method: 'S256',
    }),
    token: form({
      ...client, client_assertion: party.assertion(clientId), grant_type: 'authorization_code', redirect_uri: redirectUri, code_verifier: verifier,
    }),
    ...(bound ? { dpop: party.proof(device, 'POST', tokenEndpoint) } : {}),
  };
}

/** Everything before the token request: it asks for a code. */
async function obtainCode(call, { clientId }, material) {
  const { requestUri } = await call('/pushed_auth_req', { parameters: material.pushed }, 'A245001');
  const { ticket } = await call('/auth/authorization', { parameters: form({ client_id: clientId, request_uri: requestUri }) }, 'A004001');
  const { authorizationCode } = await call('/auth/authorization/issue', { ticket, subject: 'john' }, 'A040001');
  return { ...material, authorizationCode };
}

async function redeemCode(call, _target, { token, dpop, device, authorizationCode }) {
  const { accessToken } = await call('/auth/token', { parameters: `${token}&code=${authorizationCode}`, dpop }, 'A050001');
  return { accessToken, device };
}

const flow = {
  name: 'FAPI 2.0 flow',
  detail: 'PAR, authorization, issue, token; private_key_jwt, DPoP, ES256',
  budget: 1000,
  start: 300,
  warmUp: 6000,
  prepare: (target, party) => prepareFlow(target, party, { scope: 'bench', bound: true }),
  perform: async (call, target, material) => redeemCode(call, target, await obtainCode(call, target, material)),
};

/** The last call alone; `arrange` does the others before anything is measured. */
export const tokenRequest = { ...flow, name: 'token request', budget: undefined, arrange: obtainCode, perform: redeemCode };

/** Tokens of flows, made once for each target. */
async function makeTokens(target, party, kind) {
  if (target.tokens[kind.scope] !== undefined) return;
  const materials = Array.from({ length: TOKENS }, () => prepareFlow(target, party, kind));
  target.tokens[kind.scope] = await perform({ target, scenario: flow, materials });
}

const pick = (tokens, index) => tokens[index % tokens.length];
const plain = { scope: 'plain', bound: false };
const bound = { scope: 'bench', bound: true };

const introspection = {
  name: 'introspection',
  detail: 'opaque token',
  budget: 95,
  start: 3000,
  warmUp: 30_000,
  ready: (target, party) => makeTokens(target, party, plain),
  prepare: (target, _party, index) => ({ token: pick(target.tokens.plain, index).accessToken }),
  perform: (call, _target, body) => call('/auth/introspection', body, 'A056001'),
};

const introspectionDpop = {
  ...introspection,
  name: 'introspection, DPoP',
  detail: 'opaque token and a proof that is remembered',
  budget: undefined,
  start: 1000,
  warmUp: 15_000,
  ready: (target, party) => makeTokens(target, party, bound),
  prepare(target, party, index) {
    const { accessToken: token, device } = pick(target.tokens.bench, index);
    return { token, dpop: party.proof(device, 'GET', resource, token), htm: 'GET', htu: resource };
  },
};

const echo = {
  name: 'misc/echo',
  detail: 'HTTP alone',
  budget: undefined,
  start: 5000,
  warmUp: 30_000,
  isBaseLine: true,
  prepare: () => undefined,
  perform: (call) => call('/misc/echo?a=1', undefined, undefined),
};

export const scenarios = { flow, introspection, 'introspection-dpop': introspectionDpop, echo };
