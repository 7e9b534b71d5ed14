/*
 * The pages: one line an address, a folder a role (learner/ issuer/ verifier/ employer/ admin/ public/).
 *
 * A page is a file `<noun>-page.tsx` with, in this order:
 *   loader   reads: `await apiOf(context)('/api/v1/…')`; refuses with `throw pageProblem(problem)` or
 *            `throw redirectToSignIn(url)`.
 *   action   writes: the same fetch; on refusal `return data({ problem, values: formValues(form) }, problem.status)`;
 *            then `throw redirect(…)`, so that a reload sends nothing twice.
 *   meta     `pageMeta({ title, description, path, ...rootDataOf(matches) })`.
 *   default  `<Page title={t('…')}>` out of the components in `ui/`; forms begin with `<FormErrors problem fields>` and
 *            each `<Field error={faultOf(problem, name)}>` holds one control. Everything works before scripts load.
 * Words are keys of `text/en/`; nothing else is shown to a reader. No `style` attribute anywhere: the security policy
 * forbids it. Components take colours and sizes from `styles/tokens.css` alone. `/dev/ui` shows them all.
 */
import { index, type RouteConfig, route } from '@react-router/dev/routes';
import { issuerRoutes } from './issuer/routes.ts';

export default [
  index('public/landing-page.tsx'),
  route('programmes', 'public/programmes-page.tsx'),
  route('programmes/:programmeId', 'public/programme-page.tsx'),
  route('achievements/:achievementId', 'public/achievement-page.tsx'),
  route('issuers/:slug', 'public/issuer-page.tsx'),
  route('credentials/:credentialId', 'public/credential-page.tsx'),
  route('log', 'public/log-page.tsx'),
  route('invigilate', 'public/invigilate-page.tsx'),
  route('guest/:token', 'guest/guest-page.tsx'),
  route('guest/:token/files/:fileId', 'guest/guest-file.ts'),
  route('verify', 'verifier/verify-page.tsx'),
  route('verify.webmanifest', 'verifier/offline/manifest.ts'),
  route('api', 'public/reference-page.tsx'),
  route('preferences', 'public/preferences.ts'),
  route('licences.txt', 'public/licences.ts'),
  route('dev/ui', 'dev/style-page.tsx'),
  route('sign-up', 'account/sign-up-page.tsx'),
  route('sign-in', 'account/sign-in-page.tsx'),
  route('sign-out', 'account/sign-out.ts'),
  route('confirm-email', 'account/confirm-email-page.tsx'),
  route('forgot-password', 'account/forgot-password-page.tsx'),
  route('reset-password', 'account/reset-password-page.tsx'),
  route('invitations/accept', 'account/accept-invitation-page.tsx'),
  route('account', 'account/account-page.tsx'),
  route('account/mail', 'account/mail-page.tsx'),
  route('account/calendar', 'account/calendar-page.tsx'),
  route('unsubscribe', 'account/unsubscribe-page.tsx'),
  route('account/erase', 'erasure/erase-account-page.tsx'),
  route('erasures/:erasureId', 'erasure/erasure-page.tsx'),
  ...issuerRoutes,
  route('learn', 'learner/learn-page.tsx'),
  route('learn/recognition/programmes/:programmeId', 'learner/recognition-options-page.tsx'),
  route('learn/recognition/:recognitionId', 'learner/recognition-page.tsx'),
  route('learn/:enrolmentId', 'learner/enrolment-page.tsx'),
  route('learn/:enrolmentId/lessons/:lessonId', 'learner/lesson-page.tsx'),
  route('learn/:enrolmentId/lessons/:lessonId/work', 'learner/work-page.tsx'),
  route('offline', 'offline/offline-page.tsx'),
  route('learn/:enrolmentId/lessons/:lessonId/reviews', 'learner/peers-page.tsx'),
  route('learn/:enrolmentId/lessons/:lessonId/reviews/:reviewId', 'learner/peer-review-page.tsx'),
  route('attempts/:attemptId', 'learner/attempt-page.tsx'),
  route('credentials', 'learner/credentials-page.tsx'),
  route('*', 'public/unknown-page.tsx'),
] satisfies RouteConfig;
