import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { ApiAccessTokenRow, ClientRow, OperatorRow, OwnerRow, ServiceRow } from './rows.js';

/** Schemas, not decorated classes: rows stay plain data. Tables are made by the migrations alone. */
const number: EntitySchemaColumnOptions = { type: 'integer', primary: true, generated: 'increment' };
const bigint: EntitySchemaColumnOptions = { type: 'bigint' };
const integer: EntitySchemaColumnOptions = { type: 'integer' };
const text: EntitySchemaColumnOptions = { type: 'text' };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };
const bytes: EntitySchemaColumnOptions = { type: 'bytea' };
const optional = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, nullable: true });

export const ownerSchema = new EntitySchema<OwnerRow>({
  name: 'service_owner',
  columns: { number, name: optional(text), api_key: bigint, api_secret: text, api_secret_digest: bytes, created_at: bigint },
});

export const serviceSchema = new EntitySchema<ServiceRow>({
  name: 'service',
  columns: {
    number, api_key: bigint, owner: integer, api_secret: text, settings: json, sealed: optional(text),
    created_at: bigint, modified_at: bigint, version: integer,
  },
});

export const clientSchema = new EntitySchema<ClientRow>({
  name: 'client',
  columns: {
    number, client_id: bigint, service: bigint, alias: optional(text), developer: optional(text), client_secret: text,
    locked: { type: 'boolean' }, settings: json, sealed: optional(text), created_at: bigint, modified_at: bigint, version: integer,
  },
});

export const apiAccessTokenSchema = new EntitySchema<ApiAccessTokenRow>({
  name: 'api_access_token',
  columns: {
    number, digest: bytes, owner: integer, name: optional(text), rights: json, services: optional(json),
    created_at: bigint, expires_at: optional(bigint), last_used_at: optional(bigint),
  },
});

export const operatorSchema = new EntitySchema<OperatorRow>({
  name: 'operator',
  columns: {
    number, owner: integer, name: text, password: text, roles: json, created_at: bigint, modified_at: bigint, signed_in_at: optional(bigint),
  },
});

export const entities = [ownerSchema, serviceSchema, clientSchema, apiAccessTokenSchema, operatorSchema];
