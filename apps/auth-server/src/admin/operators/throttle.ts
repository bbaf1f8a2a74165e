import { createHash } from 'node:crypto';
import type { Database } from '@symbolon/persistence';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ApiProblem } from '../../platform/api-problem.js';

/** How often somebody may try, on all instances together. */
export interface Throttle {
  /** Counts an attempt before it is looked at; throws a 429 that says when to come back. */
  attempt(name: string, address: string): Promise<void>;
  /** It was somebody who knows the password: what was counted against the name is forgotten, and this attempt against the address. */
  succeeded(name: string, address: string): Promise<void>;
}

/** In s. */
const WINDOW = 15 * 60;
const ATTEMPTS_AT_A_NAME = 10;
const ATTEMPTS_FROM_AN_ADDRESS = 30;

/** Somebody may type a password where the name belongs; so names are not stored. */
const keyOf = (text: string): string => createHash('sha256').update(text.normalize('NFKC').toLowerCase()).digest('base64url');

const tooMany = (seconds: number): ApiProblem => new ApiProblem(429, 'A800205', {}, { headers: { 'retry-after': String(Math.max(1, seconds)) } });

export interface ThrottleLimits {
  readonly name?: number;
  readonly address?: number;
}

export function createThrottle({ dataSource }: Pick<Database, 'dataSource'>, { name: atName = ATTEMPTS_AT_A_NAME, address: fromAddress = ATTEMPTS_FROM_AN_ADDRESS }: ThrottleLimits = {}): Throttle {
  const limiter = (keyPrefix: string, points: number): RateLimiterPostgres => new RateLimiterPostgres({
    storeClient: dataSource, storeType: 'typeorm', tableName: 'operator_attempt', tableCreated: true, clearExpiredByTimeout: false,
    keyPrefix, points, duration: WINDOW,
  });
  const names = limiter('name', atName);
  const addresses = limiter('address', fromAddress);

  const consume = async (limit: RateLimiterPostgres, key: string): Promise<void> => {
    try {
      await limit.consume(key);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw tooMany(Math.ceil(refusal.msBeforeNext / 1_000));
      throw refusal;
    }
  };

  return {
    async attempt(name, address) {
      await consume(addresses, keyOf(address));
      await consume(names, keyOf(name));
    },
    async succeeded(name, address) {
      await names.delete(keyOf(name));
      await addresses.reward(keyOf(address));
      await dataSource.query('delete from operator_attempt where expire < $1', [Date.now()]);
    },
  };
}
