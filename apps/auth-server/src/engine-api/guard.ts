import type { MaybePromise, Service } from '@symbolon/engine';
import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { ApiProblem } from '../platform/api-problem.js';
import type { Api } from './apis.js';
import type { Caller } from './caller.js';
import { readCredentials, type Credentials } from './credentials.js';
import type { Right } from './rights.js';
import { asOperator, sessionOf, type KnownOperator } from './session.js';

/** A service owner, as far as the guard needs to know. */
export interface KnownOwner {
  readonly number: number;
  readonly secretMatches: (secret: string) => boolean;
}

/** An API access token, as far as the guard needs to know. */
export interface KnownToken {
  readonly number: number;
  readonly name?: string;
  readonly rights: ReadonlySet<Right>;
  readonly ownerNumber: number;
  /** The services that it is good for; absent for a token of the whole organization. */
  readonly services?: readonly number[];
}

/** Where the guard looks credentials up; answers come from memory where they can. */
export interface CredentialDirectory {
  service(apiKey: number): MaybePromise<Service | undefined>;
  serviceSecretMatches(service: Service, secret: string): boolean;
  owner(apiKey: number): MaybePromise<KnownOwner | undefined>;
  token(value: string): MaybePromise<KnownToken | undefined>;
  /** The operator whose session this cookie value stands for. */
  session(value: string): MaybePromise<KnownOperator | undefined>;
}

type BasicPair = Extract<Credentials, { kind: 'basic' }>;
type Dialect = 'basic' | 'bearer' | 'any';

const then = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value);

/** An id on the wire: a positive integer without leading zeros. */
export function readId(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

const unauthorized = (scheme: 'Basic' | 'Bearer', code: ApiProblem['code'], values: Record<string, string> = {}): ApiProblem =>
  new ApiProblem(401, code, values, { headers: { 'www-authenticate': `${scheme} realm="symbolon"` } });

function asService(directory: CredentialDirectory, { key, secret }: BasicPair): MaybePromise<Caller> {
  const id = readId(key);
  return then(id === undefined ? undefined : directory.service(id), (service) => {
    if (service === undefined) throw unauthorized('Basic', 'A003201');
    if (!directory.serviceSecretMatches(service, secret)) throw unauthorized('Basic', 'A003204', { apiKey: key });
    return { service };
  });
}

function asOwner(directory: CredentialDirectory, { key, secret }: BasicPair): MaybePromise<Caller> {
  const id = readId(key);
  return then(id === undefined ? undefined : directory.owner(id), (owner): Caller => {
    if (owner === undefined) throw unauthorized('Basic', 'A002201');
    if (!owner.secretMatches(secret)) throw unauthorized('Basic', 'A002205', { apiKey: key });
    return { ownerNumber: owner.number };
  });
}

function asEither(directory: CredentialDirectory, pair: BasicPair): MaybePromise<Caller> {
  const id = readId(pair.key);
  return then(id === undefined ? undefined : directory.owner(id), (owner) =>
    owner === undefined ? asService(directory, pair) : asOwner(directory, pair));
}

const byBasic = { service: asService, owner: asOwner, either: asEither } as const;

function asToken(directory: CredentialDirectory, api: Api, value: string, serviceId: string | undefined): MaybePromise<Caller> {
  return then(directory.token(value), (token) => {
    if (token === undefined) throw unauthorized('Bearer', 'A458101');
    const isInReach = token.services === undefined || serviceId === undefined || token.services.map(String).includes(serviceId);
    const isFarEnough = api.reach !== 'installation' || token.services === undefined;
    if (!isInReach || !isFarEnough || !token.rights.has(api.right)) throw new ApiProblem(403, 'A457101', { right: api.right.toUpperCase() });
    const caller = { ownerNumber: token.ownerNumber, token, rights: token.rights, ...(token.services === undefined ? {} : { services: token.services }) };
    return serviceId === undefined ? caller : withService(directory, caller, serviceId);
  });
}

function withService(directory: CredentialDirectory, caller: Caller, serviceId: string): MaybePromise<Caller> {
  const id = readId(serviceId);
  return then(id === undefined ? undefined : directory.service(id), (service) => {
    // A service of somebody else is as unknown as none.
    if (service === undefined || service.serviceOwnerNumber !== caller.ownerNumber) throw new ApiProblem(404, 'A458203', { serviceId });
    return { service, ...caller };
  });
}

/** Basic credentials where the path names the service: those of that service, or of its owner. */
function inPath(directory: CredentialDirectory, caller: Caller, serviceId: string): MaybePromise<Caller> {
  if (caller.service === undefined) return withService(directory, caller, serviceId);
  if (String(caller.service.apiKey) !== serviceId) throw new ApiProblem(404, 'A458203', { serviceId });
  return caller;
}

/** What the header of a dialect looks like. */
const EXPECTED: Readonly<Record<Dialect, string>> = {
  basic: 'Basic with API key and secret', bearer: 'Bearer with an API access token', any: 'Basic with API key and secret, or Bearer with an API access token',
};

function authenticate(directory: CredentialDirectory, api: Api, dialect: Dialect, request: FastifyRequest): MaybePromise<Caller> {
  const { serviceId } = request.params as { readonly serviceId?: string };
  const credentials = readCredentials(request.headers.authorization);
  if (credentials.kind === 'missing') return withoutHeader(directory, api, dialect, request, serviceId);
  if (credentials.kind === 'basic' && dialect !== 'bearer') {
    const caller = byBasic[api.credentials](directory, credentials);
    return serviceId === undefined ? caller : then(caller, (known) => inPath(directory, known, serviceId));
  }
  if (credentials.kind === 'bearer' && dialect !== 'basic') return asToken(directory, api, credentials.token, serviceId);
  throw new ApiProblem(400, 'A001203', { expected: EXPECTED[dialect] });
}

/** The console sends a cookie instead of the header. */
function withoutHeader(directory: CredentialDirectory, api: Api, dialect: Dialect, request: FastifyRequest, serviceId: string | undefined): MaybePromise<Caller> {
  const value = dialect === 'basic' ? undefined : sessionOf(request.headers.cookie);
  // A browser would ask its user for a Basic password; nobody there has one.
  const isBrowser = request.headers['sec-fetch-mode'] !== undefined;
  if (value === undefined) throw unauthorized(dialect === 'bearer' || isBrowser ? 'Bearer' : 'Basic', 'A001202');
  return then(directory.session(value), (operator) => {
    const caller = asOperator(operator, api, request, readId(serviceId));
    return serviceId === undefined ? caller : withService(directory, caller, serviceId);
  });
}

const dialectOf = (api: Api, path: string): Dialect =>
  api.basicPath === api.bearerPath ? 'any' : path === api.bearerPath ? 'bearer' : 'basic';

/**
 * Checks the credentials of a call before its body is read. A Fastify hook and no Nest guard: those cost 20 µs a call
 * (architecture.md, "Time"), and a look-up that memory can answer must not wait for a promise.
 */
export function guard(directory: CredentialDirectory, api: Api, path: string): onRequestHookHandler {
  const dialect = dialectOf(api, path);
  return (request, _reply, done) => {
    const admit = (caller: Caller): void => {
      (request as unknown as { caller: Caller }).caller = caller;
      done();
    };
    try {
      const caller = authenticate(directory, api, dialect, request);
      if (caller instanceof Promise) caller.then(admit, done);
      else admit(caller);
    } catch (error) {
      done(error as Error);
    }
  };
}
