import { randomBytes } from 'node:crypto';
import { form, type Answer, type Members } from './http.js';
import { assertionDraft, compact, proofDraft, seconds, sha256, signWith, type JwtDraft } from './jwt.js';
import type { Party } from './parties.js';

/* A good request for each API; a test hands in the one change that it is about. */

/** A request that is about to be sent. What is set to undefined is left out. */
export interface Draft {
  parameters: Record<string, string | readonly string[] | undefined>;
  assertion: JwtDraft | undefined;
  proof: JwtDraft | undefined;
  /** The request object around the parameters; what its claims say goes before them. */
  object?: JwtDraft;
  /** Members of the call itself, beside `parameters` and `dpop`. */
  call: Members;
}

export type Change<D = Draft> = (draft: D) => void;

const unchanged = (): void => undefined;

export const VERIFIER = randomBytes(32).toString('base64url');
export const CHALLENGE = sha256(VERIFIER);
export const RESOURCE = 'https://resource.example.com/api/sample';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Parameters inside their request object, but for those that name the client or another request. */
function signed({ client_id: clientId, request_uri: requestUri, ...inside }: Draft['parameters'], object: JwtDraft): Draft['parameters'] {
  const given = Object.fromEntries(Object.entries(inside).filter(([, value]) => value !== undefined));
  return { client_id: clientId, request_uri: requestUri, request: compact({ ...object, claims: { client_id: clientId, ...given, ...object.claims } }) };
}

function send(party: Party, path: string, draft: Draft, change: Change): Promise<Answer> {
  change(draft);
  const { assertion, proof, call, object } = draft;
  const parameters = object === undefined ? draft.parameters : signed(draft.parameters, object);
  const credentials = assertion === undefined ? {} : { client_assertion_type: ASSERTION_TYPE, client_assertion: compact(assertion) };
  return party.api.post(path, {
    parameters: form({ ...credentials, ...parameters }),
    ...(proof === undefined ? {} : { dpop: compact(proof) }),
    ...call,
  });
}

const audience = ({ service }: Party): string => service.issuer ?? '';
const clientIdOf = ({ client }: Party): string => String(client.clientId);
const assertionOf = (party: Party): JwtDraft | undefined => (party.authenticates === undefined ? assertionDraft(party.client.clientId, audience(party), party.key) : undefined);
const tokenProof = (party: Party): JwtDraft | undefined => (party.bindsTo === undefined ? proofDraft(party.proofKey, 'POST', party.service.tokenEndpoint ?? '') : undefined);
const shownBy = ({ certificate }: Party): Members => (certificate === undefined ? {} : { clientCertificate: certificate });

/** A request object that is good for five minutes. */
const objectOf = (party: Party): { readonly object?: JwtDraft } => (party.signs === undefined ? {} : { object: {
  header: { alg: party.key.alg, kid: party.key.kid, typ: 'oauth-authz-req+jwt' },
  claims: { iss: clientIdOf(party), aud: audience(party), iat: seconds(), nbf: seconds(), exp: seconds(300) },
  sign: signWith(party.key),
} });

/** The proof of a push; good requests do without, tests of the binding put it in. */
export const pushProof = (party: Party): JwtDraft => proofDraft(party.proofKey, 'POST', party.service.pushedAuthReqEndpoint ?? '');

export const push = (party: Party, change: Change = unchanged): Promise<Answer> => send(party, '/pushed_auth_req', {
  parameters: {
    client_id: clientIdOf(party), response_type: 'code', redirect_uri: party.redirectUri, scope: party.scope,
    code_challenge: CHALLENGE, code_challenge_method: 'S256', ...(party.wants === undefined ? {} : { response_mode: 'jwt' }),
  },
  assertion: assertionOf(party), proof: undefined, call: shownBy(party), ...objectOf(party),
}, change);

export const authorize = (party: Party, requestUri: string, change: Change = unchanged): Promise<Answer> =>
  send(party, '/auth/authorization', {
    parameters: { client_id: clientIdOf(party), request_uri: requestUri }, assertion: undefined, proof: undefined, call: {},
  }, change);

export const issue = (party: Party, ticket: string, change: Change<Members> = unchanged): Promise<Answer> => {
  const body: Members = { ticket, subject: 'john' };
  change(body);
  return party.api.post('/auth/authorization/issue', body);
};

export const fail = (party: Party, ticket: string, reason: string): Promise<Answer> => party.api.post('/auth/authorization/fail', { ticket, reason });

export const redeem = (party: Party, code: string, change: Change = unchanged): Promise<Answer> => send(party, '/auth/token', {
  parameters: { client_id: clientIdOf(party), grant_type: 'authorization_code', code, redirect_uri: party.redirectUri, code_verifier: VERIFIER },
  assertion: assertionOf(party), proof: tokenProof(party), call: shownBy(party),
}, change);

export const refresh = (party: Party, refreshToken: string, change: Change = unchanged): Promise<Answer> => send(party, '/auth/token', {
  parameters: { client_id: clientIdOf(party), grant_type: 'refresh_token', refresh_token: refreshToken },
  assertion: assertionOf(party), proof: tokenProof(party), call: shownBy(party),
}, change);

/** What a resource server asks; the same request to the resource throughout. */
export interface ResourceDraft {
  proof: JwtDraft | undefined;
  call: Members;
}

export const introspect = (party: Party, token: string, change: Change<ResourceDraft> = unchanged): Promise<Answer> => {
  const proof = party.bindsTo === undefined ? proofDraft(party.proofKey, 'GET', RESOURCE, token) : undefined;
  const draft: ResourceDraft = { proof, call: { token, htm: 'GET', htu: RESOURCE, ...shownBy(party) } };
  change(draft);
  return party.api.post('/auth/introspection', { ...(draft.proof === undefined ? {} : { dpop: compact(draft.proof) }), ...draft.call });
};
