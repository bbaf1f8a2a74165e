/**
 * Deletes the tokens that the client held for the user until now: what the same statement issues is not visible to it,
 * and tokens without a user are never meant. Two grants at the same moment do not see each other, so both tokens stay
 * until the next grant.
 */
export const forgetOthers = (condition: string): string =>
  ['access_token', 'refresh_token'].map((table) => `other_${table} as (
    delete from ${table}
    where service = :service and subject = :tokenSubject and client_id = :tokenClient and ${condition})`).join(',\n  ');
