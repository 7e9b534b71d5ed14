import { data, redirect } from 'react-router';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { formValues } from '../session/form-values.ts';
import { readPreferences } from '../session/preferences.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/attempt-page.ts';
import { addresses } from './addresses.ts';
import { AttemptForm } from './attempt/attempt-form.tsx';
import { AttemptResult } from './attempt/attempt-result.tsx';
import { ConfirmHandIn } from './attempt/confirm-hand-in.tsx';
import { OnBreak } from './attempt/on-break.tsx';
import { workOnAttempt } from './attempt/work-on-attempt.ts';
import { isIssuing, isSlow } from './is-issuing.ts';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const attempt = await needed(client.getAttempt({ params: { attemptId: params.attemptId } }), url);
  const { enrolmentId } = attempt;
  const enrolment = await needed(client.getEnrolment({ params: { enrolmentId } }), url);
  return {
    attempt,
    enrolment,
    review: url.searchParams.has('review'),
    issuing: isIssuing(enrolment),
    slow: isSlow(attempt.submittedAt, Date.now()),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const here = addresses.attempt(params.attemptId);
  const { t } = createText(readPreferences(request).language);
  try {
    const notANumber = t('learner.attempt.notANumber');
    const done = await workOnAttempt(clientOf(context), { attemptId: params.attemptId, form, notANumber });
    if ('to' in done) return redirect(done.to, 303);
    return data({ problem: done.problem, values: formValues(form) }, done.problem.status);
  } catch (error) {
    const problem = refusalOf(error);
    // Handed in already, as by a second press or in another tab: the result is what there is to see.
    if (problem.code === 'attempt-closed') return redirect(here, 303);
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches, loaderData, params }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const title = loaderData ? titleOf(t, loaderData) : t('learner.home.title');
  return pageMeta({ title, origin, path: addresses.attempt(params.attemptId), unlisted: true });
}

type Loaded = Route.ComponentProps['loaderData'];

/** An attempt through its life: answering, the last look, the result. */
export default function AttemptPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, format } = useText();
  const { attempt, enrolment, review } = loaderData;
  const problem = actionData?.problem;
  const open = attempt.state === 'open';
  const passMark = format.score(attempt.passMarkPercent);
  return (
    <Page
      title={titleOf(t, loaderData)}
      width="text"
      lead={open && !review && t('learner.attempt.lead', { passMark })}
      trail={[
        { to: addresses.enrolment(enrolment.id), label: attempt.programmeTitle },
        { to: addresses.lesson(enrolment.id, attempt.lessonId), label: attempt.lessonTitle },
      ]}
    >
      {!open && <AttemptResult {...loaderData} />}
      {open && !attempt.onBreak && review && <ConfirmHandIn attempt={attempt} problem={problem} />}
      {open && attempt.onBreak && <OnBreak attempt={attempt} />}
      {open && !attempt.onBreak && !review && (
        <AttemptForm key={attempt.id} attempt={attempt} problem={problem} typed={actionData?.values ?? {}} />
      )}
    </Page>
  );
}

function titleOf(
  t: ReturnType<typeof createText>['t'],
  { attempt, review }: Pick<Loaded, 'attempt' | 'review'>,
): string {
  const { state, lessonTitle: lesson, number } = attempt;
  if (state === 'submitted') return t('learner.result.title', { lesson });
  return review ? t('learner.confirm.title') : t('learner.attempt.title', { lesson, number });
}
