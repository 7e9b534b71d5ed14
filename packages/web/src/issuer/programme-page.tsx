import type { Pace } from '@laurel/sdk';
import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/programme-page.ts';
import { CohortsSection } from './cohort/cohorts-section.tsx';
import { type Console, consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { AddModule } from './programme/add-module.tsx';
import { ProgrammeActions } from './programme/programme-actions.tsx';
import { ProgrammeOutline } from './programme/programme-outline.tsx';
import { PublishSection } from './programme/publish-section.tsx';
import { VersionsSection } from './programme/versions-section.tsx';

const saved = ['new', 'changed', 'module', 'lesson', 'removed', 'published', 'version', 'discarded'] as const;
const planned = ['cohort', 'cohortChanged', 'pace'] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'programme:write');
  const where = { ...scope, programmeId: params.programmeId };
  const programme = await needed(client.getProgramme({ params: where }), url);
  const cohorts = await needed(client.listCohorts({ params: where }), url);
  return { programme, cohorts, saved: chosenOf(url, 'saved', saved), planned: chosenOf(url, 'saved', planned) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const console = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  try {
    const done = await perform(console, form, { programmeId: params.programmeId, t: textOf(request).t });
    return redirect(`${console.base}/programmes/${params.programmeId}?saved=${done}`);
  } catch (error) {
    return refused(error, form);
  }
}

async function perform(
  { client, scope }: Console,
  form: FormData,
  { programmeId, t }: { programmeId: string; t: ReturnType<typeof textOf>['t'] },
): Promise<(typeof saved)[number] | (typeof planned)[number]> {
  const params = { ...scope, programmeId };
  const { text } = fieldReader(form, t);
  switch (text('intent')) {
    case 'pace':
      await client.setPace({ params, body: { pace: paceOf(text('pace')) } });
      return 'pace';
    case 'publish':
      await client.publishProgramme({ params });
      return 'published';
    case 'start-version':
      await client.startVersion({ params });
      return 'version';
    case 'discard-draft':
      await client.discardDraft({ params });
      return 'discarded';
    case 'remove-lesson':
      await client.removeLesson({ params: { ...params, lessonId: text('lessonId') } });
      return 'removed';
    case 'remove-module':
      await client.removeModule({ params: { ...params, moduleId: text('moduleId') } });
      return 'removed';
    default:
      await client.addModule({ params, body: { title: text('title'), summary: text('summary') } });
      return 'module';
  }
}

/** Anything else than one of them is for the API to refuse. */
function paceOf(value: string): Pace {
  return value as Pace;
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.programme.title ?? t('issuer.sections.programmes'));
}

/** A programme as its makers see it: its parts, what is missing, how to publish it, and its versions. */
export default function ProgrammePage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const draft = programme.state === 'draft';
  return (
    <Page
      title={programme.title}
      lead={<bdi>{programme.summary}</bdi>}
      trail={[{ to: `${base}/programmes`, label: t('issuer.sections.programmes') }]}
    >
      <FormErrors
        problem={actionData?.problem}
        fields={{ title: t('issuer.programmes.module.title'), summary: t('issuer.programmes.module.summary') }}
      />
      {loaderData.saved && !actionData && <SavedNotice>{t(`issuer.programmes.saved.${loaderData.saved}`)}</SavedNotice>}
      {loaderData.planned && !actionData && (
        <SavedNotice>{t(`issuer.cohorts.saved.${loaderData.planned}`)}</SavedNotice>
      )}
      <ProgrammeActions programme={programme} />
      <ProgrammeOutline programme={programme} />
      {draft && (
        <AddModule returned={actionData} first={programme.modules.length === 0} key={programme.modules.length} />
      )}
      {draft && <PublishSection programme={programme} />}
      {programme.publishedVersion !== null && <CohortsSection list={loaderData.cohorts} programmeId={programme.id} />}
      {programme.publishedVersion !== null && <VersionsSection programme={programme} />}
    </Page>
  );
}
