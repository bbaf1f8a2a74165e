import type { ClientAuthMethod } from '../../model/enums.js';

/** The numbers of the profile, each in one place: run time, readiness, documents and tests read them here. Durations in s. */
export const bounds = {
  rsaBits: 2048,
  ecBits: 160,
  secretBits: 128,
  /** Of tokens that whoever holds them can use. */
  bearerTokenDuration: 599,
} as const;

/** Ways for a confidential client to authenticate itself, the one to propose first. */
export const authenticationMethods =
  ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH', 'CLIENT_SECRET_JWT'] as const satisfies readonly ClientAuthMethod[];
