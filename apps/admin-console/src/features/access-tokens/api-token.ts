/** A bearer token of the 3.0 dialect; its value was told once. */
export interface ApiToken {
  readonly id: number;
  readonly name?: string;
  readonly rights: readonly string[];
  readonly services?: readonly number[];
  readonly createdAt: number;
  readonly expiresAt?: number;
  readonly lastUsedAt?: number;
}

export const ACCESS_TOKENS = '/api/admin/access-tokens';

export const apiRights = [
  'use_service', 'use_introspection', 'view_client', 'modify_client', 'create_client', 'view_service', 'modify_service', 'create_service', 'delete_service', 'view_audit_log', 'admin',
] as const;
