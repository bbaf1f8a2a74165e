import { ascii, flag, required, secret, text } from '../settings/kinds.js';
import { requestSpec } from './spec.js';

/** A new end user; `claims`, a JSON object, is read beside this table. */
export interface UserCreateRequest {
  readonly login: string;
  /** Made up when absent. */
  readonly subject?: string;
  /** Made up when absent, and told once. */
  readonly password?: string;
  readonly locked?: boolean;
}

export interface UserUpdateRequest {
  readonly login: string;
  readonly locked?: boolean;
}

export interface UserPasswordRequest {
  /** Made up when absent, and told once. */
  readonly password?: string;
}

const login = required(text(200));
const password = secret(text(1_000));

export const userCreateRequest = requestSpec<UserCreateRequest>({ login, subject: ascii(100), password, locked: flag });
export const userUpdateRequest = requestSpec<UserUpdateRequest>({ login, locked: flag });
export const userPasswordRequest = requestSpec<UserPasswordRequest>({ password });
