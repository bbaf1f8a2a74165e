import { chars, hidden, yes } from '../settings/shapes.js';
import { requestSpec } from './spec.js';

/** POST /service/configuration; GET carries the same in its query. */
export interface ConfigurationRequest {
  readonly pretty?: boolean;
  /** JSON Patch (RFC 6902) as text. */
  readonly patch?: string;
}

/** POST /client/lock_flag/update; absent means unlocked. */
export interface ClientLockFlagRequest {
  readonly clientLocked?: boolean;
}

/** POST /client/secret/update. */
export interface ClientSecretUpdateRequest {
  readonly clientSecret?: string;
}

export const configurationRequest = requestSpec<ConfigurationRequest>({ pretty: yes, patch: chars });
export const clientLockFlagRequest = requestSpec<ClientLockFlagRequest>({ clientLocked: yes });
export const clientSecretUpdateRequest = requestSpec<ClientSecretUpdateRequest>({ clientSecret: hidden });
