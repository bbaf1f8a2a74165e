import { randomBytes } from 'node:crypto';
import type { Database } from '../connection/database.js';
import type { OperatorRow } from '../schema/rows.js';
import { sha256 } from '../statements/key.js';
import { operatorOf, type Operator } from './operator-repository.js';

/** How long a session lasts when nobody uses it, and at most; ms. */
const IDLE = 60 * 60_000;
const ABSOLUTE = 12 * 60 * 60_000;
/** A use is written down at most this often, ms. */
const NOTE_EVERY = 60_000;

/** Sessions of operators. Storage keeps only digests of what the cookies hold. */
export interface OperatorSessions {
  /** Returns the value of the cookie, 43 characters. Sessions that have ended are removed on the way. */
  open(operator: number): Promise<string>;
  find(value: string): Promise<Operator | undefined>;
  close(value: string): Promise<void>;
  /** Ends all of an operator's sessions, but for one where that is given. */
  closeAll(operator: number, except?: string): Promise<void>;
}

type Found = OperatorRow & { readonly used_at: number };

export function createOperatorSessions({ dataSource, now, onProblem }: Database): OperatorSessions {
  return {
    async open(operator) {
      const value = randomBytes(32).toString('base64url');
      const time = now();
      await dataSource.query('delete from operator_session where expires_at <= $1 or used_at <= $2', [time, time - IDLE]);
      await dataSource.query('insert into operator_session (digest, operator, created_at, used_at, expires_at) values ($1, $2, $3, $3, $4)',
        [sha256(value), operator, time, time + ABSOLUTE]);
      return value;
    },

    async find(value) {
      const digest = sha256(value);
      const time = now();
      const [row]: readonly Found[] = await dataSource.query(
        `select operator.*, operator_session.used_at from operator_session join operator on operator.number = operator_session.operator
         where operator_session.digest = $1 and operator_session.expires_at > $2 and operator_session.used_at > $3`,
        [digest, time, time - IDLE]);
      if (row === undefined) return undefined;
      if (row.used_at <= time - NOTE_EVERY) {
        dataSource.query('update operator_session set used_at = greatest(used_at, $2) where digest = $1', [digest, time])
          .catch((error: unknown) => onProblem(error as Error));
      }
      return operatorOf(row);
    },

    async close(value) {
      await dataSource.query('delete from operator_session where digest = $1', [sha256(value)]);
    },

    async closeAll(operator, except) {
      await dataSource.query('delete from operator_session where operator = $1 and digest is distinct from $2', [operator, except === undefined ? null : sha256(except)]);
    },
  };
}
