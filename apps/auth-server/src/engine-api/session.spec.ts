import { expect, test } from '@jest/globals';
import { rightsAt, servicesWith, type RoleAssignment } from './rights.js';
import { sessionOf } from './session.js';

const value = 'A'.repeat(43);

test.each([
  [undefined, undefined],
  ['', undefined],
  [`symbolon_session=${value}`, value],
  [`a=b; symbolon_session=${value}; c=d`, value],
  [`a=b;symbolon_session=${value}`, value],
  [`not_symbolon_session=${value}`, undefined],
  [`symbolon_session=${value}A`, undefined],
  [`symbolon_session=${value.slice(1)}`, undefined],
  [`symbolon_session="${value}"`, undefined],
])('the cookies %j hold %j', (header, expected) => expect(sessionOf(header)).toBe(expected));

const mixed: readonly RoleAssignment[] = [{ role: 'viewer', serviceId: 1 }, { role: 'editor', serviceId: 2 }, { role: 'owner', serviceId: 3 }];

test('roles of services count there alone', () => {
  expect(rightsAt(mixed).size).toBe(0);
  expect([rightsAt(mixed, 1).has('view_service'), rightsAt(mixed, 1).has('modify_service'), rightsAt(mixed, 2).has('modify_service'), rightsAt(mixed, 2).has('admin'), rightsAt(mixed, 3).has('admin')])
    .toEqual([true, false, true, false, true]);
  expect(rightsAt(mixed, 4).size).toBe(0);
});

test('a viewer sees, and changes nothing', () => {
  expect([...rightsAt([{ role: 'viewer' }], 1)].sort()).toEqual(['view_audit_log', 'view_client', 'view_default_service', 'view_service']);
});

test('which services a right reaches', () => {
  expect(servicesWith(mixed, 'view_service')).toEqual([1, 2, 3]);
  expect(servicesWith(mixed, 'modify_service')).toEqual([2, 3]);
  expect(servicesWith([...mixed, { role: 'viewer' }], 'view_service')).toBeUndefined();
  expect(servicesWith([], 'view_service')).toEqual([]);
});
