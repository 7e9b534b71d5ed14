import { expect, test } from 'vitest';
import { permissions, roleMay, rolePermissions, roles } from './permissions.ts';

test('an owner may do everything, a viewer change nothing', () => {
  expect(rolePermissions.owner).toEqual(permissions);
  expect(rolePermissions.viewer.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
});

test('only roles that issue may revoke, or see the keys that sign, and no teaching role manages people or keys', () => {
  for (const role of roles) {
    expect(roleMay(role, 'credential:revoke')).toBe(roleMay(role, 'credential:issue'));
    expect(roleMay(role, 'signing-key:read')).toBe(roleMay(role, 'credential:issue'));
  }
  for (const role of ['issuer', 'instructor', 'reviewer', 'viewer'] as const) {
    for (const power of ['member:manage', 'api-key:manage', 'signing-key:manage'] as const)
      expect(roleMay(role, power)).toBe(false);
  }
});
