import { redirect } from 'react-router';
import { formText } from '../session/form-text.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/lesson-page.ts';
import { isPlain } from './bank/is-plain.ts';
import { SectionList } from './bank/section-list.tsx';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults, type Values } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { arrangeQuestions } from './programme/arrange-questions.ts';
import { ExerciseList } from './programme/exercise-list.tsx';
import { LessonForm } from './programme/lesson-form.tsx';
import { valuesOfLesson } from './programme/lesson-values.ts';
import { draftOf, lessonOf } from './programme/programme-place.ts';
import { QuestionList } from './programme/question-list.tsx';
import { readLesson } from './programme/read-lesson.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';
import { RubricSection } from './rubric/rubric-section.tsx';

const saved = ['exam', 'changed', 'question', 'order', 'removed', 'sections', 'exercise'] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const programme = await draftOf(consoleOf(context, 'programme:write'), params.programmeId, url);
  return { programme, ...lessonOf(programme, params.lessonId), saved: chosenOf(url, 'saved', saved) };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const console = consoleOf(context, 'programme:write');
  const where = { ...console.scope, programmeId: params.programmeId, lessonId: params.lessonId };
  const here = `${console.base}/programmes/${where.programmeId}/lessons/${where.lessonId}`;
  const form = await readForm(request, { maxMegabytes: 220 });
  let values: Values | undefined;
  try {
    const { lesson } = lessonOf(await draftOf(console, params.programmeId, url), params.lessonId);
    const questions = arrangeQuestions(lesson.questions ?? [], form);
    if (questions) {
      await console.client.setQuestions({ params: where, body: { questions } });
      return redirect(`${here}?saved=order#questions`);
    }
    if (form.get('intent') === 'remove-exercise') {
      await console.client.removeExercise({ params: { ...where, key: formText(form, 'key') } });
      return redirect(`${here}?saved=removed#exercises`);
    }
    const entry = await readLesson(console, form, { kind: lesson.kind, t: textOf(request).t });
    values = entry.values;
    if (entry.faults.length > 0) return refusedFaults(entry.faults, form, values);
    await console.client.changeLesson({ params: where, body: entry.body });
    return redirect(`${here}?saved=changed`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.lesson.title ?? t('issuer.sections.programmes'));
}

/** Changes a lesson; an exam with its questions. */
export default function LessonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, lesson, module } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  return (
    <Page
      title={lesson.title}
      lead={t('issuer.lessons.inModule', { title: module.title })}
      width={lesson.kind === 'video' ? 'form' : 'text'}
      trail={trail}
    >
      {loaderData.saved && !actionData && <SavedNotice>{t(`issuer.lessons.saved.${loaderData.saved}`)}</SavedNotice>}
      <Stack gap="l">
        <LessonForm
          key={JSON.stringify(lesson)}
          kind={lesson.kind}
          values={valuesOfLesson(lesson)}
          returned={actionData}
          submit={t('issuer.form.save')}
          cancel={here}
        />
        {lesson.kind === 'exam' && isPlain(lesson) && (
          <QuestionList lesson={lesson} place={`${here}/lessons/${lesson.id}`} />
        )}
        {lesson.kind === 'exam' && <SectionList lesson={lesson} place={`${here}/lessons/${lesson.id}`} />}
        {(lesson.kind === 'reading' || lesson.kind === 'video') && (
          <ExerciseList lesson={lesson} place={`${here}/lessons/${lesson.id}`} />
        )}
        {(lesson.kind === 'project' || lesson.kind === 'portfolio') && (
          <RubricSection lesson={lesson} place={`${here}/lessons/${lesson.id}`} />
        )}
      </Stack>
    </Page>
  );
}
