import { type RouteConfigEntry, route } from '@react-router/dev/routes';

/** The console of an issuing organisation. */
export const issuerRoutes: RouteConfigEntry[] = [
  route('issuer/:organisationId', 'issuer/console-page.tsx', [
    route('achievements', 'issuer/achievements-page.tsx'),
    route('achievements/new', 'issuer/new-achievement-page.tsx'),
    route('achievements/:achievementId', 'issuer/achievement-page.tsx'),
    route('credentials', 'issuer/credentials-page.tsx'),
    route('credentials/new', 'issuer/new-credential-page.tsx'),
    route('credentials/:credentialId', 'issuer/credential-page.tsx'),
    route('credentials/:credentialId/revoke', 'issuer/revoke-credential-page.tsx'),
  ]),
];
