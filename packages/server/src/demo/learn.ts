import { type AnswerOf, type BodyInputOf, endpoints } from '@laurel/api';
import type { ApiCaller } from './api-caller.ts';
import { type DemoProgress, type DemoQuestion, demoProgramme } from './content/index.ts';

type Attempt = AnswerOf<typeof endpoints.startAttempt>;
type QuestionView = Attempt['questions'][number];
type Answer = BodyInputOf<typeof endpoints.saveAnswers>['answers'][string];

interface Input {
  call: ApiCaller;
  programmeId: string;
  progress: Exclude<DemoProgress, { kind: 'none' }>;
}

/** Takes a demo learner as far as the demo wants: lessons in order, then the exam, failed or passed as told. */
export async function learn({ call, programmeId, progress }: Input): Promise<void> {
  const enrolment = await call(endpoints.enrol, { params: { programmeId } });
  const enrolmentId = enrolment.id;
  const lessons = enrolment.modules.flatMap((module) => module.lessons);
  const readable = lessons.filter(({ kind }) => kind !== 'exam');
  for (const lesson of progress.kind === 'half' ? readable.slice(0, progress.completedLessons) : readable) {
    await call(endpoints.setProgress, { params: { enrolmentId, lessonId: lesson.id }, body: { done: true } });
  }
  if (progress.kind === 'half') return;
  const exam = lessons.find(({ kind }) => kind === 'exam');
  if (!exam) throw new Error('the demo programme has no exam');
  for (const { wrongQuestions, scorePercent } of progress.attempts) {
    const attempt = await call(endpoints.startAttempt, { params: { enrolmentId, lessonId: exam.id } });
    const answers = Object.fromEntries(
      attempt.questions.map((question) => [question.id, answerTo(question, wrongQuestions)]),
    );
    await call(endpoints.saveAnswers, { params: { attemptId: attempt.id }, body: { answers } });
    const marked = await call(endpoints.submitAttempt, { params: { attemptId: attempt.id } });
    if (marked.scorePercent !== scorePercent)
      throw new Error(`the demo exam was marked ${marked.scorePercent} %, not ${scorePercent} %`);
  }
}

function answerTo(view: QuestionView, wrongQuestions: readonly number[]): Answer {
  const index = demoProgramme.questions.findIndex(({ prompt }) => prompt === view.prompt);
  const question = demoProgramme.questions[index];
  if (!question) throw new Error(`the demo has no question “${view.prompt}”`);
  return wrongQuestions.includes(index) ? wrongAnswer(view, question) : rightAnswer(view, question);
}

function rightAnswer(view: QuestionView, question: DemoQuestion): Answer {
  if (question.kind === 'numeric') return { number: question.answer };
  if (question.kind === 'short-text') return { text: question.accepted[0] ?? '' };
  const correct = new Set(question.options.filter((option) => option.correct).map(({ text }) => text));
  return {
    optionIds: optionsOf(view)
      .filter(({ text }) => correct.has(text))
      .map(({ id }) => id),
  };
}

function wrongAnswer(view: QuestionView, question: DemoQuestion): Answer {
  if (question.kind === 'numeric') return { number: question.answer + question.tolerance + 1 };
  if (question.kind === 'short-text') return { text: 'I do not know' };
  const wrong = question.options.find((option) => !option.correct)?.text;
  return {
    optionIds: optionsOf(view)
      .filter(({ text }) => text === wrong)
      .map(({ id }) => id),
  };
}

function optionsOf(view: QuestionView): { id: string; text: string }[] {
  return 'options' in view ? view.options : [];
}
