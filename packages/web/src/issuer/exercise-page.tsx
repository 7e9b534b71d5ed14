import { data, redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/exercise-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { draftOf, lessonOf, notHere } from './programme/programme-place.ts';
import { QuestionForm } from './programme/question-form.tsx';
import { questionKinds } from './programme/question-kinds.ts';
import { optionRowsOf, valuesOfQuestion, withOptions } from './programme/question-values.ts';
import { readQuestion } from './programme/read-question.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const programme = await draftOf(consoleOf(context, 'programme:write'), params.programmeId, url);
  const { lesson } = lessonOf(programme, params.lessonId);
  return { programme, lesson, ...exerciseOf(lesson, params.key, url) };
}

type Lesson = ReturnType<typeof lessonOf>['lesson'];

/** The exercise a page changes; `new` in the address stands for one to be added. */
function exerciseOf(lesson: Lesson, key: string, url: URL) {
  const exercise = lesson.exercises.find((each) => each.key === key);
  if (!exercise && url.pathname.endsWith('/exercises/new'))
    return { kind: chosenOf(url, 'kind', questionKinds) ?? 'single-choice', exercise: undefined };
  if (!exercise) throw notHere();
  return { kind: exercise.question.kind, exercise };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const console = consoleOf(context, 'programme:write');
  const { programmeId, lessonId } = params;
  const form = await readForm(request);
  const { t } = textOf(request);
  const { lesson } = lessonOf(await draftOf(console, programmeId, url), lessonId);
  const { kind, exercise } = exerciseOf(lesson, params.key, url);
  const { question, values, faults } = readQuestion(form, kind, t);
  if (form.get('intent') === 'add-option') {
    const rows = [...optionRowsOf(values, kind).filter(({ text }) => text !== ''), { text: '', correct: false }];
    return data({ values: withOptions(values, rows, kind), problem: undefined });
  }
  const key = exercise?.key ?? (values.key ?? '').trim();
  const taken = !exercise && lesson.exercises.some((each) => each.key === key);
  if (taken) faults.push({ pointer: '/key', message: t('issuer.exercises.taken') });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || key === 'new' || key.length > 60)
    faults.push({ pointer: '/key', message: t('issuer.exercises.badKey') });
  if (faults.length > 0) return refusedFaults(faults, form, values);
  try {
    await console.client.setExercise({ params: { ...console.scope, programmeId, lessonId, key }, body: question });
    return redirect(`${console.base}/programmes/${programmeId}/lessons/${lessonId}?saved=exercise#exercises`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.exercise?.key ?? t('issuer.exercises.new'));
}

/** Makes or changes an exercise of a reading or a video. */
export default function ExercisePage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, lesson, kind, exercise } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  const place = `${here}/lessons/${lesson.id}`;
  return (
    <Page
      title={exercise ? t('issuer.exercises.one', { key: exercise.key }) : t(`issuer.questions.add.${kind}`)}
      lead={t(`issuer.questions.kindLead.${kind}`)}
      width="form"
      trail={[...trail, { to: place, label: lesson.title }]}
    >
      <QuestionForm
        kind={kind}
        values={exercise ? valuesOfQuestion(exercise.question) : {}}
        returned={actionData}
        submit={t('issuer.exercises.save')}
        cancel={`${place}#exercises`}
      >
        {!exercise && (
          <Field
            name="key"
            label={t('issuer.exercises.key')}
            hint={t('issuer.exercises.keyHint')}
            error={faultOf(actionData?.problem, 'key')}
          >
            <TextInput defaultValue={actionData?.values.key} maxLength={60} />
          </Field>
        )}
      </QuestionForm>
    </Page>
  );
}
