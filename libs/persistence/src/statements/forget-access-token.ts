import { statement } from './statement.js';

/** For what a racing statement issued, once it is visible. */
export const FORGET_ACCESS_TOKEN = statement('forgetAccessToken',
  'delete from access_token where service = :service and day = :day and digest = :digest');
