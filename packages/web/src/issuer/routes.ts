import { index, type RouteConfigEntry, route } from '@react-router/dev/routes';

/** The console of an issuing organisation. */
export const issuerRoutes: RouteConfigEntry[] = [
  route('issuer', 'issuer/choose-page.tsx'),
  route('issuer/new', 'issuer/set-up-page.tsx'),
  route('issuer/:organisationId', 'issuer/console-page.tsx', [
    index('issuer/overview-page.tsx'),
    route('achievements', 'issuer/achievements-page.tsx'),
    route('achievements/new', 'issuer/new-achievement-page.tsx'),
    route('achievements/:achievementId', 'issuer/achievement-page.tsx'),
    route('programmes', 'issuer/programmes-page.tsx'),
    route('programmes/new', 'issuer/new-programme-page.tsx'),
    route('programmes/:programmeId', 'issuer/programme-page.tsx'),
    route('programmes/:programmeId/details', 'issuer/programme-details-page.tsx'),
    route('programmes/:programmeId/learners', 'issuer/learners-page.tsx'),
    route('programmes/:programmeId/learners.csv', 'issuer/learners-csv.ts'),
    route('programmes/:programmeId/modules/:moduleId', 'issuer/module-page.tsx'),
    route('programmes/:programmeId/modules/:moduleId/lessons/new', 'issuer/new-lesson-page.tsx'),
    route('programmes/:programmeId/lessons/:lessonId', 'issuer/lesson-page.tsx'),
    route('programmes/:programmeId/lessons/:lessonId/questions/:questionId', 'issuer/question-page.tsx'),
    route('credentials.csv', 'issuer/credentials-csv.ts'),
    route('credentials', 'issuer/credentials-page.tsx'),
    route('credentials/new', 'issuer/new-credential-page.tsx'),
    route('credentials/:credentialId', 'issuer/credential-page.tsx'),
    route('credentials/:credentialId/revoke', 'issuer/revoke-credential-page.tsx'),
    route('settings', 'issuer/settings-page.tsx'),
  ]),
];
