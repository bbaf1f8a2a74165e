import type { AccessToken, AuthorizationCode, Found, RefreshToken, SingleUse, Store } from '@symbolon/engine';
import { checkAccessToken } from '../statements/check-access-token.js';
import { commit } from '../statements/commit.js';
import { FIND_CODE, FIND_PUSHED_REQUEST, FIND_REFRESH_TOKEN, FIND_TICKET } from '../statements/find.js';
import { keyOf, keyOfTokenTicket, type Key } from '../statements/key.js';
import { grantRecord, pushedRecord, ticketRecord, tokenTicketRecord, type GrantRow, type PushedRow, type TicketRow } from '../statements/records.js';
import type { Runner } from '../statements/run.js';
import type { Statement } from '../statements/statement.js';
import { takenBy } from '../statements/taken.js';
import { createBatchedLookup } from './batch.js';
import { createWritten } from './written.js';

const found = <T>(record: T, usedAt: number | null | undefined): Found<T> =>
  usedAt === null || usedAt === undefined ? { record } : { record, usedAt };

/** The engine's storage on PostgreSQL; any number of instances may share one database. */
export function createStore(runner: Runner): Store {
  const written = createWritten(runner.now);
  const lookup = createBatchedLookup(runner);

  const read = async <Row>(statement: Statement, service: number, value: string, naming: (value: string) => Key | undefined = keyOf): Promise<Row | undefined> => {
    const key = naming(value);
    if (!key) return undefined;
    const [row] = await runner.run<Row>(statement, { service, ...key });
    return row;
  };

  const grant = async <T extends AuthorizationCode | RefreshToken>(statement: Statement, service: number, value: string) => {
    const row = await read<GrantRow>(statement, service, value);
    return row && found(grantRecord<T>(row), row.used_at);
  };

  const checked = async (service: number, value: string, proof?: SingleUse): Promise<{ token?: AccessToken; replayed: boolean }> => {
    const key = keyOf(value);
    if (!key) return { replayed: false };
    const { row, replayed } = proof
      ? await checkAccessToken(runner, service, key, proof)
      : { row: await lookup(service, key), replayed: false };
    return row ? { token: grantRecord<AccessToken>(row), replayed } : { replayed };
  };

  return {
    pushedRequest: (service, requestUri) =>
      written.pushedRequest(service, requestUri)
      ?? read<PushedRow>(FIND_PUSHED_REQUEST, service, requestUri).then((row) => row && pushedRecord(row)),
    ticket: (service, ticket, fresh = false) =>
      (fresh ? undefined : written.ticket(service, ticket))
      ?? read<TicketRow>(FIND_TICKET, service, ticket).then((row) => row && ticketRecord(row)),
    code(service, code) {
      const record = written.code(service, code);
      return record ? { record } : grant<AuthorizationCode>(FIND_CODE, service, code);
    },
    refreshToken: (service, value) => grant<RefreshToken>(FIND_REFRESH_TOKEN, service, value),
    accessToken: checked,
    tokenTicket: (service, ticket) =>
      written.tokenTicket(service, ticket)
      ?? read<TicketRow>(FIND_TICKET, service, ticket, keyOfTokenTicket).then((row) => row && tokenTicketRecord(row)),
    async commit(service, effects) {
      written.leave(service, effects);
      const outcome = await commit(runner, service, effects).catch(takenBy);
      written.follow(service, effects, outcome);
      return outcome;
    },
  };
}
