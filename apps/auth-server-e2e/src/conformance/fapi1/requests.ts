import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { form, type Answer, type Members } from '../../support/http.js';
import { assertionDraft, compact, seconds, signWith, type JwtDraft } from '../../support/jwt.js';
import { CHALLENGE, VERIFIER } from '../../support/requests.js';
import type { Actor } from './cast.js';

/* Good requests of FAPI 1.0 Advanced, in each variant; a module hands in the one change that it is about. */

type Parameters = Record<string, string | undefined>;

/** An authorization request that is about to be sent. */
export interface Asking {
  object: JwtDraft;
  /** Parameters beside the request object, where the user's browser carries them. */
  beside: Parameters;
  /** Further parameters of the push. */
  pushed: Parameters;
  assertion: JwtDraft | undefined;
  /** The last touch on the finished request object. */
  touch: (request: string) => string | undefined;
}

/** A token request that is about to be sent. */
export interface Redeeming {
  parameters: Parameters;
  assertion: JwtDraft | undefined;
  certificate: string | undefined;
}

export type ChangeOf<D> = (draft: D) => void;
const unchanged = (): void => undefined;

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
export const clientIdOf = ({ client }: Actor): string => String(client.clientId);

const assertionOf = (actor: Actor, audience: string | undefined): JwtDraft | undefined =>
  actor.variant.authentication === 'mtls' ? undefined : assertionDraft(actor.client.clientId, audience ?? '', actor.key);

const credentials = (assertion: JwtDraft | undefined): Parameters =>
  (assertion === undefined ? {} : { client_assertion_type: ASSERTION_TYPE, client_assertion: compact(assertion) });

const responseOf = ({ variant: { response } }: Actor): { readonly response_type: string; readonly response_mode?: string } => (response === 'jarm' ? { response_type: 'code', response_mode: 'jwt' } : { response_type: 'code id_token' });

function draftOf(actor: Actor): Asking {
  const pkce = actor.variant.method === 'pushed' ? { code_challenge: CHALLENGE, code_challenge_method: 'S256' } : {};
  const own = {
    client_id: clientIdOf(actor), ...responseOf(actor), scope: actor.scope, redirect_uri: actor.redirectUri, state: `state-${randomUUID()}`, nonce: `nonce-${randomUUID()}`, ...pkce,
  };
  return {
    object: {
      header: { alg: actor.key.alg, kid: actor.key.kid },
      claims: { ...own, iss: clientIdOf(actor), aud: actor.service.issuer, iat: seconds(), nbf: seconds(), exp: seconds(300) },
      sign: signWith(actor.key),
    },
    // What OpenID Connect Core, 6.1 wants repeated, and what the suite repeats.
    beside: { client_id: clientIdOf(actor), response_type: own.response_type, scope: actor.scope, redirect_uri: actor.redirectUri },
    pushed: {}, assertion: assertionOf(actor, actor.service.issuer), touch: (request) => request,
  };
}

/** How far a request came, and what it said of itself. */
export interface Stop {
  readonly at: 'par' | 'authorization';
  readonly answer: Answer;
  readonly said: Members;
}

export const push = (actor: Actor, { object, pushed, assertion, touch }: Asking): Promise<Answer> => actor.api.post('/pushed_auth_req', {
  parameters: form({ ...(assertion === undefined ? { client_id: clientIdOf(actor) } : {}), ...credentials(assertion), request: touch(compact(object)), ...pushed }),
  clientCertificate: actor.certificate,
});

/** The authorization endpoint's half: with the request object, or with where it was pushed to. */
export const authorize = (actor: Actor, parameters: Parameters): Promise<Answer> => actor.api.post('/auth/authorization', { parameters: form(parameters) });

/** An authorization request up to the login of the user, or to where it is refused. */
export async function ask(actor: Actor, change: ChangeOf<Asking> = unchanged): Promise<Stop> {
  const asking = draftOf(actor);
  change(asking);
  const said = asking.object.claims;
  if (actor.variant.method === 'by_value') return { at: 'authorization', said, answer: await authorize(actor, { ...asking.beside, request: asking.touch(compact(asking.object)) }) };
  const pushed = await push(actor, asking);
  if (pushed.body['action'] !== 'CREATED') return { at: 'par', said, answer: pushed };
  return { at: 'authorization', said, answer: await authorize(actor, { ...asking.beside, request_uri: String(pushed.body['requestUri']) }) };
}

/** A request_uri for a good request. */
export async function requestUriFor(actor: Actor, change: ChangeOf<Asking> = unchanged): Promise<string> {
  const asking = draftOf(actor);
  change(asking);
  const { body } = await push(actor, asking);
  expect(body).toMatchObject({ action: 'CREATED', requestUri: expect.any(String) });
  return String(body['requestUri']);
}

/** The user logs in and agrees. */
export function issue(actor: Actor, opened: Answer): Promise<Answer> {
  expect(opened.body).toMatchObject({ action: 'INTERACTION' });
  return actor.api.post('/auth/authorization/issue', { ticket: opened.body['ticket'], subject: 'john' });
}

/** A code for a good request. */
export const codeFor = async (actor: Actor, change?: ChangeOf<Asking>): Promise<string> =>
  String((await issue(actor, (await ask(actor, change)).answer)).body['authorizationCode']);

const token = (actor: Actor, own: Parameters, change: ChangeOf<Redeeming>): Promise<Answer> => {
  const draft: Redeeming = { parameters: own, assertion: assertionOf(actor, actor.service.tokenEndpoint), certificate: actor.certificate };
  change(draft);
  return actor.api.post('/auth/token', {
    parameters: form({ ...credentials(draft.assertion), ...draft.parameters }), ...(draft.certificate === undefined ? {} : { clientCertificate: draft.certificate }),
  });
};

export const redeem = (actor: Actor, code: string, change: ChangeOf<Redeeming> = unchanged): Promise<Answer> => token(actor, {
  client_id: clientIdOf(actor), grant_type: 'authorization_code', code, redirect_uri: actor.redirectUri,
  ...(actor.variant.method === 'pushed' ? { code_verifier: VERIFIER } : {}),
}, change);

export const refresh = (actor: Actor, refreshToken: string, change: ChangeOf<Redeeming> = unchanged): Promise<Answer> =>
  token(actor, { client_id: clientIdOf(actor), grant_type: 'refresh_token', refresh_token: refreshToken }, change);

/** What the resource server asks about a token that came with a certificate. */
export const introspect = (actor: Actor, accessToken: unknown, certificate: string | undefined = actor.certificate): Promise<Answer> =>
  actor.api.post('/auth/introspection', { token: accessToken, ...(certificate === '' ? {} : { clientCertificate: certificate }) });

