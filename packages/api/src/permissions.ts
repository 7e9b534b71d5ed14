/** What may be done inside an organisation. API-key scopes are these same words. */
export const permissions = [
  'organisation:read',
  'organisation:manage',
  'organisation:export',
  'member:read',
  'member:manage',
  'api-key:manage',
  'audit:read',
  'achievement:read',
  'achievement:write',
  'programme:read',
  'programme:write',
  'learner:read',
  'learner:write',
  'exam:invigilate',
  'review:write',
  'review:manage',
  'insight:read',
  'credential:read',
  'credential:issue',
  'credential:revoke',
  'signing-key:read',
  'signing-key:manage',
  'recipient:erase',
  'file:write',
] as const;

/** One of {@link permissions}. */
export type Permission = (typeof permissions)[number];

const look: Permission[] = ['organisation:read', 'achievement:read', 'programme:read'];
const teach: Permission[] = [
  ...look,
  'learner:read',
  'learner:write',
  'exam:invigilate',
  'review:write',
  'review:manage',
  'insight:read',
  'programme:write',
  'achievement:write',
  'file:write',
];
const issue: Permission[] = [
  ...look,
  'learner:read',
  'insight:read',
  'achievement:write',
  'file:write',
  'credential:read',
  'credential:issue',
  'credential:revoke',
  'signing-key:read',
];

/** The one table that says which role may do what. */
export const rolePermissions = {
  owner: permissions,
  admin: permissions.filter((permission) => permission !== 'organisation:export'),
  issuer: issue,
  instructor: teach,
  reviewer: [...look, 'learner:read', 'exam:invigilate', 'insight:read', 'review:write', 'credential:read'],
  viewer: look,
} as const satisfies Record<string, readonly Permission[]>;

/** A member's role in an organisation. */
export type Role = keyof typeof rolePermissions;

/** Every role, the most powerful first. */
export const roles = Object.keys(rolePermissions) as [Role, ...Role[]];

/** Says whether a role carries a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (rolePermissions[role] as readonly Permission[]).includes(permission);
}
