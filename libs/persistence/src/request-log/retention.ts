import type { Database } from '../connection/database.js';

/** How long traces of a service are kept, and which successes are kept at all. Failures always are. */
export interface Retention {
  readonly failureDays: number;
  readonly successes: 'off' | 'sampled' | 'all';
  /** How many of 1000 successes, while they are sampled. */
  readonly sampledPerThousand: number;
  readonly successDays: number;
}

export const defaultRetention: Retention = { failureDays: 14, successes: 'off', sampledPerThousand: 10, successDays: 3 };

const DAY_MS = 86_400_000;

interface Row {
  readonly service: number;
  readonly failure_days: number;
  readonly successes: Retention['successes'];
  readonly per_thousand: number;
  readonly success_days: number;
}

const retentionOf = ({ failure_days, successes, per_thousand, success_days }: Row): Retention =>
  ({ failureDays: failure_days, successes, sampledPerThousand: per_thousand, successDays: success_days });

/** When a trace may be forgotten, ms. */
export const forgetAt = (time: number, rejected: boolean, { failureDays, successDays }: Retention): number => time + (rejected ? failureDays : successDays) * DAY_MS;

/** Whether a success is one to keep; `chance` is between 0 and 1. */
export const isKept = ({ successes, sampledPerThousand }: Retention, chance: number): boolean =>
  successes === 'all' || (successes === 'sampled' && chance * 1_000 < sampledPerThousand);

/** The retention of each service: in memory, for requests ask it. */
export interface Retentions {
  of(service: number): Retention;
  /** What other instances were told. */
  reload(): Promise<void>;
  /** Holds for what is kept already, too. */
  set(service: number, retention: Retention): Promise<void>;
}

const SELECT = 'select service, failure_days, successes, per_thousand, success_days from request_retention where service >= 0';
const UPSERT = `insert into request_retention (service, failure_days, successes, per_thousand, success_days) values ($1, $2, $3, $4, $5)
  on conflict (service) do update set failure_days = excluded.failure_days, successes = excluded.successes,
    per_thousand = excluded.per_thousand, success_days = excluded.success_days`;
const RESCHEDULE = `update request_log set forget_at = time + (case when rejected then $2::bigint else $3::bigint end) * ${DAY_MS} where service = $1`;

export function createRetentions({ dataSource }: Pick<Database, 'dataSource'>): Retentions {
  let known = new Map<number, Retention>();
  let changes = 0;
  return {
    of: (service) => known.get(service) ?? defaultRetention,
    async reload() {
      const before = changes;
      const rows: readonly Row[] = await dataSource.query(SELECT);
      // What was read may be older than what was set meanwhile.
      if (changes === before) known = new Map(rows.map((row) => [row.service, retentionOf(row)]));
    },
    async set(service, retention) {
      const { failureDays, successes, sampledPerThousand, successDays } = retention;
      changes += 1;
      await dataSource.query(UPSERT, [service, failureDays, successes, sampledPerThousand, successDays]);
      changes += 1;
      known = new Map([...known, [service, retention]]);
      await dataSource.query(RESCHEDULE, [service, failureDays, successDays]);
    },
  };
}
