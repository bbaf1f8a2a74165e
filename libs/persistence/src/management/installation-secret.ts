import { randomBytes } from 'node:crypto';
import type { Database } from '../connection/database.js';

const SECRET_BYTES = 32;

/** Where the secret stands; part of its encryption. */
export const installationPlace = (number: number): string => `installation/${number}/secret`;

const SELECT = 'select secret from installation where number = 1';
const INSERT = 'insert into installation (number, secret, created_at) values (1, $1, $2) on conflict (number) do nothing';

/**
 * 32 random bytes that every instance of the installation shares and that outlive every master key. Made by whichever
 * instance comes first; the others read what it stored.
 */
export async function installationSecret({ dataSource, sealer, now }: Pick<Database, 'dataSource' | 'sealer' | 'now'>): Promise<Uint8Array> {
  const place = installationPlace(1);
  const read = async (): Promise<Uint8Array | undefined> => {
    const [row]: readonly { secret: string }[] = await dataSource.query(SELECT);
    return row && Buffer.from(sealer.open(row.secret, place), 'base64url');
  };
  const known = await read();
  if (known) return known;
  await dataSource.query(INSERT, [sealer.seal(randomBytes(SECRET_BYTES).toString('base64url'), place), now()]);
  return await read() as Uint8Array;
}
