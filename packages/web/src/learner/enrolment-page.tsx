import { data, Link, redirect } from 'react-router';
import { pageMeta } from '../meta.ts';
import { KeepOffline } from '../offline/keep-offline.tsx';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { rootDataOf, useRootData } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { Time } from '../ui/time.tsx';
import type { Route } from './+types/enrolment-page.ts';
import { addresses } from './addresses.ts';
import { MissingList } from './completion/missing-list.tsx';
import { OutcomeList } from './completion/outcome-list.tsx';
import { WorkSharing } from './completion/work-sharing.tsx';
import { ModuleList } from './enrolment/module-list.tsx';
import { NewerVersion } from './enrolment/newer-version.tsx';
import { OwnPlace, PlaceNotice } from './enrolment/own-place.tsx';
import { EnrolmentProgress } from './enrolment-progress.tsx';
import { isIssuing, isSlow } from './is-issuing.ts';
import { Issuing } from './issuing.tsx';
import { lessonsAreOpen, workCounts } from './lessons-are-open.ts';
import { isWaiting } from './next-to-do.ts';
import { ReviewsOwed } from './review/reviews-owed.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const { enrolmentId } = params;
  const enrolment = await needed(clientOf(context).getEnrolment({ params: { enrolmentId } }), url);
  // Nothing of the programme is open to whoever only applies: how it stands is said there.
  if (enrolment.state === 'applying') throw redirect(addresses.recognitionOptions(enrolment.programmeId));
  return {
    enrolment,
    issuing: isIssuing(enrolment),
    slow: isSlow(enrolment.completedAt, Date.now()),
    moved: url.searchParams.has('moved'),
    chosen: url.searchParams.has('chosen'),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { enrolmentId } = params;
  const form = await request.formData();
  const here = addresses.enrolment(enrolmentId);
  const isLeaving = formText(form, 'intent') === 'leave';
  const client = clientOf(context);
  try {
    if (form.has('sharesWork')) {
      const sharesWork = formText(form, 'sharesWork') === 'yes';
      await client.shareWork({ params: { enrolmentId }, body: { sharesWork } });
      return redirect(`${here}?chosen`, 303);
    }
    if (isLeaving) await client.leaveProgramme({ params: { enrolmentId } });
    else {
      const version = Number(formText(form, 'version'));
      await client.changeVersion({ params: { enrolmentId }, body: { version } });
    }
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL(here, request.url));
    return data({ problem }, problem.status);
  }
  return redirect(isLeaving ? here : `${here}?moved`, 303);
}

export function meta({ matches, loaderData, params }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const title = loaderData?.enrolment.programmeTitle ?? t('learner.home.title');
  return pageMeta({ title, origin, path: addresses.enrolment(params.enrolmentId), unlisted: true });
}

type Enrolment = Route.ComponentProps['loaderData']['enrolment'];

/** Where a learner stands in a programme, and the one next step. */
export default function EnrolmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { enrolment, issuing, slow, moved, chosen } = loaderData;
  const { sharesWork, outcomes } = enrolment.completion;
  const isCopy = useRootData().keptAt !== null;
  const isIssued = [enrolment, ...outcomes].some(({ credentialId }) => credentialId !== null);
  return (
    <Page
      title={enrolment.programmeTitle}
      lead={t('learner.enrolment.by', { organisation: enrolment.organisationName })}
      trail={[{ to: '/learn', label: t('learner.home.title') }]}
    >
      <FormErrors problem={actionData?.problem} />
      <Stack gap="l">
        {moved && !actionData && (
          <Notice kind="success" live>
            {t('learner.enrolment.moved')}
          </Notice>
        )}
        {chosen && !actionData && (
          <Notice kind="success" live>
            {t(isIssued ? 'completion.sharing.keptIssued' : 'completion.sharing.kept')}
          </Notice>
        )}
        <PlaceNotice enrolment={enrolment} />
        {issuing && !isCopy ? (
          <Issuing here={addresses.enrolment(enrolment.id)} slow={slow} />
        ) : (
          lessonsAreOpen(enrolment) && <Standing enrolment={enrolment} />
        )}
        {!isCopy && enrolment.newerVersion && workCounts(enrolment) && <NewerVersion newer={enrolment.newerVersion} />}
        <MissingList enrolmentId={enrolment.id} missing={enrolment.completion.missing} owed={enrolment.reviewsOwed} />
        <OutcomeList completion={enrolment.completion} />
        <ModuleList
          enrolmentId={enrolment.id}
          modules={enrolment.modules}
          nextLessonId={workCounts(enrolment) && !isWaiting(enrolment) ? enrolment.nextLesson?.id : undefined}
        />
        {sharesWork !== null && !isCopy && <WorkSharing sharesWork={sharesWork} isIssued={isIssued} />}
        {lessonsAreOpen(enrolment) && <KeepOffline enrolment={enrolment} />}
        {!isCopy && <OwnPlace enrolment={enrolment} />}
        {!enrolment.credentialId && (
          <Section title={t('learner.enrolment.leadsTo')}>
            <p>
              {t('learner.enrolment.leadsToText', {
                achievement: enrolment.achievementName,
                organisation: enrolment.organisationName,
              })}
            </p>
          </Section>
        )}
        {enrolment.recognisesPriorLearning && (
          <p>
            <Link to={addresses.recognitionOptions(enrolment.programmeId)}>{t('recognition.title')}</Link>
          </p>
        )}
        <p>
          <Link to={`/programmes/${enrolment.programmeId}`}>{t('learner.enrolment.aboutProgramme')}</Link>
        </p>
      </Stack>
    </Page>
  );
}

/** How far, how long it still takes, and the one next step; at the end, what was earned. */
function Standing({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useText();
  const { id, nextLesson, reviewsOwed, resume, lessonsDone, credentialId, completedAt, recognised, achievementName } =
    enrolment;
  const words =
    nextLesson?.state === 'handed-in'
      ? 'learner.review.toHandedIn'
      : (`learner.enrolment.${lessonsDone === 0 ? 'start' : 'continue'}` as const);
  const isFirst = reviewsOwed.length === 0;
  return (
    <Stack>
      <EnrolmentProgress enrolment={enrolment} label={t('learner.enrolment.progress')} />
      {credentialId && (
        <>
          <p>
            {t(`learner.enrolment.${recognised ? 'recognised' : 'earned'}`, { achievement: achievementName })}{' '}
            <Time value={completedAt ?? enrolment.enrolledAt} />.
          </p>
          <div>
            <ButtonLink to={addresses.credential(credentialId)} variant="primary" icon="arrow">
              {t('learner.enrolment.seeCredential')}
            </ButtonLink>
          </div>
        </>
      )}
      {reviewsOwed.map((owed) => (
        <Section key={owed.lessonId} title={t('learner.peers.owed.title', { count: owed.count, title: owed.title })}>
          <ReviewsOwed enrolmentId={id} owed={owed} />
        </Section>
      ))}
      {resume && (
        <div>
          <ButtonLink to={addresses.resume(id, resume)} variant={isFirst ? 'primary' : 'secondary'} icon="arrow">
            {t('learner.enrolment.resume', { title: resume.title })}
          </ButtonLink>
        </div>
      )}
      {nextLesson && workCounts(enrolment) && nextLesson.id !== resume?.id && (
        <div>
          <ButtonLink
            to={addresses.lesson(id, nextLesson.id)}
            variant={isFirst && !resume ? 'primary' : 'secondary'}
            icon="arrow"
          >
            {t(words, { title: nextLesson.title })}
          </ButtonLink>
        </div>
      )}
    </Stack>
  );
}
