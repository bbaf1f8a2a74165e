import type { ClientRow, ServiceRow } from '../schema/rows.js';
import { statement } from '../statements/statement.js';

export type FoundClientRow = ClientRow & { readonly service_number: number };
export type { ServiceRow };

export const FIND_SERVICE = statement('service', 'select * from service where api_key = :apiKey');

/** Of services that say the same, the one that has asked for hosted endpoints goes first, then the oldest. */
export const FIND_ISSUER = statement('issuer', `
  select api_key from service where settings ->> 'issuer' = :issuer
  order by settings -> 'attributes' @> '[{"key":"hosted","value":"true"}]' desc nulls last, number
  limit 1`);

export const isClientId = (identifier: string): boolean => /^[1-9]\d{0,15}$/.test(identifier);

/** An id goes before an alias that looks like one. */
export const FIND_CLIENT = statement('client', `
  select client.*, service.number as service_number
  from client join service on service.api_key = client.service
  where client.service = :service and (client.client_id = :clientId::bigint or client.alias = :identifier)
  order by client.client_id = :clientId::bigint desc nulls last
  limit 1`);
