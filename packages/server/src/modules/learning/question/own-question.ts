import { isDeepStrictEqual } from 'node:util';
import type { Question } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import { type InputFault, notFound, Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { toAnswerKey } from './answer-key.ts';
import { listPoolRows } from './pool-store.ts';
import { presentForAuthor } from './present-question.ts';
import { type QuestionRow, selectKnown, selectQuestion, type VersionContent, type VersionRow } from './store.ts';

/** Reads a question of the organisation; any other does not exist. */
export async function readOwnQuestion(
  tx: Tx,
  { organisationId, questionId }: { organisationId: string; questionId: string },
): Promise<QuestionRow> {
  const found = await selectQuestion(tx, { id: questionId, organisationId });
  if (!found) throw notFound('question');
  return found;
}

/** What a version of a question holds, from what its author wrote. */
export function contentOf(question: Question, randomness: Randomness): VersionContent {
  const { prompt, points, explanation, hints } = question;
  return { prompt, points, explanation, hints, ...toAnswerKey(question, () => randomness.uuid()) };
}

/** Whether an author's question says just what a version holds. */
export function saysTheSame(question: Question, version: VersionRow): boolean {
  return isDeepStrictEqual(withoutGaps(question), withoutGaps(presentForAuthor(version)));
}

/** A field that is left out, and one that is undefined, say the same. */
function withoutGaps(question: Question): unknown {
  return JSON.parse(JSON.stringify(question));
}

/** Refuses pools of somebody else. */
export async function requireOwnPools(
  tx: Tx,
  {
    organisationId,
    poolIds,
    pointer,
  }: { organisationId: string; poolIds: readonly string[]; pointer(index: number): string },
): Promise<void> {
  const own = new Set((await listPoolRows(tx, organisationId)).map(({ id }) => id));
  refuseUnknown(poolIds, own, (index) => ({
    pointer: pointer(index),
    message: 'no pool of this organisation has this id',
  }));
}

/** Refuses questions of somebody else. */
export async function requireOwnQuestions(
  tx: Tx,
  {
    organisationId,
    questionIds,
    pointer,
  }: { organisationId: string; questionIds: readonly string[]; pointer(index: number): string },
): Promise<void> {
  const own = await selectKnown(tx, { organisationId, ids: questionIds });
  refuseUnknown(questionIds, own, (index) => ({
    pointer: pointer(index),
    message: 'no question of this organisation has this id',
  }));
}

function refuseUnknown(ids: readonly string[], own: ReadonlySet<string>, faultAt: (index: number) => InputFault): void {
  const faults = ids.flatMap((id, index) => (own.has(id) ? [] : [faultAt(index)]));
  if (faults.length === 0) return;
  throw new Refusal('invalid-request', 'Nothing was changed. Name what belongs to this organisation.', { faults });
}
