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
}

const sections: readonly Section[] = [
  { path: '', name: 'overview', permission: 'organisation:read' },
  { path: '/achievements', name: 'achievements', permission: 'achievement:read' },
  { path: '/programmes', name: 'programmes', permission: 'programme:read' },
  { path: '/questions', name: 'questions', permission: 'programme:write' },
  { path: '/reviews', name: 'reviews', permission: 'review:write' },
  { path: '/insight', name: 'insight', permission: 'insight:read' },
  { path: '/credentials', name: 'credentials', permission: 'credential:read' },
  { path: '/signing-keys', name: 'signingKeys', permission: 'signing-key:read' },
  { path: '/members', name: 'members', permission: 'member:read' },
  { path: '/api-keys', name: 'apiKeys', permission: 'api-key:manage' },
  { path: '/audit', name: 'audit', permission: 'audit:read' },
  { path: '/settings', name: 'settings', permission: 'organisation:read' },
];

/** The parts of the console that the reader's role opens; what it does not open is not shown. */
export function sectionsOf(t: TFunction, { base, may }: ConsoleView): { to: string; label: string; end: boolean }[] {
  return sections
    .filter(({ permission }) => may(permission))
    .map(({ path, name }) => ({ to: `${base}${path}`, label: t(`issuer.sections.${name}`), end: path === '' }));
}

/** The name of the section an address is in. */
export function currentSection(t: TFunction, view: ConsoleView, pathname: string): string {
  const inside = sectionsOf(t, view).filter(
    ({ to, end }) => pathname === to || (!end && pathname.startsWith(`${to}/`)),
  );
  return inside.at(-1)?.label ?? t('issuer.sections.overview');
}
