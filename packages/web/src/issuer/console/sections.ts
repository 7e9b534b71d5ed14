import type { Permission } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import type { ConsoleView } from './console-data.ts';

interface Section {
  path: string;
  name:
    | 'overview'
    | 'achievements'
    | 'programmes'
    | 'questions'
    | 'reviews'
    | 'insight'
    | 'credentials'
    | 'signingKeys'
    | 'members'
    | 'apiKeys'
    | 'audit'
    | 'settings';
  permission: Permission;
  /** What belongs to it at another address. */
  also?: string;
}

const sections: readonly Section[] = [
  { path: '', name: 'overview', permission: 'organisation:read' },
  { path: '/achievements', name: 'achievements', permission: 'achievement:read' },
  { path: '/programmes', name: 'programmes', permission: 'programme:read' },
  { path: '/questions', name: 'questions', permission: 'programme:write', also: '/pools' },
  { path: '/reviews', name: 'reviews', permission: 'review:write', also: '/guest-links' },
  { path: '/insight', name: 'insight', permission: 'insight:read' },
  { path: '/credentials', name: 'credentials', permission: 'credential:read' },
  { path: '/signing-keys', name: 'signingKeys', permission: 'signing-key:read' },
  { path: '/members', name: 'members', permission: 'member:read' },
  { path: '/api-keys', name: 'apiKeys', permission: 'api-key:manage' },
  { path: '/audit', name: 'audit', permission: 'audit:read' },
  { path: '/settings', name: 'settings', permission: 'organisation:read' },
];

export interface ShownSection {
  to: string;
  label: string;
  /** Whether the page is in it. */
  isHere: boolean;
}

/** The parts of the console that the reader's role opens; what it does not open is not shown. */
export function sectionsOf(t: TFunction, { base, may }: ConsoleView, pathname: string): ShownSection[] {
  const isIn = (path: string) => pathname === `${base}${path}` || pathname.startsWith(`${base}${path}/`);
  return sections
    .filter(({ permission }) => may(permission))
    .map(({ path, name, also }) => ({
      to: `${base}${path}`,
      label: t(`issuer.sections.${name}`),
      isHere: path === '' ? pathname === base : isIn(path) || (also !== undefined && isIn(also)),
    }));
}
