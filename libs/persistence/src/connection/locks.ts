import pg from 'pg';

/** Numbers of our advisory locks; the first half tells them from other software's. */
export const LOCK_FAMILY = 0x73_79_6d_62;
export const LOCKS = { schema: 1, upkeep: 2, partitions: 3 } as const;

type Lock = (typeof LOCKS)[keyof typeof LOCKS];

/** A connection of its own, for what holds on to its session. */
export async function ownConnection(url: string, purpose: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `symbolon ${purpose}`, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Does something that only one instance at a time may do; the others wait. */
export async function withLock<T>(url: string, lock: Lock, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await ownConnection(url, 'lock');
  try {
    await client.query('select pg_advisory_lock($1, $2)', [LOCK_FAMILY, lock]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Does it unless another instance is at it; undefined then. The lock goes with the connection. */
export async function withLockIfFree<T>(url: string, lock: Lock, work: (client: pg.Client) => Promise<T>): Promise<T | undefined> {
  const client = await ownConnection(url, 'upkeep');
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [LOCK_FAMILY, lock]);
    return rows[0]?.mine === true ? await work(client) : undefined;
  } finally {
    await client.end();
  }
}
