import { data, redirect } from 'react-router';
import { readForm } from '../issuer/console/read-form.ts';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { formValues } from '../session/form-values.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/work-page.ts';
import { addresses } from './addresses.ts';
import { ConfirmWork } from './work/confirm-work.tsx';
import { doWork } from './work/do-work.ts';
import { HandedIn } from './work/handed-in.tsx';
import { WorkForm, type WorkFormProps } from './work/work-form.tsx';
import { WorkTerms } from './work/work-terms.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const [work, lesson, enrolment] = await Promise.all([
    needed(client.getWork({ params }), url),
    needed(client.getLesson({ params }), url),
    needed(client.getEnrolment({ params }), url),
  ]);
  const review = url.searchParams.has('review') ? work.draft : null;
  return { work, lesson, enrolment, review, done: url.searchParams.get('done'), newPieceId: crypto.randomUUID() };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const client = clientOf(context);
  // The form may be large: whose work it is comes before its bytes.
  await needed(client.getWork({ params }), new URL(addresses.work(params.enrolmentId, params.lessonId), request.url));
  const form = await readForm(request, { maxMegabytes: 220 });
  try {
    return redirect(await doWork(client, { ...params, form }), 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) {
      return redirectToSignIn(new URL(addresses.work(params.enrolmentId, params.lessonId), request.url));
    }
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches, loaderData, params }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const title = loaderData ? titleOf(t, loaderData) : t('learner.home.title');
  return pageMeta({ title, origin, path: addresses.work(params.enrolmentId, params.lessonId), unlisted: true });
}

type Loaded = Route.ComponentProps['loaderData'];

/** A learner’s work on a project or portfolio: writing, the last look, what was handed in. */
export default function WorkPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { work, lesson, enrolment, review } = loaderData;
  const problem = actionData?.problem;
  return (
    <Page
      title={titleOf(t, loaderData)}
      width="text"
      trail={[
        { to: addresses.enrolment(enrolment.id), label: enrolment.programmeTitle },
        { to: addresses.lesson(enrolment.id, lesson.id), label: lesson.title },
      ]}
    >
      {review ? (
        <ConfirmWork work={work} draft={review} problem={problem} />
      ) : (
        <Stack gap="l">
          <Done loaded={loaderData} />
          <WorkTerms work={work} organisation={enrolment.organisationName} />
          {!work.closed && <Writing loaded={loaderData} problem={problem} typed={actionData?.values} />}
          <HandedIn handedIn={work.handedIn} />
        </Stack>
      )}
    </Page>
  );
}

interface WritingProps extends Pick<WorkFormProps, 'problem' | 'typed'> {
  loaded: Loaded;
}

/** The draft; folded away where there is none and something was handed in: then waiting is what there is to do. */
function Writing({ loaded: { work, newPieceId }, problem, typed }: WritingProps) {
  const { t } = useText();
  const key = JSON.stringify([work.draft?.id, work.draft?.files.length, work.draft?.pieces.length, typed]);
  const form = <WorkForm key={key} work={work} newPieceId={newPieceId} problem={problem} typed={typed} />;
  const [newest] = work.handedIn;
  if (work.draft || !newest || problem) return form;
  return (
    <details>
      <summary>{t('work.writeAgain', { number: newest.number + 1 })}</summary>
      {form}
    </details>
  );
}

function Done({ loaded: { done, work } }: { loaded: Loaded }) {
  const { t } = useText();
  const [newest] = work.handedIn;
  if (done === 'saved')
    return (
      <Notice kind="success" live>
        {t('work.saved')}
      </Notice>
    );
  if (done === 'handed-in')
    return (
      <Notice kind="success" live>
        {t('work.handedInNow')}
      </Notice>
    );
  if (!newest || work.closed) return null;
  return <Notice kind="info">{t('work.again', newest)}</Notice>;
}

function titleOf(t: ReturnType<typeof createText>['t'], { review, lesson }: Pick<Loaded, 'review' | 'lesson'>): string {
  return review ? t('work.confirmTitle') : t('work.title', { lesson: lesson.title });
}
