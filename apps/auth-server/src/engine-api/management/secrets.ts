import { clientSettings, maskSecrets, serviceSettings, toWireClient, toWireService, unmaskSecrets, type Settings } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';
import { ApiProblem } from '../../platform/api-problem.js';
import type { Call } from '../caller.js';
import type { Right } from '../rights.js';

/**
 * Secrets are shown to who could do with them nothing that they may not do anyway: with the right to look alone, the API secret of a
 * service would be the right to everything. And no operator's browser is a place for them (ADR 27).
 */
const hides = ({ caller: { operator, rights } }: Call, right: Right): boolean =>
  operator !== undefined || (rights !== undefined && !rights.has(right));

export const shownService = (call: Call, service: Service): Service =>
  (hides(call, 'modify_service') ? maskSecrets(serviceSettings, toWireService(service)) : toWireService(service));

export const shownClient = (call: Call, client: Client): Client =>
  (hides(call, 'modify_client') ? maskSecrets(clientSettings, toWireClient(client)) : toWireClient(client));

/** Private keys go to front ends that sign by themselves, and to nobody's browser. */
export function refusePrivate({ caller }: Call, wanted: boolean): void {
  if (wanted && caller.operator !== undefined) throw new ApiProblem(403, 'A800208');
}

/** Once, to who made it. */
export const newService = (call: Call, service: Service): Service =>
  ({ ...shownService(call, service), ...(service.apiSecret === undefined ? {} : { apiSecret: service.apiSecret }) });

export const newClient = (call: Call, client: Client): Client =>
  ({ ...shownClient(call, client), ...(client.clientSecret === undefined ? {} : { clientSecret: client.clientSecret }) });

/** An operator sends masks back for what they have not changed. */
export const withSecrets = <T extends object>({ caller }: Call, table: Settings, present: object, sent: T): T =>
  (caller.operator === undefined ? sent : unmaskSecrets(table, present, sent));
