import type { GrantedScopes } from '@symbolon/engine';
import { one, type Runner } from '../statements/run.js';
import { statement, variants } from '../statements/statement.js';

const OWNED = 'service = :service and subject = :subject and client_id = :client';

const revoking = variants((shape: string) => {
  const conditions = ['service = :service', ...(shape.includes('subject') ? ['subject = :subject'] : []), ...(shape.includes('client') ? ['client_id = :client'] : [])];
  const part = (name: string, table: string): string => `${name} as (delete from ${table} where ${conditions.join(' and ')} returning day)`;
  return statement(`revokeTokens${shape}`, `
  with ${part('codes', 'authorization_code')}, ${part('tokens', 'access_token')}, ${part('refreshes', 'refresh_token')}
  select (select count(*) from tokens) as tokens, (select count(*) from codes) + (select count(*) from refreshes) as others`);
});

/** Until nothing is left, as with a chain: what a redemption or refresh under way issued is visible to the next round only. */
export async function revokeTokens(
  runner: Runner, service: number, { clientId, subject }: { readonly clientId?: number; readonly subject?: string },
): Promise<number> {
  if (clientId === undefined && subject === undefined) return 0;
  const shape = `${subject === undefined ? '' : ', subject'}${clientId === undefined ? '' : ', client'}`;
  let total = 0;
  let gone: { readonly tokens: number; readonly others: number };
  do {
    gone = await one(runner, revoking(shape), { service, subject: subject ?? null, client: clientId ?? null });
    total += gone.tokens;
  } while (gone.tokens + gone.others > 0);
  return total;
}

const HELD = {
  access_token: statement('heldTokens', `select day, digest, record from access_token where ${OWNED}`),
  refresh_token: statement('heldRefreshTokens', `select day, digest, record from refresh_token where ${OWNED} and used_at is null`),
};

const rewriting = (table: string): string => `
  with given as materialized (select :service::bigint as service, g.* from unnest(:days::int[], :digests::bytea[], :records::text[]) as g (day, digest, record)),
  changed as (
    update ${table} t set record = given.record::json from given
    where t.service = given.service and t.day = given.day and t.digest = given.digest returning t.day)
  select count(*) as changed from changed`;
const REWRITE = { access_token: statement('rewriteTokens', rewriting('access_token')), refresh_token: statement('rewriteRefreshTokens', rewriting('refresh_token')) };

interface HeldRow {
  readonly day: number;
  readonly digest: Buffer;
  readonly record: object;
}

/** Records are text to the database, so they come here to be changed. Refresh tokens first: whoever refreshes then gets the new scopes. */
export async function setScopes(runner: Runner, service: number, clientId: number, subject: string, scopes: readonly string[]): Promise<number> {
  const rewrite = async (table: keyof typeof HELD, change: object): Promise<number> => {
    const rows = await runner.run<HeldRow>(HELD[table], { service, client: clientId, subject });
    if (rows.length === 0) return 0;
    const { changed } = await one<{ changed: number }>(runner, REWRITE[table], {
      service, days: rows.map(({ day }) => day), digests: rows.map(({ digest }) => digest),
      records: rows.map(({ record }) => JSON.stringify({ ...record, ...change })),
    });
    return changed;
  };
  await rewrite('refresh_token', { scopes, refreshScopes: scopes });
  return rewrite('access_token', { scopes });
}

const FIND_SCOPES = statement('grantedScopes', `select latest, merged, modified_at from granted_scopes where ${OWNED}`);
const FORGET_SCOPES = statement('forgetGrantedScopes', `delete from granted_scopes where ${OWNED} returning modified_at`);

export async function grantedScopes(runner: Runner, service: number, client: number, subject: string): Promise<GrantedScopes | undefined> {
  const [row] = await runner.run<{ latest: readonly string[]; merged: readonly string[]; modified_at: number }>(FIND_SCOPES, { service, client, subject });
  return row && { latest: row.latest, merged: row.merged, modifiedAt: row.modified_at };
}

export const forgetGrantedScopes = async (runner: Runner, service: number, client: number, subject: string): Promise<boolean> =>
  (await runner.run(FORGET_SCOPES, { service, client, subject })).length > 0;
