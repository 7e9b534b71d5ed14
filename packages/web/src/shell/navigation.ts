import type { TFunction } from 'i18next';
import type { Visitor } from '../session/visitor.ts';

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
        ...visitor.memberships.map(({ organisationName, organisationSlug }) => ({
          to: `/desk/${organisationSlug}`,
          label: t('navigation.desk', { organisation: organisationName }),
        })),
      ]
    : [];
  return [
    ...own,
    { to: '/programmes', label: t('navigation.programmes') },
    { to: '/verify', label: t('navigation.verify') },
  ];
}
