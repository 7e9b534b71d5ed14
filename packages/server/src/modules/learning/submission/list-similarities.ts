import { setImmediate } from 'node:timers/promises';
import type { AnswerOf, endpoints } from '@laurel/api';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import type { OwnProgramme } from '../programme/own-programme.ts';
import { selectFiles } from './attachment-store.ts';
import { commonPassages } from './common-passages.ts';
import { estimate, shinglesOf, signatureOf, wordsIn } from './compare-texts.ts';
import { readOwnWorkLesson, wordsOf } from './get-submission.ts';
import { listHandedIn, type SubmissionRow } from './store.ts';

type Answer = AnswerOf<typeof endpoints.listSimilarities>;

/** From so much on, staff are told. */
const leastShare = 0.2;
/** A shorter text is like many others by chance. */
const leastShingles = 20;
const mostSubmissions = 500;
const mostPairs = 50;
/** Of each text file. */
const mostTextBytes = 200_000;

interface Compared {
  row: SubmissionRow;
  text: string;
  signature: Uint32Array;
}

/**
 * Submissions of different learners that say much the same. What the task itself says counts for nothing. NOTE: only text is
 * compared: what was written here and text files; not PDFs, office documents, archives or pictures.
 */
export async function listSimilarities(
  deps: Pick<LearningDeps, 'database' | 'file'>,
  { lessonId, ...own }: OwnProgramme & { lessonId: string },
): Promise<Answer> {
  const { instructions, rows, attached, people } = await deps.database.read(own.scope, async (tx) => {
    const lesson = await readOwnWorkLesson(tx, { ...own, lessonId });
    const rows = await listHandedIn(tx, { originId: lesson.originId, after: undefined, limit: mostSubmissions });
    const ids = rows.map(({ id }) => id);
    const people = await findPeople(
      tx,
      rows.map(({ personId }) => personId),
    );
    return { instructions: lesson.instructions ?? '', rows, attached: await selectFiles(tx, ids), people };
  });
  const given = shinglesOf(wordsIn(instructions));
  const compared: Compared[] = [];
  for (const row of rows) {
    const texts = [wordsOf(row)];
    for (const { fileId, mediaType, bytes, submissionId } of attached) {
      if (submissionId !== row.id || mediaType !== 'text/plain' || bytes > mostTextBytes) continue;
      const { content } = await deps.file.openPrivate({ scope: own.scope, fileId, wantsContent: true });
      texts.push(await new Response(content as BodyInit).text());
    }
    const text = texts.join('\n');
    const shingles = new Set([...shinglesOf(wordsIn(text))].filter((shingle) => !given.has(shingle)));
    if (shingles.size >= leastShingles) compared.push({ row, text, signature: signatureOf(shingles) });
    // Others are waiting for this process too.
    await setImmediate();
  }
  const nameOf = ({ id, personId }: SubmissionRow) => ({
    submissionId: id,
    learnerName: people.get(personId)?.name ?? '',
  });
  return {
    items: pairsOf(compared).map(({ share, first, second }) => ({
      percent: Math.round(share * 100),
      submissions: [nameOf(first.row), nameOf(second.row)],
      passages: commonPassages(first.text, second.text),
    })),
  };
}

function pairsOf(compared: readonly Compared[]): { share: number; first: Compared; second: Compared }[] {
  return compared
    .flatMap((first, index) =>
      compared
        .slice(index + 1)
        .map((second) => ({ share: estimate(first.signature, second.signature), first, second })),
    )
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostPairs);
}
