import type { TFunction } from 'i18next';
import type { Membership, Visitor } from '../session/visitor.ts';

export interface NavigationEntry {
  to: string;
  label: string;
}

/** What the header offers: everybody may browse and verify; the rest depends on who reads. */
export function mainNavigation(t: TFunction, visitor: Visitor | null): NavigationEntry[] {
  const own = visitor
    ? [
        { to: '/learn', label: t('navigation.learn') },
        { to: '/credentials', label: t('navigation.credentials') },
        ...consoleEntries(t, visitor.memberships),
      ]
    : [];
  return [
    ...own,
    { to: '/programmes', label: t('navigation.programmes') },
    { to: '/verify', label: t('navigation.verify') },
  ];
}

/** The console of one's organisation; a list of them where there are several, so that the header keeps its size. */
function consoleEntries(t: TFunction, memberships: readonly Membership[]): NavigationEntry[] {
  const [first] = memberships;
  if (first === undefined) return [];
  if (memberships.length > 1) return [{ to: '/issuer', label: t('navigation.organisations') }];
  return [{ to: `/issuer/${first.organisationId}`, label: t('navigation.issuer') }];
}
