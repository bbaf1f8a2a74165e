import { createHash } from 'node:crypto';
import type { Engine, Service } from '@symbolon/engine';
import { pino } from 'pino';
import type { Parts } from '../app.js';
import { impliedRights, type RoleAssignment } from '../engine-api/rights.js';
import type { KnownOperator } from '../engine-api/session.js';

/* Stand-ins for the parts of the application, so that specs of HTTP need neither an engine nor a database. */

export const serviceId = 21653835348762;
export const service = { number: 5041, serviceOwnerNumber: 1, apiKey: serviceId, apiSecret: 'service-secret', issuer: 'https://as.example.com' } as Service;
export const owner = { apiKey: 1234567890123, apiSecret: 'owner-secret' };

export const basic = (key: string | number, secret: string): string => `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
export const asService = basic(serviceId, 'service-secret');
export const asOwner = basic(owner.apiKey, owner.apiSecret);

/** A token with these rights: its value says what it may do, as `rights@service`. */
export const tokenWith = (rights: readonly string[], ofService?: number): string =>
  `Bearer ${Buffer.from(`${rights.join(' ')}@${ofService ?? ''}`).toString('base64url')}`;

export const fakeCredentials: Parts['credentials'] = {
  service: (id) => (id === serviceId ? service : id === serviceId + 1 ? Promise.resolve({ ...service, apiKey: id, serviceOwnerNumber: 2 }) : undefined),
  serviceSecretMatches: (found, secret) => found.apiSecret === secret,
  owner: (apiKey) => (apiKey === owner.apiKey ? { number: 1, secretMatches: (secret) => secret === owner.apiSecret } : undefined),
  session: (value) => Promise.resolve(operators.get(value)),
  token: (value) => {
    const [rights, ofService] = Buffer.from(value, 'base64url').toString().split('@');
    if (rights === undefined || ofService === undefined) return undefined;
    return { number: 1, rights: impliedRights(rights.split(' ')), ownerNumber: 1, ...(ofService === '' ? {} : { services: [Number(ofService)] }) };
  },
};

const operators = new Map<string, KnownOperator>();
export const csrfToken = 'the CSRF token';

/** The headers of an operator's browser: with the CSRF token, as the console sends it. */
export function signedIn(roles: readonly RoleAssignment[]): { readonly cookie: string; readonly 'x-csrf-token': string } {
  const value = createHash('sha256').update(JSON.stringify(roles)).digest('base64url');
  operators.set(value, { id: 7, name: 'Ann', ownerNumber: 1, roles, csrfMatches: (token) => token === csrfToken });
  return { cookie: `theme=dark; symbolon_session=${value}`, 'x-csrf-token': csrfToken };
}

/** Every operation answers with its name and what it was given. */
export const fakeEngine = new Proxy({}, {
  get: (_, operation) => (operation === 'then' ? undefined : (...input: readonly unknown[]) => answer(String(operation), input)),
}) as Engine;

function answer(operation: string, [, request]: readonly unknown[]): unknown {
  if (operation === 'configuration') return { issuer: service.issuer, scopes_supported: ['openid'] };
  if (operation === 'jwks') return { keys: [{ kty: 'EC', ...(request === true ? { d: 'private' } : {}) }] };
  return Promise.resolve({ resultCode: 'A000001', action: operation, responseContent: JSON.stringify(request) });
}

export const silent = pino({ level: 'silent' });

const answersItsName = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => Promise.resolve({ called: name })) });

/** Every part of it answers with the name of what was called. */
const fakeAdministration = new Proxy({ rotateCredentials: () => Promise.resolve({ called: 'rotateCredentials' }) }, {
  get: (own, name) => (name === 'then' ? undefined : name in own ? own[name as keyof typeof own] : answersItsName),
}) as unknown as Parts['administration'];

/** Everything that createApp wants. */
export const fakeParts = {
  engine: fakeEngine, credentials: fakeCredentials, log: silent,
  services: answersItsName as Parts['services'], clients: answersItsName as Parts['clients'], readiness: answersItsName as Parts['readiness'],
  users: answersItsName as Parts['users'],
  requests: answersItsName as Parts['requests'], traces: { insist: () => undefined, idOf: () => undefined },
  administration: fakeAdministration,
  probes: { database: () => Promise.resolve(true) },
};
