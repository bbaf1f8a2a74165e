import type { Service } from '../model/service.js';

/** Values in force for one request: the service's settings, narrowed by clauses of the profile. Durations in s. */
export interface Limits {
  /** How far a time claim may lie in the future, and an expiry in the past. */
  readonly clockSkew: number;
  readonly authorizationCodeDuration: number;
  readonly pushedAuthReqDuration: number;
  /** Whether a refresh token survives its use. */
  readonly refreshTokenKept: boolean;
  /** Whether authorization responses name the issuer (RFC 9207). */
  readonly issIncluded: boolean;
}

/** What 0 stands for, s. */
export const defaultDurations = {
  accessToken: 86_400,
  refreshToken: 864_000,
  idToken: 86_400,
  authorizationCode: 60,
  authorizationResponse: 600,
  pushedAuthReq: 90,
  dpopNonce: 300,
  ticket: 86_400,
} as const;

/** The limits that a service sets itself. */
export const serviceLimits = (service: Service): Limits => ({
  clockSkew: service.allowableClockSkew,
  authorizationCodeDuration: service.authorizationCodeDuration || defaultDurations.authorizationCode,
  pushedAuthReqDuration: service.pushedAuthReqDuration || defaultDurations.pushedAuthReq,
  refreshTokenKept: service.refreshTokenKept,
  issIncluded: !service.issSuppressed,
});
