import type { Database } from '../connection/database.js';
import type { Actor } from './actor.js';

/** One change, as it was written down. */
export interface AuditEntry {
  readonly number: number;
  /** ms. */
  readonly at: number;
  readonly service?: number;
  readonly kind: string;
  readonly action: string;
  readonly subject?: string;
  readonly actor: Actor;
  readonly before?: object;
  readonly after?: object;
}

export interface AuditFilter {
  readonly owner: number;
  /** API keys; absent: all of the owner, and what is about none. */
  readonly services?: readonly number[];
  readonly kind?: string;
  /** Number of the operator. */
  readonly operator?: number;
  /** ms; `from` inclusive, `to` exclusive. */
  readonly from?: number;
  readonly to?: number;
  /** Only entries older than this number. */
  readonly before?: number;
  readonly limit: number;
}

export interface AuditLog {
  /** Latest first. */
  list(filter: AuditFilter): Promise<readonly AuditEntry[]>;
}

interface Row {
  readonly number: number;
  readonly at: number;
  readonly service: number | null;
  readonly kind: string;
  readonly action: string;
  readonly subject: string | null;
  readonly actor: Actor;
  readonly before: object | null;
  readonly after: object | null;
}

const entryOf = ({ number, at, kind, action, actor, service, subject, before, after }: Row): AuditEntry => ({
  number, at, kind, action, actor,
  ...(service === null ? {} : { service }), ...(subject === null ? {} : { subject }), ...(before === null ? {} : { before }), ...(after === null ? {} : { after }),
});

/** Each condition stands only where it is asked for, so that an index can serve it. */
function conditions(filter: AuditFilter): { readonly sql: string; readonly values: readonly unknown[] } {
  const { owner, services, kind, operator, from, to, before } = filter;
  const wanted: readonly (readonly [string, unknown])[] = [
    ['owner = ?', owner], ['service = any(?)', services], ['kind = ?', kind], ["actor ->> 'kind' = 'operator' and (actor ->> 'id')::bigint = ?", operator],
    ['at >= ?', from], ['at < ?', to], ['number < ?', before],
  ];
  const given = wanted.filter(([, value]) => value !== undefined);
  return { sql: given.map(([condition], at) => condition.replace('?', `$${at + 1}`)).join(' and '), values: given.map(([, value]) => value) };
}

export const createAuditLog = ({ dataSource }: Database): AuditLog => ({
  async list(filter) {
    const { sql, values } = conditions(filter);
    const rows: readonly Row[] = await dataSource.query(
      `select number, at, service, kind, action, subject, actor, before, after from audit_entry where ${sql} order by number desc limit ${Math.trunc(filter.limit)}`, [...values]);
    return rows.map(entryOf);
  },
});
