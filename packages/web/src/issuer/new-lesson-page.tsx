import { redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/new-lesson-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults, type Values } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { LessonForm } from './programme/lesson-form.tsx';
import { lessonKinds } from './programme/programme-outline.tsx';
import { draftOf, moduleOf } from './programme/programme-place.ts';
import { readLesson } from './programme/read-lesson.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const programme = await draftOf(consoleOf(context, 'programme:write'), params.programmeId, url);
  return {
    programme,
    module: moduleOf(programme, params.moduleId),
    kind: chosenOf(url, 'kind', lessonKinds) ?? ('reading' as const),
  };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const console = consoleOf(context, 'programme:write');
  const { programmeId, moduleId } = params;
  const kind = chosenOf(url, 'kind', lessonKinds) ?? 'reading';
  const form = await readForm(request, { maxMegabytes: 220 });
  let values: Values | undefined;
  try {
    const entry = await readLesson(console, form, { kind, t: textOf(request).t });
    values = entry.values;
    if (entry.faults.length > 0) return refusedFaults(entry.faults, form, values);
    const where = { ...console.scope, programmeId, moduleId };
    const programme = await console.client.addLesson({ params: where, body: entry.body });
    const here = `${console.base}/programmes/${programmeId}`;
    const made = programme.modules.find(({ id }) => id === moduleId)?.lessons.at(-1);
    // An exam is nothing without its questions: they come next.
    if (kind === 'exam' && made) return redirect(`${here}/lessons/${made.id}?saved=exam`);
    return redirect(`${here}?saved=lesson#module-${moduleId}`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t(`issuer.lessons.add.${args.loaderData?.kind ?? 'reading'}`));
}

/** Adds a lesson at the end of a module. */
export default function NewLessonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, module, kind } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  return (
    <Page
      title={t(`issuer.lessons.add.${kind}`)}
      lead={t('issuer.lessons.inModule', { title: module.title })}
      width={kind === 'reading' ? 'text' : 'form'}
      trail={trail}
    >
      <LessonForm
        kind={kind}
        values={{}}
        returned={actionData}
        submit={t(`issuer.lessons.addNow.${kind}`)}
        cancel={here}
      />
    </Page>
  );
}
