import type { Client, Service } from '@symbolon/engine';
import { objectTypes } from './object-types.js';
import { clientSettings } from './client.js';
import { serviceSettings } from './service.js';
import type { Setting, Settings } from './setting.js';

/**
 * A service as it is printed: members in the order of the model, absent texts and arrays left out, booleans and numbers
 * always there, also those that a stored document is too old to know. Secrets are printed; whoever may not see them masks first.
 */
export const toWireService = (service: Service): Service => toWire(serviceSettings, service) as unknown as Service;

/** The same for a client. */
export const toWireClient = (client: Client): Client => toWire(clientSettings, client) as unknown as Client;

function toWire(table: Settings, model: object): Record<string, unknown> {
  const members = model as Readonly<Record<string, unknown>>;
  const wire: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(table)) {
    const value = members[name] ?? printedDefault(setting);
    if (value !== undefined) wire[name] = wireValue(setting, value);
  }
  return wire;
}

const printedDefault = ({ kind, default: value }: Setting): unknown => (kind === 'boolean' || kind === 'integer' ? value : undefined);

function wireValue({ array, ref }: Setting, value: unknown): unknown {
  if (ref === undefined) return value;
  const one = (entry: unknown): unknown => toWire(objectTypes[ref], entry as object);
  return array && Array.isArray(value) ? value.map(one) : one(value);
}
