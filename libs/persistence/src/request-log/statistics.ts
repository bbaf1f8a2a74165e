import type { Database } from '../connection/database.js';
import type { Count } from './counters.js';
import { BUCKET_MS } from './counters.js';
import { CLASSES, percentile } from './latency.js';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;

/** How often, of one kind. */
export interface Counted {
  readonly accepted: number;
  readonly rejected: number;
}

/** What happened to a service's requests in a span of time. Durations in µs. */
export interface RequestStatistics {
  readonly from: number;
  readonly to: number;
  /** Length of an interval, ms. */
  readonly step: number;
  readonly intervals: readonly (Counted & { readonly at: number; /** Requests by the profile that they were held to; those without one are in no profile. */ readonly profiles: Readonly<Record<string, number>> })[];
  readonly operations: readonly (Counted & { readonly operation: string; readonly p50?: number; readonly p95?: number })[];
  /** The most frequent first, as in the lists below. */
  readonly results: readonly { readonly operation: string; readonly action: string; readonly resultCode: string; readonly count: number }[];
  readonly profiles: readonly (Counted & { readonly profile: string })[];
  /** By the rule that decided. */
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
}

export interface StatisticsQuery {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const UPSERT = `insert into request_statistics as kept (service, bucket, operation, rejected, action, result_code, profile, rule, count, latency, forget_at)
  select service, bucket, operation, rejected, action, result_code, profile, rule, count, latency::bigint[], forget_at
  from unnest($1::bigint[], $2::bigint[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[], $11::bigint[])
    as t (service, bucket, operation, rejected, action, result_code, profile, rule, count, latency, forget_at)
  order by service, bucket, operation, rejected, action, result_code, profile, rule
  on conflict (service, bucket, operation, rejected, action, result_code, profile, rule) do update set
    count = kept.count + excluded.count,
    latency = (select array_agg(coalesce(a, 0) + coalesce(b, 0) order by n) from unnest(kept.latency, excluded.latency) with ordinality as u (a, b, n))`;

const rowOf = ({ service, bucket, operation, outcome, action, resultCode, profile, rule, count, latency }: Count): readonly unknown[] =>
  [service, bucket, operation, outcome === 'rejected', action, resultCode, profile, rule, count, `{${latency.join(',')}}`, bucket + KEPT_DAYS * DAY_MS];

/** Adds counts to those that are stored, whichever instance they come from. A row may come once in a statement. */
export async function storeCounts({ dataSource }: Pick<Database, 'dataSource'>, counts: readonly Count[]): Promise<void> {
  const seen = new Set<string>();
  const [now, later]: [Count[], Count[]] = [[], []];
  for (const each of counts) {
    const key = rowOf(each).slice(0, 8).join(' ');
    (seen.has(key) ? later : now).push(each);
    seen.add(key);
  }
  if (now.length === 0) return;
  const rows = now.map(rowOf);
  await dataSource.query(UPSERT, Array.from({ length: 11 }, (_, column) => rows.map((row) => row[column])));
  await storeCounts({ dataSource }, later);
}

const TOTALS = `select bucket / $4::bigint * $4::bigint as at, operation, rejected, action, result_code, profile, rule, sum(count)::bigint as count
  from request_statistics where service = $1 and bucket >= $2 and bucket < $3 group by 1, 2, 3, 4, 5, 6, 7`;
const LATENCIES = `select operation, n::bigint as n, sum(v)::bigint as count from request_statistics, unnest(latency) with ordinality as u (v, n)
  where service = $1 and bucket >= $2 and bucket < $3 and v > 0 group by 1, 2`;

interface Total {
  readonly at: number;
  readonly operation: string;
  readonly rejected: boolean;
  readonly action: string;
  readonly result_code: string;
  readonly profile: string;
  readonly rule: string;
  readonly count: number;
}

interface LatencyRow {
  readonly operation: string;
  readonly n: number;
  readonly count: number;
}

/** Totals by what `of` says, in the order in which it first came up; undefined is left out. */
function sums<Key extends string | number>(totals: readonly Total[], of: (total: Total) => Key | undefined): readonly (readonly [Key, Counted])[] {
  const found = new Map<Key, Counted>();
  for (const total of totals) {
    const key = of(total);
    if (key === undefined) continue;
    const { accepted, rejected } = found.get(key) ?? { accepted: 0, rejected: 0 };
    found.set(key, total.rejected ? { accepted, rejected: rejected + total.count } : { accepted: accepted + total.count, rejected });
  }
  return [...found];
}

const all = ({ accepted, rejected }: Counted): number => accepted + rejected;
const frequent = <Key>(found: readonly (readonly [Key, Counted])[]): readonly (readonly [Key, Counted])[] => found.toSorted(([, a], [, b]) => all(b) - all(a));

function latencyOf(rows: readonly LatencyRow[], operation: string): { readonly p50?: number; readonly p95?: number } {
  const counts = new Array<number>(CLASSES).fill(0);
  for (const row of rows) if (row.operation === operation) counts[row.n - 1] = row.count;
  const [p50, p95] = [percentile(counts, 0.5), percentile(counts, 0.95)];
  return { ...(p50 === undefined ? {} : { p50 }), ...(p95 === undefined ? {} : { p95 }) };
}

/** Reads what happened; intervals in which nothing did are there too. */
export async function readStatistics({ dataSource }: Pick<Database, 'dataSource'>, service: number, query: StatisticsQuery): Promise<RequestStatistics> {
  const step = Math.max(BUCKET_MS, Math.ceil(query.step / BUCKET_MS) * BUCKET_MS);
  const from = Math.floor(query.from / step) * step;
  const to = Math.ceil(query.to / step) * step;
  const [totals, latencies]: [readonly Total[], readonly LatencyRow[]] = await Promise.all([
    dataSource.query(TOTALS, [service, from, to, step]), dataSource.query(LATENCIES, [service, from, to]),
  ]);
  const byTime = new Map(sums(totals, ({ at }) => at));
  const profilesAt = (at: number): Readonly<Record<string, number>> =>
    Object.fromEntries(sums(totals.filter((total) => total.at === at), ({ profile }) => profile || undefined).map(([profile, counted]) => [profile, all(counted)]));
  const result = ({ operation, action, result_code }: Total): string => `${operation} ${action} ${result_code}`;
  return {
    from, to, step,
    intervals: Array.from({ length: (to - from) / step }, (_, index) => from + index * step).map((at) => ({ at, ...byTime.get(at) ?? { accepted: 0, rejected: 0 }, profiles: byTime.has(at) ? profilesAt(at) : {} })),
    operations: frequent(sums(totals, ({ operation }) => operation)).map(([operation, counted]) => ({ operation, ...counted, ...latencyOf(latencies, operation) })),
    results: frequent(sums(totals, result)).map(([key, counted]) => {
      const [operation = '', action = '', resultCode = ''] = key.split(' ');
      return { operation, action, resultCode, count: all(counted) };
    }),
    profiles: frequent(sums(totals, ({ profile }) => profile || undefined)).map(([profile, counted]) => ({ profile, ...counted })),
    rules: frequent(sums(totals, ({ rule }) => rule || undefined)).map(([rule, counted]) => ({ rule, count: all(counted) })),
  };
}
