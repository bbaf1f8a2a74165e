import type { ResultCodeFamily } from './entry.js';

/** What users allow clients, and what clients may ask for at all. */
export const consentCodes = {
  A127001: { message: 'Client {clientId} has no limit of requestable scopes.' },
  A127002: { message: 'The limit of requestable scopes of client {clientId} is gone.' },
  A127003: { message: 'The limit of requestable scopes of client {clientId} had gone before.' },
  A128201: { message: 'The body with the requestable scopes is not a JSON object.' },
  A128202: { message: "'requestableScopes' is not an array." },
  A128203: { message: "'requestableScopes' may hold texts only." },

  A136201: { message: "'start' of a user's clients must be an integer." },
  A136202: { message: "'start' of a user's clients must be 0 or more." },
  A136203: { message: "'end' of a user's clients must be an integer." },
  A136204: { message: "'end' of a user's clients must be 0 or more." },
  A136205: { message: "The body that asks for a user's clients does not have the expected shape." },
  A136206: { message: "'subject' is missing: say whose clients are to be listed." },

  A137001: { message: 'Deleted at client {clientId} of service {apiKey}, access tokens: {value}' },
  A137201: { message: "The body that ends a user's authorization does not have the expected shape." },
  A137202: { message: "'subject' is missing: say whose authorization is to end." },

  A138001: { message: 'Updated at client {clientId} of service {apiKey}, access tokens: {value}' },
  A138201: { message: "'subject' is missing: say whose authorization is to change." },

  A139001: { message: 'Nothing is known of scopes that {subject} granted to client {clientId}.' },
  A139002: { message: 'These are the scopes that {subject} granted to client {clientId}.' },
  A139201: { message: 'The body that asks for granted scopes does not have the expected shape.' },
  A139202: { message: "'subject' is missing: say whose granted scopes are to be read." },

  A140001: { message: 'Nothing to forget: no scopes are known that {subject} granted to client {clientId}.' },
  A140002: { message: 'The scopes that {subject} granted to client {clientId} are forgotten.' },
  A140201: { message: 'The body that has granted scopes forgotten does not have the expected shape.' },
  A140202: { message: "'subject' is missing: say whose granted scopes are to be forgotten." },
} as const satisfies ResultCodeFamily;
