import type { Database } from '../connection/database.js';

/** What a user allowed a client, once and for all until it is withdrawn. */
export interface RememberedConsent {
  readonly clientId: number;
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
  /** ms */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface RememberedConsents {
  /** Adds to what the user allowed this client before. */
  remember(service: number, user: number, clientId: number, allowed: Pick<RememberedConsent, 'scopes' | 'claims'>): Promise<void>;
  find(service: number, user: number, clientId: number): Promise<RememberedConsent | undefined>;
  /** The latest first. */
  list(service: number, user: number): Promise<readonly RememberedConsent[]>;
  withdraw(service: number, user: number, clientId: number): Promise<boolean>;
}

const REMEMBER = `
  insert into remembered_consent as c (service, end_user, client_id, scopes, claims, created_at, modified_at) values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (end_user, client_id) do update set
    scopes = array(select distinct unnest(c.scopes || excluded.scopes) order by 1),
    claims = array(select distinct unnest(c.claims || excluded.claims) order by 1),
    modified_at = excluded.modified_at`;

interface ConsentRow {
  readonly client_id: number;
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
  readonly created_at: number;
  readonly modified_at: number;
}

const consentOf = (row: ConsentRow): RememberedConsent => ({
  clientId: row.client_id, scopes: row.scopes, claims: row.claims, createdAt: row.created_at, modifiedAt: row.modified_at,
});

const SELECT = 'select client_id, scopes, claims, created_at, modified_at from remembered_consent where service = $1 and end_user = $2';

export function createRememberedConsents({ dataSource, now }: Database): RememberedConsents {
  return {
    async remember(service, user, clientId, { scopes, claims }) {
      await dataSource.query(REMEMBER, [service, user, clientId, scopes, claims, now()]);
    },
    async find(service, user, clientId) {
      const [row]: readonly ConsentRow[] = await dataSource.query(`${SELECT} and client_id = $3`, [service, user, clientId]);
      return row && consentOf(row);
    },
    async list(service, user) {
      const rows: readonly ConsentRow[] = await dataSource.query(`${SELECT} order by modified_at desc, client_id`, [service, user]);
      return rows.map(consentOf);
    },
    async withdraw(service, user, clientId) {
      const [, count]: [unknown, number] = await dataSource.query(
        'delete from remembered_consent where service = $1 and end_user = $2 and client_id = $3', [service, user, clientId]);
      return count > 0;
    },
  };
}
