import type { Question } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';
import type { LessonRow } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { contentOf, saysTheSame } from '../question/own-question.ts';
import { addToPool, insertPool } from '../question/pool-store.ts';
import { insertQuestion, type QuestionAbout } from '../question/store.ts';
import { type Candidate, replaceSections, selectCandidates } from './section-store.ts';

const nothingSaid: QuestionAbout = { difficulty: null, tags: [], skills: [], outcomeIds: [], state: 'active' };

interface PutInput {
  lesson: Pick<LessonRow, 'id' | 'originId' | 'title' | 'versionId'>;
  organisationId: string;
  questions: readonly Question[];
  /** What is said of those that come into the bank, by their numbers from 0. */
  aboutOf?: (index: number) => QuestionAbout | undefined;
  now: Date;
}

/** Makes an exam ask these questions and no other. What it does not ask already comes into the bank, in the exam's own pool. */
export async function putQuestions(
  tx: Tx,
  { lesson, organisationId, questions, aboutOf, now }: PutInput,
  randomness: Randomness,
): Promise<void> {
  const known = await selectCandidates(tx, [lesson.id]);
  const questionIds: string[] = [];
  for (const [index, question] of questions.entries()) {
    const same = takeSame(known, question);
    // Each a moment after the one before: a pool keeps its questions in the order in which they were made.
    const about = aboutOf?.(index) ?? nothingSaid;
    const made = { organisationId, question, about, now: new Date(now.getTime() + index) };
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
  made: { organisationId: string; question: Question; about: QuestionAbout; now: Date },
  randomness: Randomness,
): Promise<string> {
  const questionId = randomness.uuid();
  const { question, ...rest } = made;
  const id = randomness.uuid();
  await insertQuestion(tx, { ...rest, id, questionId, content: contentOf(question, randomness) });
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
