import type { EntityManager } from 'typeorm';
import type { Change } from '../connection/changes.js';
import type { Database } from '../connection/database.js';
import type { Actor } from './actor.js';

/** What is written down about one change. Secrets are masked before they come here. */
export interface AuditNote {
  /** Number of the owner whose configuration it is. */
  readonly owner: number;
  /** API key of the service, where it is about one. */
  readonly service?: number;
  /** What kind of thing was changed: service, client, operator, … */
  readonly kind: string;
  /** What was done to it: create, update, delete, … */
  readonly action: string;
  /** Which one of its kind. */
  readonly subject?: string;
  readonly before?: object;
  readonly after?: object;
}

export type Note = (note: AuditNote) => Promise<void>;

/** A transaction as a database: what is made from it writes nothing until all is done. */
const inside = (database: Database, manager: EntityManager, changes: Database['changes']): Database => {
  const dataSource = Object.assign(Object.create(manager) as EntityManager, { manager }) as unknown as Database['dataSource'];
  return { ...database, dataSource, changes };
};

const INSERT = 'insert into audit_entry (at, owner, service, kind, action, subject, actor, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)';

const json = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

/**
 * Makes a change and writes down who made it, both or neither. The history of services and clients learns of the actor on the way. What
 * caches of this instance have to forget they are told when it is done: before that they would only read the old state again.
 */
export async function recorded<T>(database: Database, actor: Actor, work: (within: Database, note: Note) => Promise<T>): Promise<T> {
  const pending: Change[] = [];
  const changes = { ...database.changes, announce: (change: Change) => void pending.push(change) };
  const result = await database.dataSource.transaction(async (manager) => {
    await manager.query("select set_config('symbolon.actor', $1, true)", [JSON.stringify(actor)]);
    return work(inside(database, manager, changes), async ({ owner, service, kind, action, subject, before, after }) => {
      await manager.query(INSERT, [database.now(), owner, service ?? null, kind, action, subject ?? null, JSON.stringify(actor), json(before), json(after)]);
    });
  });
  pending.forEach((change) => database.changes.announce(change));
  return result;
}
