import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { violatedConstraint } from '../management/conflicts.js';
import { loginKey, USER_COLUMNS, userOf, userPlace, type EndUser, type UserRow } from './user-row.js';

export interface NewEndUser {
  readonly login: string;
  /** Made up when absent. */
  readonly subject?: string;
  readonly passwordDigest?: string;
  readonly claims?: JsonObject;
  readonly locked?: boolean;
}

export type EndUserChange = Required<Pick<NewEndUser, 'login' | 'claims' | 'locked'>>;

/** The end users of services. Whatever shuts a user out, or changes how they prove who they are, ends their sessions. */
export interface UserRepository {
  create(service: number, user: NewEndUser): Promise<EndUser | 'loginTaken' | 'subjectTaken' | 'unknownService'>;
  find(service: number, number: number): Promise<EndUser | undefined>;
  findByLogin(service: number, login: string): Promise<EndUser | undefined>;
  findBySubject(service: number, subject: string): Promise<EndUser | undefined>;
  /** By number, at most `limit`, those after a number only; `search` is a part of the login name or the whole subject. */
  list(service: number, page: { readonly after?: number; readonly limit: number; readonly search?: string }): Promise<readonly EndUser[]>;
  replace(service: number, number: number, change: EndUserChange): Promise<EndUser | 'loginTaken' | undefined>;
  setPassword(service: number, number: number, digest: string): Promise<boolean>;
  /** The secret for one-time codes, sealed; undefined takes them away. */
  setTotp(service: number, number: number, secret: string | undefined): Promise<boolean>;
  totpSecret(service: number, number: number): Promise<string | undefined>;
  /** Whether this time step was not used before, nor a later one: a code is good once (RFC 6238, 5.2). */
  takeTotpStep(service: number, number: number, step: number): Promise<boolean>;
  remove(service: number, number: number): Promise<boolean>;
}

const FOREIGN_KEY_VIOLATION = '23503';
const isForeignKeyViolation = (error: unknown): boolean => (error as { driverError?: { code?: string } }).driverError?.code === FOREIGN_KEY_VIOLATION;

const INSERT = `insert into end_user as u (service, subject, login, login_key, password_digest, claims, locked, created_at, modified_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning ${USER_COLUMNS}`;

const LIST = `select ${USER_COLUMNS} from end_user u
  where u.service = $1 and u.number > $2 and ($4::text is null or strpos(u.login_key, $5) > 0 or u.subject = $4)
  order by u.number limit $3`;

/** One statement: the change, and the end of the sessions when it asks for that. */
const changing = (set: string, endsSessions: string): string => `
  with changed as (update end_user u set ${set}, modified_at = $3 where u.service = $1 and u.number = $2 returning ${USER_COLUMNS}),
  ended as (delete from end_user_session s using changed where s.end_user = changed.number and ${endsSessions})
  select * from changed`;

const REPLACE = changing('login = $4, login_key = $5, claims = $6, locked = $7', 'changed.locked');
const SET_PASSWORD = changing('password_digest = $4', 'true');
const SET_TOTP = changing('totp = $4, totp_step = null', 'true');
const TAKE_STEP = `update end_user set totp_step = $3 where service = $1 and number = $2 and (totp_step is null or totp_step < $3) returning number`;

/** An UPDATE or DELETE answers with its rows and their number. */
const rowsOf = <Row>(answer: unknown): readonly Row[] => (Array.isArray((answer as unknown[])[0]) ? (answer as [Row[], number])[0] : (answer as Row[]));

export function createUserRepository({ dataSource, sealer, now }: Database): UserRepository {
  const query = async <Row = UserRow>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> =>
    rowsOf<Row>(await dataSource.query(sql, [...values]));
  const one = async (sql: string, values: readonly unknown[]): Promise<EndUser | undefined> => {
    const [row] = await query(sql, values);
    return row && userOf(row);
  };
  const where = (condition: string): string => `select ${USER_COLUMNS} from end_user u where u.service = $1 and ${condition}`;

  return {
    async create(service, { login, subject = randomUUID(), passwordDigest, claims = {}, locked = false }) {
      try {
        const values = [service, subject, login.trim(), loginKey(login), passwordDigest ?? null, JSON.stringify(claims), locked, now()];
        return await one(INSERT, values) as EndUser;
      } catch (error) {
        const constraint = violatedConstraint(error);
        if (constraint === 'end_user_login') return 'loginTaken';
        if (constraint === 'end_user_subject') return 'subjectTaken';
        if (isForeignKeyViolation(error)) return 'unknownService';
        throw error;
      }
    },
    find: (service, number) => one(where('u.number = $2'), [service, number]),
    findByLogin: (service, login) => one(where('u.login_key = $2'), [service, loginKey(login)]),
    findBySubject: (service, subject) => one(where('u.subject = $2'), [service, subject]),
    async list(service, { after = 0, limit, search }) {
      return (await query(LIST, [service, after, limit, search ?? null, loginKey(search ?? '')])).map(userOf);
    },
    async replace(service, number, { login, claims, locked }) {
      try {
        return await one(REPLACE, [service, number, now(), login.trim(), loginKey(login), JSON.stringify(claims), locked]);
      } catch (error) {
        if (violatedConstraint(error) === 'end_user_login') return 'loginTaken';
        throw error;
      }
    },
    setPassword: async (service, number, digest) => (await one(SET_PASSWORD, [service, number, now(), digest])) !== undefined,
    setTotp: async (service, number, secret) =>
      (await one(SET_TOTP, [service, number, now(), secret === undefined ? null : sealer.seal(secret, userPlace(number))])) !== undefined,
    async totpSecret(service, number) {
      const [row] = await query(where('u.number = $2'), [service, number]);
      return row === undefined || row.totp === null ? undefined : sealer.open(row.totp, userPlace(number));
    },
    takeTotpStep: async (service, number, step) => (await query(TAKE_STEP, [service, number, step])).length === 1,
    remove: async (service, number) =>
      (await query('delete from end_user where service = $1 and number = $2 returning number', [service, number])).length === 1,
  };
}
