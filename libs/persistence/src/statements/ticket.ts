/** The end of a ticket: `gone` holds a row for the one request that ended it. */
export const SPEND_TICKET = `gone as (
    delete from ticket
    where service = :service and day = :day and digest = :digest and expires_at > :now
    returning day, context)`;

/** The end of the request_uri behind it, only together with the ticket. */
export const SPEND_REQUEST_URI = `uri as (
    delete from pushed_request
    where service = :service and day = :uriDay and digest = :uriDigest and exists (select from gone)
    returning day)`;
