import { exchangeWith } from '../../api/call';
import { compact } from './jwt';
import type { Draft } from './drafts';
import type { Exchange, HttpMessage, Run, StepId } from './run';

/** A draft with everything signed. */
interface Sealed {
  readonly parameters: URLSearchParams;
  readonly dpop?: string;
  readonly call: Readonly<Record<string, unknown>>;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** With JAR the parameters travel inside the request object; the client's name stays outside as well (RFC 9101 section 5). */
async function seal({ parameters, assertion, proof, requestObject, call }: Draft, { keys }: Run): Promise<Sealed> {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  const form = new URLSearchParams(given);
  const key = keys.client;
  if (requestObject !== undefined && key !== undefined) {
    const clientId = form.get('client_id') ?? '';
    const request = await compact({ ...requestObject, claims: { ...Object.fromEntries(given), ...requestObject.claims } }, key);
    for (const [name] of given) form.delete(name);
    form.set('client_id', clientId);
    form.set('request', request);
  }
  if (assertion !== undefined && key !== undefined) {
    form.set('client_assertion_type', ASSERTION_TYPE);
    form.set('client_assertion', await compact(assertion, key));
  }
  const { dpop } = keys;
  return { parameters: form, call, ...(proof === undefined || dpop === undefined ? {} : { dpop: await compact(proof, dpop) }) };
}

const paths: Readonly<Record<Exclude<StepId, 'client'>, string>> = {
  par: '/pushed_auth_req', authorize: '/auth/authorization', interaction: '/auth/authorization/issue', token: '/auth/token', refresh: '/auth/token',
  introspection: '/auth/introspection', revoke: '/auth/revocation',
};

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** What the client sends to the authorization server's own endpoint. */
function outsideOf(step: StepId, { service }: Run, { parameters, dpop, call }: Sealed): HttpMessage | undefined {
  const post = (url: string | undefined): HttpMessage => ({ method: 'POST', url: url ?? '', headers: { ...FORM, ...(dpop === undefined ? {} : { DPoP: dpop }) }, body: parameters.toString() });
  switch (step) {
    case 'par': return post(service.pushedAuthReqEndpoint);
    case 'authorize': return { method: 'GET', url: `${service.authorizationEndpoint ?? ''}?${parameters.toString()}`, headers: {} };
    case 'token': case 'refresh': return post(service.tokenEndpoint);
    case 'revoke': return post(service.revocationEndpoint);
    case 'introspection': {
      const scheme = dpop === undefined ? 'Bearer' : 'DPoP';
      return { method: 'GET', url: String(call['htu'] ?? 'https://resource.example.com/accounts'), headers: { Authorization: `${scheme} ${String(call['token'])}`, ...(dpop === undefined ? {} : { DPoP: dpop }) } };
    }
    default: return undefined;
  }
}

const insideBody = (step: StepId, { parameters, dpop, call }: Sealed): Record<string, unknown> =>
  (step === 'interaction' || step === 'introspection'
    ? { ...call, ...(dpop === undefined ? {} : { dpop }) }
    : { parameters: parameters.toString(), ...(dpop === undefined ? {} : { dpop }), ...call });

/** The actions that mean that the step went well. */
const good: Readonly<Record<Exclude<StepId, 'client'>, readonly string[]>> = {
  par: ['CREATED'], authorize: ['INTERACTION', 'NO_INTERACTION'], interaction: ['LOCATION', 'FORM'], token: ['OK'], refresh: ['OK'], introspection: ['OK'], revoke: ['OK'],
};

const httpStatus: Readonly<Record<string, number>> = {
  OK: 200, CREATED: 201, LOCATION: 302, FORM: 200, BAD_REQUEST: 400, UNAUTHORIZED: 401, INVALID_CLIENT: 401, FORBIDDEN: 403, PAYLOAD_TOO_LARGE: 413, INTERNAL_SERVER_ERROR: 500,
};

/** What the authorization server makes of the engine's answer; absent where it shows a page instead. */
function replyOf(step: StepId, answer: Readonly<Record<string, unknown>>): Exchange['reply'] {
  const action = String(answer['action']);
  const status = httpStatus[action];
  if (status === undefined) return undefined;
  const content = String(answer['responseContent'] ?? '');
  const nonce: Readonly<Record<string, string>> = typeof answer['dpopNonce'] === 'string' ? { 'DPoP-Nonce': answer['dpopNonce'] } : {};
  if (action === 'LOCATION') return { status, headers: { Location: content }, body: '' };
  if (step === 'introspection' && action !== 'OK') return { status, headers: { 'WWW-Authenticate': content, ...nonce }, body: '' };
  return { status, headers: { 'Content-Type': action === 'FORM' ? 'text/html' : 'application/json', 'Cache-Control': 'no-store', ...nonce }, body: step === 'introspection' ? '' : content };
}

/** Makes the request of a step. Throws an ApiError only when nobody answers. */
export async function perform(step: Exclude<StepId, 'client'>, run: Run, draft: Draft, broken?: string): Promise<Exchange> {
  const sealed = await seal(draft, run);
  const inside = { path: `/api/${run.service.apiKey}${paths[step]}`, body: insideBody(step, sealed) };
  const { status, body, traceId } = await exchangeWith('POST', inside.path, inside.body);
  const answer = (body ?? {}) as Readonly<Record<string, unknown>>;
  const outside = outsideOf(step, run, sealed);
  const reply = replyOf(step, answer);
  return {
    inside, status, answer, succeeded: good[step].includes(String(answer['action'])),
    ...(outside === undefined ? {} : { outside }), ...(reply === undefined ? {} : { reply }),
    ...(traceId === undefined ? {} : { traceId }), ...(broken === undefined ? {} : { broken }),
  };
}
