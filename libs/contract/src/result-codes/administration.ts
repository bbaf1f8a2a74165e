import type { ResultCodeFamily } from './entry.js';

/** The administration: operators, their sessions, and what the reference has no API for. The numbers are ours. */
export const administrationCodes = {
  A800201: { message: '{apiPath}, the session has ended: sign in again.' },
  A800202: { message: '{apiPath}, name and password do not fit together.' },
  A800203: { message: '{apiPath}, the header x-csrf-token does not repeat the CSRF token of this session.' },
  A800204: { message: '{apiPath}, the roles of this operator do not bring the right [{right}] here.' },
  A800205: { message: '{apiPath}, too many attempts to sign in: wait and try again.' },
  A800206: { message: '{apiPath}, the present password is wrong.' },

  A800207: { message: '{apiPath}, the password cannot be taken: {problem}' },
  A800208: { message: '{apiPath}, private keys are not shown to operators.' },

  A801201: { message: '{apiPath}, there is no operator {identifier}.' },
  A801202: { message: '{apiPath}, another operator is called {identifier}.' },
  A801203: { message: '{apiPath}, this is the last operator who owns everything, and one has to remain.' },
  A801204: { message: '{apiPath}, the operator was changed at {modifiedAt}, after the version of {sentModifiedAt} that was sent.' },
  A801205: { message: '{apiPath}, {property} is no API key of a service; leave it out for a role at all services.' },

  A802201: { message: "{apiPath}, the parameter '{parameter}' must be an integer from 0 to {max}." },
  A802202: { message: '{apiPath}, there is no version {identifier}.' },

  A803201: { message: '{apiPath}, there is no API access token {identifier}.' },
  A803202: { message: '{apiPath}, a token cannot be given the right [{right}], which the caller does not have.' },
  A803203: { message: "{apiPath}, 'expiresAt' is in the past." },
  A803204: { message: "{apiPath}, 'services' is empty; leave it out for a token that reaches all services." },

  A804201: { message: '{apiPath}, the service has no key {kid}.' },
  A804202: { message: '{apiPath}, no key can be made for the algorithm {value}.' },
  A804203: { message: '{apiPath}, keys of this kind do not come in the size {value}.' },
  A804204: { message: '{apiPath}, the key cannot be taken: {problem}' },
  A804205: { message: '{apiPath}, this cannot be done with the key now: {problem}' },
  A804206: { message: '{apiPath}, the service has a key {kid} already.' },

  A805201: { message: '{apiPath}, the document cannot be imported: {problem}' },
  A805202: { message: "{apiPath}, the alias '{identifier}' of an imported client is taken by another client of this service." },
  A805203: { message: '{apiPath}, the service was changed while the document was imported: try again.' },

  A811201: { message: '{apiPath}, there is no user {identifier}.' },
  A811202: { message: '{apiPath}, another user signs in as {identifier}.' },
  A811203: { message: '{apiPath}, another user has the subject {identifier}.' },
  A811204: { message: "{apiPath}, 'claims' cannot be used: {problem}" },
  A811205: { message: '{apiPath}, this user has allowed nothing to a client {identifier}.' },
  A811206: { message: '{apiPath}, the user was changed at {modifiedAt}, after the version of {sentModifiedAt} that was sent.' },
} as const satisfies ResultCodeFamily;
