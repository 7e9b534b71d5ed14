import type { Question } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';
import type { LessonRow } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { contentOf, saysTheSame } from '../question/own-question.ts';
import { addToPool, insertPool } from '../question/pool-store.ts';
import { insertQuestion } from '../question/store.ts';
import { type Candidate, replaceSections, selectCandidates } from './section-store.ts';

interface PutInput {
  lesson: Pick<LessonRow, 'id' | 'originId' | 'title' | 'versionId'>;
  organisationId: string;
  questions: readonly Question[];
  now: Date;
}

/** Makes an exam ask these questions and no other. What it does not ask already comes into the bank, in the exam's own pool. */
export async function putQuestions(
  tx: Tx,
  { lesson, organisationId, questions, now }: PutInput,
  randomness: Randomness,
): Promise<void> {
  const known = await selectCandidates(tx, [lesson.id]);
  const questionIds: string[] = [];
  for (const [index, question] of questions.entries()) {
    const same = takeSame(known, question);
    // Each a moment after the one before: a pool keeps its questions in the order in which they were made.
    const made = { organisationId, question, now: new Date(now.getTime() + index) };
    questionIds.push(same?.questionId ?? (await addQuestion(tx, made, randomness)));
  }
  await keepInPool(tx, { lesson, organisationId, questionIds, id: randomness.uuid(), now });
  const section = { id: randomness.uuid(), title: '', draw: null, points: null, poolId: null, questionIds };
  await replaceSections(tx, { organisationId, lessonId: lesson.id, sections: [section] });
}

/** Takes each question once: the same twice is two. */
function takeSame(known: Candidate[], question: Question): Candidate | undefined {
  const at = known.findIndex((candidate) => saysTheSame(question, candidate));
  return at < 0 ? undefined : known.splice(at, 1)[0];
}

async function addQuestion(
  tx: Tx,
  { organisationId, question, now }: { organisationId: string; question: Question; now: Date },
  randomness: Randomness,
): Promise<string> {
  const questionId = randomness.uuid();
  await insertQuestion(tx, {
    id: randomness.uuid(),
    questionId,
    organisationId,
    content: contentOf(question, randomness),
    about: { difficulty: null, tags: [], skills: [], outcomeIds: [], state: 'active' },
    now,
  });
  return questionId;
}

async function keepInPool(
  tx: Tx,
  given: { lesson: PutInput['lesson']; organisationId: string; questionIds: readonly string[]; id: string; now: Date },
): Promise<void> {
  const { lesson, organisationId, questionIds, id, now } = given;
  const { originId: examOriginId, versionId } = lesson;
  const [programme] = await selectVersions(tx, [versionId]);
  const name = nameOf(programme?.title ?? '', lesson.title);
  const poolId = await insertPool(tx, { id, organisationId, name, examOriginId, now });
  await addToPool(tx, { poolId, organisationId, questionIds });
}

/** Most exams are called “Final exam”: the programme tells one's pool from another's. */
function nameOf(programmeTitle: string, lessonTitle: string): string {
  return `${shortened(programmeTitle)}: ${shortened(lessonTitle)}`;
}

// Both together are as long as a name may be.
function shortened(title: string): string {
  return title.length <= 99 ? title : `${title.slice(0, 98).trimEnd().toWellFormed()}…`;
}
