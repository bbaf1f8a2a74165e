import type { Database } from '../connection/database.js';
import { clientPlace } from '../model/client-row.js';
import { servicePlace } from '../model/service-row.js';
import { userPlace } from '../users/user-row.js';
import { waitingKeyPlace } from '../keys/waiting-keys.js';
import { installationPlace } from './installation-secret.js';
import { ownerPlace } from './owner-repository.js';

interface SealedColumn {
  readonly table: string;
  /** What the rows are gone through by: a unique number. */
  readonly id: string;
  /** What names the place, where that is another column. */
  readonly of?: string;
  readonly column: string;
  readonly place: (id: number) => string;
}

const COLUMNS: readonly SealedColumn[] = [
  { table: 'installation', id: 'number', column: 'secret', place: installationPlace },
  { table: 'service_owner', id: 'api_key', column: 'api_secret', place: ownerPlace },
  { table: 'service', id: 'api_key', column: 'api_secret', place: (id) => servicePlace(id, 'api_secret') },
  { table: 'service', id: 'api_key', column: 'sealed', place: (id) => servicePlace(id, 'sealed') },
  { table: 'client', id: 'client_id', column: 'client_secret', place: (id) => clientPlace(id, 'client_secret') },
  { table: 'client', id: 'client_id', column: 'sealed', place: (id) => clientPlace(id, 'sealed') },
  { table: 'waiting_key', id: 'number', of: 'service', column: 'sealed', place: waitingKeyPlace },
  // Versions are copies: after what they are copied from, so that none is left behind.
  { table: 'service_version', id: 'number', of: 'service', column: 'sealed', place: (id) => servicePlace(id, 'sealed') },
  { table: 'client_version', id: 'number', of: 'client_id', column: 'sealed', place: (id) => clientPlace(id, 'sealed') },
  { table: 'end_user', id: 'number', column: 'totp', place: userPlace },
];

const BATCH = 500;

/**
 * Encrypts under the first master key whatever is still under another, so that the other can be retired. May run while
 * requests are served: a row that changes meanwhile is left as its writer made it. Returns how many secrets moved.
 */
export async function reseal({ dataSource, sealer }: Pick<Database, 'dataSource' | 'sealer'>): Promise<number> {
  let moved = 0;
  for (const { table, id, of = id, column, place } of COLUMNS) {
    let after = 0;
    for (;;) {
      const rows: readonly { id: number; of: number; sealed: string }[] = await dataSource.query(
        `select ${id} as id, ${of} as of, ${column} as sealed from ${table} where ${column} is not null and ${id} > $1 order by ${id} limit ${BATCH}`, [after]);
      for (const row of rows.filter(({ sealed }) => !sealer.isCurrent(sealed))) {
        const fresh = sealer.seal(sealer.open(row.sealed, place(row.of)), place(row.of));
        await dataSource.query(`update ${table} set ${column} = $1 where ${id} = $2 and ${column} = $3`, [fresh, row.id, row.sealed]);
        moved += 1;
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
  return moved;
}
