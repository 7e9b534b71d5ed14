import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { practiceLearners, practiceModules } from '../content/index.ts';
import { answerQuestion } from './answer-question.ts';

/** Does at the sandbox what a learner does there, by the link that led them to it. */
export type VisitProctor = (link: string, what: 'begin' | 'flag' | 'end') => Promise<void>;

interface Input {
  /** Who decides. */
  instructor: ApiCaller;
  programme: { organisationId: string; programmeId: string };
  visit: VisitProctor;
  welcome(person: { name: string; email: string }): Promise<ApiCaller | undefined>;
}

const questions = practiceModules
  .flatMap(({ lessons }) => lessons)
  .flatMap((lesson) => ('questions' in lesson && lesson.questions) || []);

/** Has those who are not there take the proctored exam, each under the sandbox's eyes, now: no session begins in the past. */
export async function sitWatched({ instructor, programme, visit, welcome }: Input): Promise<void> {
  for (const { isFlagged, decision, ...person } of practiceLearners) {
    const call = await welcome(person);
    if (!call) continue;
    const { lessonId } = await sit({ call, programmeId: programme.programmeId, visit, isFlagged });
    if (!decision) continue;
    const place = { ...programme, lessonId };
    const { items } = await instructor(endpoints.listProctoredSessions, { params: place });
    const session = items.find(({ learnerName }) => learnerName === person.name);
    if (!session) throw new Error(`no session of ${person.name} is there`);
    await instructor(endpoints.decideProctoredSession, {
      params: { ...place, sessionId: session.id },
      body: { ...decision, flagCount: session.flagCount },
    });
  }
}

interface Sitting {
  call: ApiCaller;
  programmeId: string;
  visit: VisitProctor;
  isFlagged: boolean;
}

async function sit({ call, programmeId, visit, isFlagged }: Sitting): Promise<{ lessonId: string }> {
  const { id: enrolmentId, modules } = await call(endpoints.enrol, { params: { programmeId } });
  const [reading, exam] = modules.flatMap(({ lessons }) => lessons);
  const lessonId = exam?.id ?? '';
  await call(endpoints.setProgress, { params: { enrolmentId, lessonId: reading?.id ?? '' }, body: { done: true } });
  const params = { enrolmentId, lessonId };
  const { link } = await call(endpoints.askForProctoredSession, { params });
  await visit(link ?? '', 'begin');
  const attempt = await call(endpoints.startAttempt, { params });
  if (isFlagged) await visit(link ?? '', 'flag');
  const answers = Object.fromEntries(
    attempt.questions.map((view) => {
      const question = questions.find(({ prompt }) => prompt === view.prompt);
      if (!question) throw new Error(`the demo has no question “${view.prompt}”`);
      return [view.id, answerQuestion(view, question, true)];
    }),
  );
  await call(endpoints.saveAnswers, { params: { attemptId: attempt.id }, body: { answers } });
  await call(endpoints.submitAttempt, { params: { attemptId: attempt.id } });
  await visit(link ?? '', 'end');
  return { lessonId };
}
