import { list, object, required, secret, text, timestamp } from '../settings/kinds.js';
import type { EnumValue } from '../settings/enums.js';
import { requestSpec } from './spec.js';

/** What an operator is: for one service, or for all of them and the installation. */
export interface OperatorRoleAssignment {
  readonly role: EnumValue<'OperatorRole'>;
  /** API key of the service. */
  readonly serviceId?: number;
}

export interface SignInRequest {
  readonly name: string;
  readonly password: string;
}

export interface OperatorCreateRequest extends SignInRequest {
  readonly roles: readonly OperatorRoleAssignment[];
}

export interface OperatorUpdateRequest {
  readonly name: string;
  readonly roles: readonly OperatorRoleAssignment[];
  readonly modifiedAt?: number;
}

export interface PasswordRequest {
  readonly password: string;
}

/** An operator's own. */
export interface OwnPasswordRequest extends PasswordRequest {
  readonly currentPassword: string;
}

const name = required(text(100));
const password = required(secret(text(1_000)));
const roles = required(list(object('OperatorRole'), { maxItems: 1_000 }));

export const signInRequest = requestSpec<SignInRequest>({ name, password });
export const operatorCreateRequest = requestSpec<OperatorCreateRequest>({ name, password, roles });
export const operatorUpdateRequest = requestSpec<OperatorUpdateRequest>({ name, roles, modifiedAt: timestamp });
export const passwordRequest = requestSpec<PasswordRequest>({ password });
export const ownPasswordRequest = requestSpec<OwnPasswordRequest>({ password, currentPassword: password });
