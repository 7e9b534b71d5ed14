import { data, redirect } from 'react-router';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/question-page.ts';
import { changeContent } from './bank/change-content.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { asInput } from './programme/arrange-questions.ts';
import { draftOf, lessonOf } from './programme/programme-place.ts';
import { QuestionForm } from './programme/question-form.tsx';
import { questionOf, refusedQuestion } from './programme/question-place.ts';
import { optionRowsOf, valuesOfQuestion, withOptions } from './programme/question-values.ts';
import { readQuestion } from './programme/read-question.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const programme = await draftOf(consoleOf(context, 'programme:write'), params.programmeId, url);
  const { lesson } = lessonOf(programme, params.lessonId);
  return { programme, lesson, ...questionOf(lesson, params.questionId, url) };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const console = consoleOf(context, 'programme:write');
  const { programmeId, lessonId, questionId } = params;
  const form = await readForm(request);
  const { t } = textOf(request);
  const { lesson } = lessonOf(await draftOf(console, programmeId, url), lessonId);
  const { kind, question: before } = questionOf(lesson, questionId, url);
  const { question, values, faults } = readQuestion(form, kind, t);
  if (form.get('intent') === 'add-option') {
    const rows = [...optionRowsOf(values, kind).filter(({ text }) => text !== ''), { text: '', correct: false }];
    return data({ values: withOptions(values, rows, kind), problem: undefined });
  }
  if (faults.length > 0) return refusedFaults(faults, form, values);
  const known = lesson.questions ?? [];
  const at = before ? known.indexOf(before) : known.length;
  const questions = [...known.map(asInput), question];
  try {
    if (before) await changeContent(console, before.id, question);
    else
      await console.client.setQuestions({ params: { ...console.scope, programmeId, lessonId }, body: { questions } });
    return redirect(`${console.base}/programmes/${programmeId}/lessons/${lessonId}?saved=question#questions`);
  } catch (error) {
    const problem = refusedQuestion(error, at);
    return data({ problem, values }, problem.status);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t(`issuer.questions.kind.${args.loaderData?.kind ?? 'single-choice'}`));
}

/** Makes or changes one question of an exam. */
export default function QuestionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, lesson, kind, question, number } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  const exam = `${here}/lessons/${lesson.id}`;
  return (
    <Page
      title={question ? t('issuer.questions.number', { number }) : t(`issuer.questions.add.${kind}`)}
      lead={t(`issuer.questions.kindLead.${kind}`)}
      width="form"
      trail={[...trail, { to: exam, label: lesson.title }]}
    >
      <QuestionForm
        kind={kind}
        values={question ? valuesOfQuestion(question) : {}}
        returned={actionData}
        submit={t('issuer.questions.save')}
        cancel={`${exam}#questions`}
      />
    </Page>
  );
}
