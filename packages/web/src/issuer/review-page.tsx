import { data, redirect } from 'react-router';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/review-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { actOnReview } from './review/act-on-review.ts';
import { DecisionSection } from './review/decision-section.tsx';
import { GuestSection } from './review/guest-section.tsx';
import { MarkingForm } from './review/marking-form.tsx';
import { MarkingsCompared } from './review/markings-compared.tsx';
import { readGuest } from './review/read-guest.ts';
import { RecognitionShown } from './review/recognition-shown.tsx';
import { Remarks } from './review/remarks.tsx';
import styles from './review/review-columns.module.css';
import { ReviewersSection } from './review/reviewers-section.tsx';
import { WorkShown } from './review/work-shown.tsx';

const saved = [
  'guest-withdrawn',
  'taken',
  'assigned',
  'withdrawn',
  'comment',
  'removed',
  'saved',
  'handed-in',
  'decided',
] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope, membership } = consoleOf(context, 'review:write');
  const where = { params: { ...scope, submissionId: params.submissionId } };
  const review = await needed(client.getReview(where), url);
  const mayGive = membership.permissions.includes('review:manage');
  const candidates = mayGive ? (await needed(client.listReviewers(where), url)).items : undefined;
  // Evidence of prior learning is for staff alone.
  const links =
    mayGive && review.recognition === null ? (await needed(client.listGuestLinks(where), url)).items : undefined;
  const next = await nextOf(client, scope, params.submissionId);
  return { review, candidates, links, next, saved: chosenOf(url, 'saved', saved) };
}

/** What the reader would go on with: their own work first, then what is free. */
async function nextOf(
  client: ReturnType<typeof consoleOf>['client'],
  scope: { organisationId: string },
  here: string,
): Promise<string | undefined> {
  for (const whose of ['own', 'free'] as const) {
    const { items } = await client.listReviews({ params: scope, query: { whose, limit: 20 } });
    const found = items.find(({ submissionId, step }) => submissionId !== here && step !== 'wait');
    if (found) return found.submissionId;
  }
  return undefined;
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const console = consoleOf(context, 'review:write');
  const form = await readForm(request);
  const intent = formText(form, 'intent');
  try {
    if (intent === 'ask-guest') {
      const body = readGuest(form);
      const made = await console.client.makeGuestLink({
        params: { ...console.scope, submissionId: params.submissionId },
        body,
      });
      // Shown on this answer alone: no page that is opened again has it.
      return data({ intent, made: { name: made.name, url: made.url }, problem: undefined, values: {} });
    }
    const done = await actOnReview(console, params.submissionId, form);
    return redirect(`${console.base}/reviews/${params.submissionId}?saved=${done}`);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ intent, made: undefined, problem, values: formValues(form) }, { status: problem.status });
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.review.lessonTitle ?? t('issuer.sections.reviews'));
}

/** A version of somebody's work beside its rubric. */
export default function ReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { review, candidates, next } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/reviews`;
  const returnedTo = (...intents: string[]) =>
    actionData?.problem && intents.includes(actionData.intent)
      ? { problem: actionData.problem, values: actionData.values }
      : undefined;
  const { own } = review;
  return (
    <Page
      title={
        review.recognition ? t('issuer.recognition.review.titleOf', { title: review.lessonTitle }) : review.lessonTitle
      }
      lead={t('issuer.reviews.lead2', { learner: review.learnerName, programme: review.programmeTitle })}
      trail={[{ to: list, label: t('issuer.sections.reviews') }]}
      actions={next && <ButtonLink to={`${list}/${next}`}>{t('issuer.reviews.next')}</ButtonLink>}
    >
      {loaderData.saved && !actionData && <SavedNotice>{t(`issuer.reviews.saved.${loaderData.saved}`)}</SavedNotice>}
      {review.newerSubmissionId && (
        <Notice kind="warning">
          {t('issuer.reviews.newer')}{' '}
          <ButtonLink to={`${list}/${review.newerSubmissionId}`} size="s">
            {t('issuer.reviews.openNewer')}
          </ButtonLink>
        </Notice>
      )}
      <div className={styles.columns}>
        <Stack gap="l">
          <RecognitionShown recognition={review.recognition} />
          <WorkShown review={review} />
          <Remarks review={review} returned={returnedTo('comment', 'remove-comment')} />
          <EarlierRounds review={review} />
        </Stack>
        <Stack gap="l">
          <ReviewersSection
            review={review}
            candidates={candidates}
            returned={returnedTo('take', 'assign', 'withdraw')}
          />
          {own?.state === 'open' && (
            <MarkingForm review={review} own={own} returned={returnedTo('save', 'hand-in', '')} />
          )}
          <MarkingsCompared review={review} />
          <DecisionSection review={review} returned={returnedTo('decide')} />
          {loaderData.links && (
            <GuestSection
              submissionId={review.submissionId}
              links={loaderData.links}
              isOpen={review.decision === null && review.newerSubmissionId === null}
              made={actionData?.made}
              returned={returnedTo('ask-guest', 'withdraw-guest')}
            />
          )}
        </Stack>
      </div>
    </Page>
  );
}

function EarlierRounds({ review: { earlier, recognition } }: Pick<Route.ComponentProps['loaderData'], 'review'>) {
  const { t, format } = useText();
  const { base } = useConsole();
  if (earlier.length === 0) return null;
  return (
    <ul>
      {earlier.map(({ submissionId, number, decision }) => (
        <li key={submissionId}>
          <ButtonLink to={`${base}/reviews/${submissionId}`} size="s" variant="quiet">
            {t('issuer.reviews.round', { number })}
          </ButtonLink>{' '}
          {t(
            recognition
              ? `issuer.recognition.review.outcome.${decision.outcome}`
              : `issuer.reviews.outcome.${decision.outcome}`,
          )}
          , {format.score(decision.percent)}: {decision.reason}
        </li>
      ))}
    </ul>
  );
}
