import { createHash, randomUUID } from 'node:crypto';
import type {
  AuthorizationIssueRequest, AuthorizationIssueResponse, AuthorizationRequestCall, AuthorizationResponse, Client, IntrospectionRequest, IntrospectionResponse,
  PushedAuthReqRequest, PushedAuthReqResponse, Service, TokenRequest, TokenResponse,
} from '@symbolon/engine';
import { clientOf, serviceOf } from './settings.js';
import { aKey, bareJwk, changedJwt, keySetOf, type JwtChange, type SigningKey } from './signing.js';
import { createTestEngine, type TestEngine } from './test-engine.js';

/* The FAPI 2.0 flow from PAR to introspection, call by call: every request is good, and takes one change. */

export const ISSUER = 'https://as.example.com';
export const endpoints = { par: `${ISSUER}/par`, token: `${ISSUER}/token`, resource: 'https://rs.example.com/accounts' } as const;

/** Keys are slow to make, so that all flows share them. */
export const keys = {
  service: aKey('service'), first: aKey('first'), second: aKey('second'),
  firstProof: aKey('first-proof'), secondProof: aKey('second-proof'), other: aKey('other'),
} as const;

export const REDIRECT_URI = 'https://client.example.org/cb?dummy1=lorem&dummy2=ipsum';
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** A client with what it proves itself by. */
export interface Party {
  readonly client: Client;
  readonly key: SigningKey;
  readonly proofKey: SigningKey;
}

/** Parameters that take the place of the good ones: undefined leaves one out, several values repeat it. */
export type ParameterChange = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One change to a call that stands for a client's request. */
export interface ClientChange<Call> {
  /** Who asks; the first client, if absent. */
  readonly by?: Party;
  readonly parameters?: ParameterChange;
  /** `false`: none. */
  readonly assertion?: JwtChange | false;
  readonly proof?: JwtChange | false;
  /** What the front end adds. */
  readonly call?: Partial<Call>;
}

export interface Settings {
  readonly service?: Partial<Service>;
  readonly client?: Partial<Client>;
}

/** An engine with a service and two clients, and a call for each step. */
export interface Flow extends TestEngine {
  readonly service: Service;
  readonly first: Party;
  readonly second: Party;
  readonly now: () => number;
  /** Lets time pass, s. */
  readonly pass: (duration: number) => void;
  readonly assertion: (by?: Party, change?: JwtChange) => string;
  readonly proof: (htm: string, htu: string, by?: Party, change?: JwtChange) => string;
  readonly push: (change?: ClientChange<PushedAuthReqRequest>) => Promise<PushedAuthReqResponse>;
  readonly authorize: (requestUri: string | undefined, change?: { readonly parameters?: ParameterChange; readonly call?: Partial<AuthorizationRequestCall> }) => Promise<AuthorizationResponse>;
  readonly issue: (ticket: string | undefined, change?: AuthorizationIssueRequest) => Promise<AuthorizationIssueResponse>;
  readonly token: (code: string | undefined, change?: ClientChange<TokenRequest>) => Promise<TokenResponse>;
  readonly refresh: (refreshToken: string | undefined, change?: ClientChange<TokenRequest>) => Promise<TokenResponse>;
  /** A resource server's question, about a token that comes with a proof. */
  readonly introspect: (token: string | undefined, change?: { readonly by?: Party; readonly proof?: JwtChange | false; readonly call?: Partial<IntrospectionRequest> }) => Promise<IntrospectionResponse>;
  /** From the push to the ticket. */
  readonly ticket: (change?: ClientChange<PushedAuthReqRequest>) => Promise<string>;
  /** From the push to the code. */
  readonly code: (change?: ClientChange<PushedAuthReqRequest>, issue?: AuthorizationIssueRequest) => Promise<string>;
  /** From the push to the tokens. */
  readonly tokens: (change?: ClientChange<PushedAuthReqRequest>, token?: ClientChange<TokenRequest>) => Promise<TokenResponse>;
}

const scope = (name: string, fapi2?: string) => ({ name, defaultEntry: false, ...(fapi2 === undefined ? {} : { attributes: [{ key: 'fapi2', value: fapi2 }] }) });

/** A service as FAPI 2.0 wants it; its scope `payments` puts the profile in force, `profile` does not. */
export const aService = (change: Partial<Service> = {}): Service => serviceOf({
  issuer: ISSUER,
  authorizationEndpoint: `${ISSUER}/authorize`,
  tokenEndpoint: endpoints.token,
  pushedAuthReqEndpoint: endpoints.par,
  jwksUri: `${ISSUER}/jwks`,
  jwks: keySetOf(keys.service.privateJwk),
  supportedServiceProfiles: ['FAPI'],
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  supportedResponseTypes: ['CODE'],
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  supportedScopes: [scope('openid'), scope('profile'), scope('payments', 'sp')],
  clientAssertionAudRestrictedToIssuer: true,
  refreshTokenKept: true,
  allowableClockSkew: 10,
  accessTokenDuration: 300,
  refreshTokenDuration: 3600,
  idTokenDuration: 300,
}, { apiKey: 1000, ...change });

/** A client as FAPI 2.0 wants it. */
export const aClient = (clientId: number, key: SigningKey, change: Partial<Client> = {}): Client => clientOf({
  clientType: 'CONFIDENTIAL',
  applicationType: 'WEB',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
  redirectUris: [REDIRECT_URI],
  tokenAuthMethod: 'PRIVATE_KEY_JWT',
  tokenAuthSignAlg: 'ES256',
  idTokenSignAlg: 'ES256',
  dpopRequired: true,
  jwks: keySetOf(key.publicJwk),
}, { clientId, ...change });

function encoded(parameters: ParameterChange): string {
  const pairs = Object.entries(parameters).flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value as string]));
  return new URLSearchParams(pairs).toString();
}

function must(value: string | undefined): string {
  if (value === undefined) throw new Error('A step before the one under test went wrong');
  return value;
}

/** The JWTs that a client makes, at this time. */
function jwtsOf(now: () => number, first: Party): Pick<Flow, 'assertion' | 'proof'> {
  const seconds = (): number => Math.floor(now() / 1000);
  return {
    assertion(by = first, change = {}) {
      const clientId = String(by.client.clientId);
      const claims = { iss: clientId, sub: clientId, aud: ISSUER, iat: seconds(), nbf: seconds(), exp: seconds() + 60, jti: randomUUID() };
      return changedJwt({ alg: by.key.alg, kid: by.key.kid }, claims, by.key, change);
    },
    proof(htm, htu, by = first, change = {}) {
      const key = change.key ?? by.proofKey;
      return changedJwt({ alg: key.alg, typ: 'dpop+jwt', jwk: bareJwk(key) }, { htm, htu, iat: seconds(), jti: randomUUID() }, key, change);
    },
  };
}

type Steps = Omit<Flow, keyof TestEngine | 'service' | 'first' | 'second' | 'now' | 'pass' | 'assertion' | 'proof' | 'ticket' | 'code' | 'tokens'>;

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function stepsOf({ engine }: TestEngine, service: Service, first: Party, jwts: Pick<Flow, 'assertion' | 'proof'>): Steps {
  /** What a client adds to its own parameters: who it is, and the proof of its key. */
  const signed = <Call>(htu: string, own: ParameterChange, { by = first, parameters, assertion, proof, call }: ClientChange<Call>) => ({
    parameters: encoded({
      client_id: String(by.client.clientId), ...own,
      ...(assertion === false ? {} : { client_assertion_type: JWT_BEARER, client_assertion: jwts.assertion(by, assertion) }),
      ...parameters,
    }),
    ...(proof === false ? {} : { dpop: jwts.proof('POST', htu, by, proof) }),
    ...call,
  });
  const asked = { response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'payments', state: 'state-1', code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' };
  return {
    push: (change = {}) => engine.pushedAuthReq(service, signed(endpoints.par, asked, change)),
    authorize: (requestUri, { parameters, call } = {}) => engine.authorization(service, {
      parameters: encoded({ client_id: String(first.client.clientId), request_uri: requestUri, ...parameters }), ...call,
    }),
    issue: (ticket, change = {}) => engine.authorizationIssue(service, { subject: 'john', ...(ticket === undefined ? {} : { ticket }), ...change }),
    token: (code, change = {}) => engine.token(service, signed(endpoints.token, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER }, change)),
    refresh: (refreshToken, change = {}) => engine.token(service, signed(endpoints.token, { grant_type: 'refresh_token', refresh_token: refreshToken }, change)),
    introspect(token, { by = first, proof, call } = {}) {
      const ath = token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') };
      const dpop = proof === false ? {} : { dpop: jwts.proof('GET', endpoints.resource, by, { ...proof, claims: { ...ath, ...proof?.claims } }) };
      return engine.introspection(service, { htm: 'GET', htu: endpoints.resource, ...(token === undefined ? {} : { token }), ...dpop, ...call });
    },
  };
}

/** A flow of its own: an engine, a service and two clients. */
export function createFlow({ service: serviceChange, client: clientChange }: Settings = {}): Flow {
  const service = aService(serviceChange);
  const first: Party = { client: aClient(4711, keys.first, clientChange), key: keys.first, proofKey: keys.firstProof };
  const second: Party = { client: aClient(4712, keys.second, clientChange), key: keys.second, proofKey: keys.secondProof };
  const test = createTestEngine(service, [first.client, second.client]);
  let time = Date.UTC(2026, 10, 21, 12);
  const setTime = (now: number): void => test.setTime(time = now);
  setTime(time);
  const now = (): number => time;
  const jwts = jwtsOf(now, first);
  const steps = stepsOf(test, service, first, jwts);
  const ticket: Flow['ticket'] = async (change = {}) => {
    const { requestUri } = await steps.push(change);
    const by = change.by === undefined ? {} : { parameters: { client_id: String(change.by.client.clientId) } };
    return must((await steps.authorize(must(requestUri), by)).ticket);
  };
  const code: Flow['code'] = async (change, issue) => must((await steps.issue(await ticket(change), issue)).authorizationCode);
  const tokens: Flow['tokens'] = async (change = {}, token = {}) =>
    steps.token(await code(change), { ...(change.by === undefined ? {} : { by: change.by }), ...token });
  return { ...test, setTime, service, first, second, now, pass: duration => setTime(time + duration * 1000), ...jwts, ...steps, ticket, code, tokens };
}

/** The `error` in a body, or in the redirection that an answer is. */
export function errorOf({ action, responseContent = '' }: { readonly action: string; readonly responseContent?: string }): string | undefined {
  if (action === 'OK') return undefined;
  if (action === 'LOCATION') return new URL(responseContent).searchParams.get('error') ?? undefined;
  return responseContent.startsWith('{') ? (JSON.parse(responseContent) as { readonly error?: string }).error : /error="([^"]*)"/.exec(responseContent)?.[1];
}

/** `BAD_REQUEST invalid_grant A050305` */
export const summaryOf = (answer: { readonly action: string; readonly responseContent?: string; readonly resultCode: string }): string =>
  [answer.action, errorOf(answer), answer.resultCode].filter(part => part !== undefined).join(' ');
