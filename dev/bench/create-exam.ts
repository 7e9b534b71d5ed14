import type { Issuer } from './create-issuer.ts';

/** What a question asks for is known here, so that it can be told afterwards what an attempt must have scored. */
export const rightNumber = (at: number) => at * 7 + 1;
export const numberOfQuestions = 20;

/** An exam that everybody may take. */
export interface Exam {
  programmeId: string;
  lessonId: string;
}

/** Publishes a programme that is one exam of twenty questions of one point each, in an order of everybody's own. */
export async function createExam({ client, params, achievementId }: Issuer): Promise<Exam> {
  const { id: programmeId } = await client.createProgramme({
    params,
    body: { title: 'Numbers', slug: 'numbers', summary: 'An exam that everybody takes at once.', achievementId },
  });
  const inside = { ...params, programmeId };
  const withModule = await client.addModule({ params: inside, body: { title: 'Exam' } });
  const moduleId = withModule.modules[0]?.id ?? '';
  const withLesson = await client.addLesson({
    params: { ...inside, moduleId },
    body: {
      kind: 'exam',
      title: 'The exam',
      minutes: 60,
      instructions: 'Work out each number.',
      passMarkPercent: 50,
      timeLimitMinutes: 60,
      shuffle: true,
    },
  });
  const lessonId = withLesson.modules[0]?.lessons[0]?.id ?? '';
  await client.setQuestions({
    params: { ...inside, lessonId },
    body: {
      questions: Array.from({ length: numberOfQuestions }, (_, at) => ({
        kind: 'numeric' as const,
        prompt: `What is ${at} times seven, and one?`,
        points: 1,
        answer: rightNumber(at),
        tolerance: 0,
      })),
    },
  });
  await client.publishProgramme({ params: inside });
  return { programmeId, lessonId };
}
