import type { AuthorizationIssueResponse, AuthorizationResponse, Client, Ports, PushedAuthReqResponse, Service, TokenResponse } from '@symbolon/engine';
import { ACR, authenticated, authorizationRequest, clientSettings, encoded, SECRET, serviceSettings, tokenRequest, worldOf, type Asked, type Change, type Credentials, type World } from '../seed-001/world.js';
import { clientOf, serviceOf } from './settings.js';
import { createTestEngine, type TestEngine } from './test-engine.js';

export const CLIENT_ID = '291985138172';
export const world = worldOf(CLIENT_ID, Date.UTC(2026, 10, 21, 12) / 1000);

/** Seed 001 over an engine in memory. */
export interface Seed001 extends TestEngine {
  readonly service: Service;
  readonly client: Client;
  readonly world: World;
  /** Parameters, or a request object. */
  readonly authorize: (request: Asked | string) => Promise<AuthorizationResponse>;
  /** A request object by its URL. */
  readonly refer: (requestUri: string) => Promise<AuthorizationResponse>;
  readonly push: (parameters: Asked, by?: Credentials) => Promise<PushedAuthReqResponse>;
  readonly issue: (opened: AuthorizationResponse) => Promise<AuthorizationIssueResponse>;
  /** With what the client registers between login and token request. */
  readonly token: (request: Asked | string, by?: Credentials, since?: Partial<Client>) => Promise<TokenResponse>;
}

export function createSeed001(change: Change & { readonly ports?: Partial<Ports> } = {}): Seed001 {
  const service = serviceOf(serviceSettings, { apiKey: 1001, ...change.service });
  const client = clientOf(clientSettings, { clientId: Number(CLIENT_ID), clientSecret: SECRET, ...change.client });
  const test = createTestEngine(service, [client], change.ports);
  const { engine } = test;
  const authorize: Seed001['authorize'] = request => engine.authorization(service, { parameters: authorizationRequest(world, request) });
  const issue: Seed001['issue'] = ({ ticket = '', resultMessage }) => {
    if (ticket === '') throw new Error(`There is no ticket: ${resultMessage}`);
    return engine.authorizationIssue(service, { ticket, subject: 'john', acr: ACR });
  };
  return {
    ...test, service, client, world, authorize, issue,
    refer: requestUri => engine.authorization(service, { parameters: encoded({ client_id: CLIENT_ID, request_uri: requestUri }) }),
    push: (parameters, by = {}) => engine.pushedAuthReq(service, authenticated(world, parameters, by)),
    async token(request, by = {}, since = {}) {
      const { authorizationCode } = await issue(await authorize(request));
      test.clients.put(service.apiKey, { ...client, ...since });
      return engine.token(service, tokenRequest(world, authorizationCode, request, by));
    },
  };
}
