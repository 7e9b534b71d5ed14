import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/due-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { ExtensionForm } from './programme/extension-form.tsx';
import { readSince } from './signing-key/read-since.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'learner:write');
  const { modules } = await needed(client.getCataloguePage({ params }), url);
  const lessons = modules.flatMap((module) => module.lessons);
  const tasks = lessons.filter(({ kind }) => kind === 'project' || kind === 'portfolio');
  const items = await Promise.all(
    tasks.map(async ({ id: lessonId }) => ({
      lessonId,
      extension: await needed(client.getExtension({ params: { ...scope, ...params, lessonId } }), url),
    })),
  );
  return { items, saved: url.searchParams.has('saved') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'learner:write');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, faults } = fieldReader(form, t);
  const [lessonId, reason, until] = [text('lessonId'), text('reason'), readSince(text('until'))];
  if (until === undefined) faults.push({ pointer: '/until', message: t('issuer.submissions.due.fault') });
  if (reason === '') faults.push({ pointer: '/reason', message: t('issuer.submissions.due.faultReason') });
  if (until === undefined || faults.length > 0) return refusedFaults(faults, form);
  try {
    await client.decideExtension({ params: { ...scope, ...params, lessonId }, body: { until, reason } });
    return redirect(`${base}/programmes/${params.programmeId}/learners/${params.enrolmentId}/due?saved=1`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.submissions.due.title'));
}

/** Decides until when one learner hands in. */
export default function DuePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const { items, saved } = loaderData;
  return (
    <Page
      title={t('issuer.submissions.due.title')}
      lead={<bdi>{items[0]?.extension.learnerName}</bdi>}
      width="form"
      trail={[{ to: `${base}/programmes/${params.programmeId}/learners`, label: t('issuer.learners.title') }]}
    >
      {saved && !actionData && <SavedNotice>{t('issuer.submissions.due.saved')}</SavedNotice>}
      {items.length === 0 && <p>{t('issuer.submissions.due.none')}</p>}
      <Stack gap="l">
        {items.map(({ lessonId, extension }) => (
          <ExtensionForm
            key={`${lessonId} ${extension.until}`}
            lessonId={lessonId}
            extension={extension}
            returned={actionData?.values.lessonId === lessonId ? actionData : undefined}
          />
        ))}
      </Stack>
    </Page>
  );
}
