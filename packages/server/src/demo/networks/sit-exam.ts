import { type AnswerOf, endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { networksBank } from '../content/index.ts';
import { answerQuestion } from './answer-question.ts';

type Attempt = AnswerOf<typeof endpoints.startAttempt>;

interface Input {
  call: ApiCaller;
  /** Who confirms who it is. */
  invigilator: ApiCaller;
  place: { organisationId: string; programmeId: string; lessonId: string };
  enrolmentId: string;
  /** How many of the hardest questions are answered wrongly. */
  wrong: number;
}

const bank = networksBank.flatMap(({ questions }) => questions);

/** Sits the supervised exam from beginning to end. */
export async function sitExam({ call, invigilator, place, enrolmentId, wrong }: Input): Promise<void> {
  const { lessonId } = place;
  const { code } = await call(endpoints.askForSitting, { params: { enrolmentId, lessonId } });
  const { items } = await invigilator(endpoints.listSittings, { params: place });
  const { name } = await call(endpoints.getMe);
  const sittingId = items.find(({ learnerName, state }) => learnerName === name && state === 'waiting')?.id ?? '';
  await invigilator(endpoints.confirmSitting, { params: { ...place, sittingId }, body: { code: code ?? '' } });
  const attempt = await call(endpoints.startAttempt, { params: { enrolmentId, lessonId } });
  const params = { attemptId: attempt.id };
  await call(endpoints.saveAnswers, { params, body: { answers: answersTo(attempt, wrong) } });
  await call(endpoints.submitAttempt, { params });
}

/** Who knows less fails at what is hard: so the figures of the bank say something true. */
function answersTo({ questions }: Attempt, wrong: number) {
  const asked = questions
    .map((view) => ({ view, known: bank.find(({ question }) => question.prompt === view.prompt) }))
    .toSorted((a, b) => (b.known?.difficulty ?? 0) - (a.known?.difficulty ?? 0));
  return Object.fromEntries(
    asked.map(({ view, known }, at) => {
      if (!known) throw new Error(`the demo has no question “${view.prompt}”`);
      return [view.id, answerQuestion(view, known.question, at >= wrong)];
    }),
  );
}
