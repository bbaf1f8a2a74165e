import type { ClientAuthMethod, JWSAlg } from '../../model/enums.js';

/** The numbers of the profile, each in one place: run time, readiness, documents and tests read them here. Durations in s. */
export const bounds = {
  codeDuration: 60,
  pushedAuthReqDuration: 599,
  clockSkew: { least: 10, most: 60 },
  rsaBits: 2048,
  ecBits: 224,
  nonceLength: 64,
} as const;

/** JWS algorithms, the one to propose first. */
export const algorithms = ['ES256', 'PS256', 'EdDSA'] as const satisfies readonly JWSAlg[];

/** Ways for a client to authenticate itself, the one to propose first. */
export const authenticationMethods =
  ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'] as const satisfies readonly ClientAuthMethod[];
