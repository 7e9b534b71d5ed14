import type { ProctoredSession } from '@laurel/sdk';
import { redirect } from 'react-router';
import { formValues } from '../session/form-values.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/proctored-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { type Refused, refused, refusedFaults } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { SessionCard } from './proctoring/session-card.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'exam:invigilate');
  const list = await needed(client.listProctoredSessions({ params: { ...scope, ...params } }), url);
  return { ...list, decidedId: url.searchParams.get('decided') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'review:manage');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, number, faults } = fieldReader(form, t);
  const sessionId = text('sessionId');
  const note = text(`note.${sessionId}`);
  const decision = (['counts', 'set-aside'] as const).find((one) => one === text(`decision.${sessionId}`));
  if (!decision) faults.push({ pointer: `/decision.${sessionId}`, message: t('issuer.proctored.fault.decision') });
  if (note === '') faults.push({ pointer: `/note.${sessionId}`, message: t('issuer.proctored.fault.note') });
  if (!decision || faults.length > 0) return refusedFaults(faults, form, formValues(form));
  try {
    const place = { ...scope, ...params, sessionId };
    await client.decideProctoredSession({
      params: place,
      body: { decision, note, flagCount: number('flagCount') ?? 0 },
    });
    const { programmeId, lessonId } = params;
    return redirect(`${base}/programmes/${programmeId}/lessons/${lessonId}/proctored?decided=${sessionId}`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.proctored.title', { exam: args.loaderData?.examTitle ?? '' }));
}

/** What a provider told of the attempts at an exam, and what staff decide. */
export default function ProctoredPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { examTitle, items, decidedId } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const waits = ({ state, submittedAt }: (typeof items)[number]) =>
    submittedAt !== null && (state === 'running' || state === 'flagged' || state === 'left-early');
  const waiting = items.filter(waits);
  const others = items.filter((item) => !waits(item));
  const decided = items.find(({ id }) => id === decidedId);
  return (
    <Page
      title={t('issuer.proctored.title', { exam: examTitle })}
      lead={t('issuer.proctored.lead')}
      width="form"
      trail={[{ to: `${base}/programmes/${params.programmeId}`, label: t('issuer.sections.programmes') }]}
    >
      {decided && !actionData && (
        <SavedNotice>{t('issuer.proctored.decided', { name: decided.learnerName })}</SavedNotice>
      )}
      <FormErrors problem={actionData?.problem} />
      <Stack gap="l">
        <Section title={t('issuer.proctored.waiting')}>
          {waiting.length === 0 && <p>{t('issuer.proctored.none')}</p>}
          <Sessions items={waiting} returned={actionData} />
        </Section>
        <Section title={t('issuer.proctored.others')}>
          {others.length === 0 && <p>{t('issuer.proctored.noOthers')}</p>}
          <Sessions items={others} returned={actionData} />
        </Section>
      </Stack>
    </Page>
  );
}

/** Each attempt apart from the next, so that a decision is taken for the one it stands beneath. */
function Sessions({ items, returned }: { items: readonly ProctoredSession[]; returned: Refused | undefined }) {
  return (
    <Stack gap="l">
      {items.map((session) => (
        <SessionCard key={session.id} session={session} returned={returned} />
      ))}
    </Stack>
  );
}
