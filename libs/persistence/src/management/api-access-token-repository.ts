import type { MaybePromise } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { createLoader } from '../directory/loader.js';
import { apiAccessTokenSchema } from '../schema/entities.js';
import type { ApiAccessTokenRow } from '../schema/rows.js';
import { sha256 } from '../statements/key.js';
import { newApiAccessToken } from './ids.js';

/** A credential of API 3.0; storage keeps only its digest. */
export interface ApiAccessToken {
  readonly number: number;
  /** Number of the owner whose services it reaches. */
  readonly owner: number;
  readonly name?: string;
  readonly rights: readonly string[];
  /** API keys of the services it reaches; absent: all of the owner. */
  readonly services?: readonly number[];
  readonly createdAt: number;
  readonly expiresAt?: number;
  readonly lastUsedAt?: number;
}

export type NewApiAccessToken = Pick<ApiAccessToken, 'owner' | 'name' | 'rights' | 'services' | 'expiresAt'>;

/** Tokens as operators see them. */
export interface ApiAccessTokens {
  /** The value is told here and never again. */
  create(token: NewApiAccessToken): Promise<{ readonly value: string; readonly token: ApiAccessToken }>;
  list(owner: number): Promise<readonly ApiAccessToken[]>;
  find(owner: number, number: number): Promise<ApiAccessToken | undefined>;
  revoke(number: number): Promise<boolean>;
}

export interface ApiAccessTokenRepository extends ApiAccessTokens {
  /** Unexpired tokens only; kept in memory for some seconds, dropped everywhere when revoked. `digest`: SHA-256 in hex. */
  findByDigest(digest: string): MaybePromise<ApiAccessToken | undefined>;
  /** Notes the use: in the background, for many tokens together, for each at most once a minute. */
  touch(token: ApiAccessToken): void;
  /** Writes down what `touch` has noted. */
  flush(): Promise<void>;
}

/** As `findByDigest` wants it. */
export const apiAccessTokenDigest = (value: string): string => sha256(value).toString('hex');

const LIFETIME = 5_000;
const TOUCH_EVERY = 60_000;
const FLUSH_AFTER = 5_000;
const SIZE = 10_000;

const tokenOf = (row: ApiAccessTokenRow): ApiAccessToken => ({
  number: row.number,
  owner: row.owner,
  rights: row.rights,
  createdAt: row.created_at,
  ...(row.name === null ? {} : { name: row.name }),
  ...(row.services === null ? {} : { services: row.services }),
  ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
});

export function createApiAccessTokens({ dataSource, now, changes }: Database): ApiAccessTokens {
  const tokens = dataSource.getRepository(apiAccessTokenSchema);
  return {
    async create({ owner, name, rights, services, expiresAt }) {
      const value = newApiAccessToken();
      const { raw } = await tokens.createQueryBuilder().insert().values({
        owner, name: name ?? null, rights, services: services ?? null, digest: sha256(value), created_at: now(), expires_at: expiresAt ?? null,
      }).returning('*').execute();
      return { value, token: tokenOf((raw as ApiAccessTokenRow[])[0] as ApiAccessTokenRow) };
    },
    async list(owner) {
      return (await tokens.find({ where: { owner }, order: { number: 'ASC' } })).map(tokenOf);
    },
    async find(owner, number) {
      const row = await tokens.findOneBy({ owner, number });
      return row ? tokenOf(row) : undefined;
    },
    async revoke(number) {
      const { raw } = await tokens.createQueryBuilder().delete().where({ number }).returning('*').execute();
      const [row] = raw as ApiAccessTokenRow[];
      if (row) changes.announce({ kind: 'token', digest: row.digest.toString('hex') });
      return row !== undefined;
    },
  };
}

const NOTE_USES = 'update api_access_token t set last_used_at = greatest(t.last_used_at, u.at) from unnest($1::int[], $2::bigint[]) as u (number, at) where t.number = u.number';

export function createApiAccessTokenRepository(database: Database): ApiAccessTokenRepository {
  const { dataSource, now, changes, onProblem } = database;
  const tokens = dataSource.getRepository(apiAccessTokenSchema);
  const touched = new Map<number, number>();
  let unwritten = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (unwritten.size === 0) return;
    const uses = unwritten;
    unwritten = new Map();
    await dataSource.query(NOTE_USES, [[...uses.keys()], [...uses.values()]]);
  };

  let loads = 0;
  const loader = createLoader<ApiAccessToken>({
    size: SIZE, now, lifetime: () => LIFETIME,
    async load(digest) {
      const row = await tokens.findOneBy({ digest: Buffer.from(digest, 'hex') });
      return row ? { value: tokenOf(row), version: ++loads } : undefined;
    },
  });
  changes.listen((change) => {
    if (change.kind === 'token') loader.invalidate([change.digest]);
    if (change.kind === 'anything') loader.invalidateAll();
  });

  const unexpired = (token: ApiAccessToken | undefined): ApiAccessToken | undefined =>
    token?.expiresAt !== undefined && token.expiresAt <= now() ? undefined : token;

  return {
    ...createApiAccessTokens(database),
    findByDigest(digest) {
      const token = loader.get(digest);
      return token instanceof Promise ? token.then(unexpired) : unexpired(token);
    },
    touch({ number }) {
      const time = now();
      if (time - (touched.get(number) ?? 0) < TOUCH_EVERY) return;
      if (touched.size >= SIZE) touched.clear();
      touched.set(number, time);
      unwritten.set(number, time);
      timer ??= setTimeout(() => void flush().catch((error: unknown) => onProblem(error as Error)), FLUSH_AFTER).unref();
    },
    flush,
  };
}
