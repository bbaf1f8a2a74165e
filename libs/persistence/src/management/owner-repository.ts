import type { Database } from '../connection/database.js';
import { ownerSchema } from '../schema/entities.js';
import type { OwnerRow } from '../schema/rows.js';
import type { Sealer } from '../sealing/sealer.js';
import { sha256 } from '../statements/key.js';
import { withFreshId } from './conflicts.js';
import { newApiKey, newApiSecret } from './ids.js';

/** Whom services belong to; its credentials guard the management API (2.x). */
export interface ServiceOwner {
  readonly number: number;
  readonly name?: string;
  readonly apiKey: number;
  readonly apiSecret: string;
  readonly createdAt: number;
}

export interface OwnerRepository {
  /** Credentials may be given, for a first start from configuration; otherwise they are made. */
  create(owner?: { readonly name?: string; readonly apiKey?: number; readonly apiSecret?: string }): Promise<ServiceOwner>;
  find(apiKey: number): Promise<ServiceOwner | undefined>;
  list(): Promise<readonly ServiceOwner[]>;
}

/** Where the secret of an owner stands; part of its encryption. */
export const ownerPlace = (apiKey: number): string => `service_owner/${apiKey}/api_secret`;

const ownerOf = (row: OwnerRow, sealer: Sealer): ServiceOwner => ({
  number: row.number,
  apiKey: row.api_key,
  apiSecret: sealer.open(row.api_secret, ownerPlace(row.api_key)),
  createdAt: row.created_at,
  ...(row.name === null ? {} : { name: row.name }),
});

export function createOwnerRepository({ dataSource, sealer, now }: Database): OwnerRepository {
  const owners = dataSource.getRepository(ownerSchema);
  return {
    async create({ name, apiKey, apiSecret = newApiSecret() } = {}) {
      const row = { name: name ?? null, api_secret_digest: sha256(apiSecret), created_at: now() };
      const insert = async (key: number): Promise<ServiceOwner> => {
        const { raw } = await owners.createQueryBuilder().insert()
          .values({ ...row, api_key: key, api_secret: sealer.seal(apiSecret, ownerPlace(key)) }).returning('*').execute();
        return ownerOf((raw as OwnerRow[])[0] as OwnerRow, sealer);
      };
      return apiKey === undefined ? withFreshId(newApiKey, 'service_owner_api_key_key', insert) : insert(apiKey);
    },
    async find(apiKey) {
      const row = await owners.findOneBy({ api_key: apiKey });
      return row ? ownerOf(row, sealer) : undefined;
    },
    async list() {
      const rows = await owners.find({ order: { number: 'ASC' } });
      return rows.map((row) => ownerOf(row, sealer));
    },
  };
}
