import type { Role } from '../../api/session';

export interface OperatorRole {
  readonly role: Role;
  readonly serviceId?: number;
}

export interface OperatorRow {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly OperatorRole[];
  readonly modifiedAt: number;
}

export const OPERATORS = '/api/admin/operators';
