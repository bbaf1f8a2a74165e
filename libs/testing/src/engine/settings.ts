import { readClient, readService, type ClientSettings, type Reading, type ServiceSettings } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';

function valueOf<T>(reading: Reading<T>): T {
  if (reading.kind === 'read') return reading.value;
  throw new Error(`These settings are refused: ${reading.problems.map(({ property, expected }) => `${property}: ${expected}`).join('; ')}`);
}

/** A service as the management API would make it of these settings; its own members have plain values. */
export const serviceOf = (settings: Partial<ServiceSettings>, own: Partial<Service> = {}): Service =>
  ({ ...valueOf(readService(settings)), number: 1, serviceOwnerNumber: 1, apiKey: 1, createdAt: 0, modifiedAt: 0, ...own }) as Service;

/** The same for a client. */
export const clientOf = (settings: Partial<ClientSettings>, own: Partial<Client> = {}): Client =>
  ({ ...valueOf(readClient(settings)), number: 1, serviceNumber: 1, clientId: 1, createdAt: 0, modifiedAt: 0, locked: false, ...own }) as Client;
