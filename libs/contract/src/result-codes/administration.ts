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

  A801201: { message: '{apiPath}, there is no operator {identifier}.' },
  A801202: { message: '{apiPath}, another operator is called {identifier}.' },
  A801203: { message: '{apiPath}, this is the last operator who owns everything, and one has to remain.' },
  A801204: { message: '{apiPath}, the operator was changed at {modifiedAt}, after the version of {sentModifiedAt} that was sent.' },
  A801205: { message: '{apiPath}, {property} is no API key of a service; leave it out for a role at all services.' },
} as const satisfies ResultCodeFamily;
