import { data, redirect } from 'react-router';
import { readForm } from '../issuer/console/read-form.ts';
import { readMarking } from '../issuer/review/read-marking.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { Time } from '../ui/time.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/peer-review-page.ts';
import { addresses } from './addresses.ts';
import { MarkForm } from './review/mark-form.tsx';
import { WorkToMark } from './review/work-to-mark.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const review = await needed(clientOf(context).getPeerReview({ params }), url);
  return { review, isSaved: url.searchParams.has('saved') };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request);
  const list = addresses.reviews(params.enrolmentId, params.lessonId);
  const client = clientOf(context);
  try {
    await client.savePeerReview({ params, body: readMarking(form) });
    if (formText(form, 'intent') !== 'hand-in') return redirect(`${list}/${params.reviewId}?saved=`, 303);
    await client.handInPeerReview({ params });
    return redirect(`${list}?done=handed-in`, 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL(`${list}/${params.reviewId}`, request.url));
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches, params }: Route.MetaArgs) {
  const path = `${addresses.reviews(params.enrolmentId, params.lessonId)}/${params.reviewId}`;
  return unlistedMeta(matches, path, (t) => t('learner.peers.reviewTitle'));
}

/** A fellow learner's work beside its rubric, without whose it is. */
export default function PeerReviewPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { review, isSaved } = loaderData;
  const { enrolmentId, lessonId, reviewId } = params;
  const isOpen = review.own.state === 'open';
  const files = `/api/v1/me/enrolments/${enrolmentId}/lessons/${lessonId}/peer-reviews/${reviewId}/files`;
  const words = {
    summary: t('learner.peers.summary'),
    summaryHint: t('learner.peers.summaryHint'),
    save: t('learner.peers.save'),
    handIn: t('learner.peers.handIn'),
  };
  return (
    <Page
      title={t('learner.peers.reviewTitle')}
      width="text"
      lead={
        isOpen && (
          <>
            {t('learner.peers.reviewLead')} <Time value={review.dueAt} show="instant" />
          </>
        )
      }
      trail={[
        { to: addresses.enrolment(enrolmentId), label: review.programmeTitle },
        { to: addresses.lesson(enrolmentId, lessonId), label: review.lessonTitle },
        { to: addresses.reviews(enrolmentId, lessonId), label: t('learner.peers.title') },
      ]}
    >
      <Stack gap="l">
        {isSaved && !actionData && (
          <Notice kind="success" live>
            {t('learner.peers.saved')}
          </Notice>
        )}
        <WorkToMark title={t('learner.peers.theWork')} work={review} files={files} />
        {isOpen ? (
          <Section title={t('learner.peers.yourReview')}>
            <MarkForm rubric={review.rubric} own={review.own} returned={actionData} words={words} />
          </Section>
        ) : (
          <>
            <Notice kind="success">{t('learner.peers.handedIn')}</Notice>
            <div>
              <ButtonLink to={addresses.reviews(enrolmentId, lessonId)}>{t('learner.peers.toQueue')}</ButtonLink>
            </div>
          </>
        )}
      </Stack>
    </Page>
  );
}
