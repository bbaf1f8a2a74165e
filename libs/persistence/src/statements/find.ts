import { statement } from './statement.js';

const WHERE = 'where service = :service and day = :day and digest = :digest';
const GRANT = 'chain, client_id, subject, created_at, expires_at, record';

export const FIND_PUSHED_REQUEST = statement('pushedRequest', `select client_id, expires_at, record from pushed_request ${WHERE}`);
export const FIND_TICKET = statement('ticket', `select client_id, context, expires_at, record from ticket ${WHERE}`);
export const FIND_CODE = statement('code', `select ${GRANT}, used_at from authorization_code ${WHERE}`);
export const FIND_REFRESH_TOKEN = statement('refreshToken', `select ${GRANT}, used_at from refresh_token ${WHERE}`);
export const FIND_ACCESS_TOKEN = statement('accessToken', `select ${GRANT} from access_token ${WHERE}`);

/** Several lookups in one trip; `at` tells which. */
export const FIND_ACCESS_TOKENS = statement('accessTokens', `
  select asked.at::int as at, ${GRANT}
  from unnest(:services::bigint[], :days::int[], :digests::bytea[]) with ordinality as asked (service, day, digest, at)
  join access_token using (service, day, digest)`);
