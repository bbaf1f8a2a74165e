import { expect, test } from '@jest/globals';
import { impliedRights, rights } from './rights.js';

test.each([
  [['view_client'], ['view_client']],
  [['modify_client'], ['modify_client', 'view_client']],
  [['use_introspection'], ['use_introspection']],
  [['use_service'], ['use_introspection', 'use_service', 'view_client', 'view_service']],
  [['create_client'], ['create_client', 'modify_client', 'use_introspection', 'use_service', 'view_client', 'view_service']],
  [['modify_service'], ['create_client', 'modify_client', 'modify_service', 'use_introspection', 'use_service', 'view_client', 'view_service']],
  [['create_service'], ['create_service', 'view_default_service']],
  [['delete_service', 'view_client'], ['delete_service', 'view_client']],
  [['admin'], rights.filter((right) => right !== 'view_audit_log').sort()],
  [['root', 'ADMIN', ''], []],
])('%j brings %j', (granted, expected) => expect([...impliedRights(granted)].sort()).toEqual(expected));
