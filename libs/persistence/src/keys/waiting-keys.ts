import type { Database } from '../connection/database.js';

/** Private parts of keys that wait beside the JWK Set of a service, so that no two keys there could sign the same. */
export interface WaitingKeys {
  /** The private JWKs of a service by `kid`. */
  list(service: number): Promise<ReadonlyMap<string, object>>;
  put(service: number, kid: string, jwk: object): Promise<void>;
  remove(service: number, kid: string): Promise<void>;
}

/** Where they stand; part of their encryption. */
export const waitingKeyPlace = (service: number): string => `service/${service}/waiting_key`;

export const createWaitingKeys = ({ dataSource, sealer, now }: Database): WaitingKeys => ({
  async list(service) {
    const rows: readonly { kid: string; sealed: string }[] = await dataSource.query('select kid, sealed from waiting_key where service = $1 order by number', [service]);
    return new Map(rows.map(({ kid, sealed }) => [kid, JSON.parse(sealer.open(sealed, waitingKeyPlace(service))) as object]));
  },
  async put(service, kid, jwk) {
    await dataSource.query('insert into waiting_key (service, kid, sealed, created_at) values ($1, $2, $3, $4) on conflict (service, kid) do update set sealed = excluded.sealed',
      [service, kid, sealer.seal(JSON.stringify(jwk), waitingKeyPlace(service)), now()]);
  },
  async remove(service, kid) {
    await dataSource.query('delete from waiting_key where service = $1 and kid = $2', [service, kid]);
  },
});
