import type { Trace } from '@symbolon/engine';
import type { Database } from '../connection/database.js';

/** One line of the list. */
export interface LoggedRequest {
  readonly id: string;
  readonly time: number;
  readonly operation: string;
  readonly clientId?: number;
  readonly outcome: Trace['outcome'];
  readonly action: string;
  readonly resultCode: string;
  readonly profile?: string;
  /** The rules that it broke, the one that decided first. */
  readonly rules: readonly string[];
  /** µs */
  readonly duration: number;
}

/** A stored request with everything that is kept of it. */
export interface OpenedRequest {
  readonly id: string;
  readonly trace: Trace;
}

/** Which of them, newest first. */
export interface RequestFilter {
  /** Only those before, or after, the request of this id. */
  readonly after?: string;
  readonly since?: string;
  readonly limit: number;
  readonly operation?: string;
  readonly clientId?: number;
  readonly action?: string;
  readonly resultCode?: string;
  /** Any of the rules that it broke. */
  readonly rule?: string;
  readonly outcome?: Trace['outcome'];
}

interface Row {
  readonly id: string;
  readonly time: number;
  readonly operation: string;
  readonly client_id: number | null;
  readonly rejected: boolean;
  readonly action: string;
  readonly result_code: string;
  readonly profile: string | null;
  readonly rules: readonly string[];
  readonly duration: number;
}

const lineOf = ({ id, time, operation, client_id, rejected, action, result_code, profile, rules, duration }: Row): LoggedRequest => ({
  id, time, operation, outcome: rejected ? 'rejected' : 'accepted', action, resultCode: result_code, rules, duration,
  ...(client_id === null ? {} : { clientId: client_id }), ...(profile === null ? {} : { profile }),
});

const CONDITIONS = {
  after: 'id < ?::uuid', since: 'id > ?::uuid', operation: 'operation = ?', clientId: 'client_id = ?', action: 'action = ?', resultCode: 'result_code = ?',
  rule: '? = any (rules)', outcome: "rejected = (? = 'rejected')",
} as const;

/** A page, and the id after which the next one begins. */
export async function listRequests({ dataSource }: Pick<Database, 'dataSource'>, service: number, { limit, ...filter }: RequestFilter): Promise<{ readonly items: readonly LoggedRequest[]; readonly next?: string }> {
  const wanted = (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).filter((name) => filter[name] !== undefined);
  const conditions = wanted.map((name, index) => ` and ${CONDITIONS[name].replace('?', `$${index + 2}`)}`).join('');
  const rows: readonly Row[] = await dataSource.query(
    `select id, time, operation, client_id, rejected, action, result_code, profile, rules, duration from request_log where service = $1${conditions} order by id desc limit ${limit + 1}`,
    [service, ...wanted.map((name) => filter[name])]);
  const items = rows.slice(0, limit).map(lineOf);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: last.id } : {}) };
}

export async function findRequest({ dataSource }: Pick<Database, 'dataSource'>, service: number, id: string): Promise<OpenedRequest | undefined> {
  const [row]: readonly { readonly detail: string }[] = await dataSource.query('select detail from request_log where service = $1 and id = $2', [service, id]);
  return row && { id, trace: JSON.parse(row.detail) as Trace };
}
