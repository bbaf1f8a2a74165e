import type { Service } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { closeService, serviceOf, servicePlace } from '../model/service-row.js';
import type { ServiceSettings } from '../model/settings.js';
import { clientSchema, serviceSchema } from '../schema/entities.js';
import type { ServiceRow } from '../schema/rows.js';
import { HOT_TABLES } from '../upkeep/hot-tables.js';
import { REQUEST_LOG_TABLES } from '../request-log/tables.js';
import { freeOr, withFreshId } from './conflicts.js';
import { newApiKey, newApiSecret } from './ids.js';
import { page } from './page.js';

/** Services as operators see them: always from the database, never from a cache. */
export interface ServiceRepository {
  /** Settings may depend on the id that the service is going to have. */
  create(owner: number, settings: ServiceSettings | ((apiKey: number) => ServiceSettings), wanted?: number): Promise<Service>;
  find(apiKey: number): Promise<Service | undefined>;
  /** One page by number, from `start` up to, not including, `end`. */
  list(owner: number, start: number, end: number): Promise<{ readonly totalCount: number; readonly services: readonly Service[] }>;
  /** `stale`: the service was changed since `expectedModifiedAt`. */
  replace(apiKey: number, settings: ServiceSettings, expectedModifiedAt?: number): Promise<Service | 'unknown' | 'stale'>;
  /** A new API secret; the old one is good for nothing from now on. */
  rotateSecret(apiKey: number): Promise<Service | undefined>;
  /** The service, its clients and everything issued by it. */
  remove(apiKey: number): Promise<boolean>;
}

/** Two changes within one millisecond still differ, so that an expected time tells them apart. */
const CHANGED = { modified_at: () => 'greatest(cast(:now as bigint), modified_at + 1)', version: () => 'version + 1' };

export function createServiceRepository({ dataSource, sealer, now, changes }: Database): ServiceRepository {
  const services = dataSource.getRepository(serviceSchema);
  const clients = dataSource.getRepository(clientSchema);

  const countClients = async (apiKeys: readonly number[]): Promise<ReadonlyMap<number, number>> => {
    if (apiKeys.length === 0) return new Map();
    const rows = await clients.createQueryBuilder('client').select('client.service', 'service').addSelect('count(*)', 'count')
      .where('client.service in (:...apiKeys)', { apiKeys }).groupBy('client.service').getRawMany<{ service: number; count: number }>();
    return new Map(rows.map(({ service, count }) => [service, count]));
  };

  const whole = async (rows: readonly ServiceRow[]): Promise<readonly Service[]> => {
    const counts = await countClients(rows.map((row) => row.api_key));
    return rows.map((row) => serviceOf(row, sealer, counts.get(row.api_key) ?? 0));
  };

  const isFree = async (apiKey: number | undefined): Promise<number | undefined> =>
    (apiKey === undefined || (await services.existsBy({ api_key: apiKey })) ? undefined : apiKey);

  return {
    create: async (owner, settings, wanted) =>
      withFreshId(freeOr(await isFree(wanted), newApiKey), 'service_api_key_key', async (apiKey) => {
        const time = now();
        const { raw } = await services.createQueryBuilder().insert().values({
          ...closeService(typeof settings === 'function' ? settings(apiKey) : settings, apiKey, sealer),
          api_key: apiKey, owner, api_secret: sealer.seal(newApiSecret(), servicePlace(apiKey, 'api_secret')),
          created_at: time, modified_at: time, version: 1,
        }).returning('*').execute();
        changes.announce({ kind: 'service', apiKey });
        return serviceOf((raw as ServiceRow[])[0] as ServiceRow, sealer, 0);
      }),

    async find(apiKey) {
      const row = await services.findOneBy({ api_key: apiKey });
      return row ? (await whole([row]))[0] : undefined;
    },

    async list(owner, start, end) {
      const [rows, totalCount] = await page(services, { owner }, start, end);
      return { totalCount, services: await whole(rows) };
    },

    async replace(apiKey, settings, expectedModifiedAt) {
      const update = services.createQueryBuilder().update()
        .set({ ...closeService(settings, apiKey, sealer), ...CHANGED })
        .where('api_key = :apiKey', { apiKey, now: now() }).returning('*');
      if (expectedModifiedAt !== undefined) update.andWhere('modified_at = :expectedModifiedAt', { expectedModifiedAt });
      const [row] = (await update.execute()).raw as ServiceRow[];
      if (!row) return (await services.existsBy({ api_key: apiKey })) ? 'stale' : 'unknown';
      changes.announce({ kind: 'service', apiKey });
      return (await whole([row]))[0] as Service;
    },

    async rotateSecret(apiKey) {
      const update = services.createQueryBuilder().update()
        .set({ api_secret: sealer.seal(newApiSecret(), servicePlace(apiKey, 'api_secret')), ...CHANGED })
        .where('api_key = :apiKey', { apiKey, now: now() }).returning('*');
      const [row] = (await update.execute()).raw as ServiceRow[];
      if (!row) return undefined;
      changes.announce({ kind: 'service', apiKey });
      return (await whole([row]))[0];
    },

    async remove(apiKey) {
      const { affected } = await services.delete({ api_key: apiKey });
      if (!affected) return false;
      // A clients' cache may not outlive its service, and there may be thousands of them.
      changes.announce({ kind: 'anything' });
      for (const table of [...HOT_TABLES.map((hot) => hot.table), 'granted_scopes', ...REQUEST_LOG_TABLES]) await dataSource.query(`delete from ${table} where service = $1`, [apiKey]);
      return true;
    },
  };
}
