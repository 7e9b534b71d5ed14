import { setImmediate } from 'node:timers/promises';
import type { AnswerOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Cursor, Scope } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import type { OwnProgramme } from '../programme/own-programme.ts';
import { selectFiles, selectWords } from './attachment-store.ts';
import { commonPassages } from './common-passages.ts';
import { estimate, shinglesOf, signatureOf, wordsIn } from './compare-texts.ts';
import { readOwnWorkLesson, wordsOf } from './get-submission.ts';
import { listHandedIn, type SubmissionRow, selectSubmission } from './store.ts';

type Answer = AnswerOf<typeof endpoints.listSimilarities>;

/** From so much on, staff are told. */
const leastShare = 0.2;
/** A shorter text is like many others by chance. */
const leastShingles = 20;
const mostSubmissions = 500;
/** So many are held at once. */
const pageSize = 20;
const mostPairs = 50;
/** Of all that a learner handed in: about fifteen thousand words. */
const mostCharacters = 100_000;

type Deps = Pick<LearningDeps, 'database' | 'file'>;

interface Compared {
  submissionId: string;
  personId: string;
  signature: Uint32Array;
}

/**
 * Submissions of different learners that say much the same. What the task itself says counts for nothing; work of one's own
 * is left out, and a program is told nothing: it does not say whose hand it is in. NOTE: only text is compared: what was written here, text files, and PDFs as far as they say what their letters are;
 * not office documents, archives or pictures.
 */
export async function listSimilarities(
  deps: Deps,
  { lessonId, ...own }: OwnProgramme & { lessonId: string },
): Promise<Answer> {
  const lesson = await deps.database.read(own.scope, (tx) => readOwnWorkLesson(tx, { ...own, lessonId }));
  const { personId: reader } = own.scope;
  if (!reader) throw new Refusal('not-allowed', 'Work is compared for people: sign in, an API key is not enough.');
  const given = shinglesOf(wordsIn(lesson.instructions ?? ''));
  const compared: Compared[] = [];
  for await (const row of handedIn(deps, own.scope, { originId: lesson.originId, reader })) {
    const words = wordsIn(await textOf(deps, own.scope, row));
    const shingles = new Set([...shinglesOf(words)].filter((shingle) => !given.has(shingle)));
    const { id: submissionId, personId } = row;
    if (shingles.size >= leastShingles) compared.push({ submissionId, personId, signature: signatureOf(shingles) });
    // Others are waiting for this process too.
    await setImmediate();
  }
  const pairs = pairsOf(compared);
  const people = await deps.database.read(own.scope, (tx) =>
    findPeople(
      tx,
      pairs.flatMap(({ first, second }) => [first.personId, second.personId]),
    ),
  );
  const nameOf = ({ submissionId, personId }: Compared) => ({
    submissionId,
    learnerName: people.get(personId)?.name ?? '',
  });
  const items: Answer['items'] = [];
  for (const { share, first, second } of pairs) {
    const passages = await passagesOf(deps, own.scope, [first.submissionId, second.submissionId]);
    items.push({ percent: Math.round(share * 100), submissions: [nameOf(first), nameOf(second)], passages });
    await setImmediate();
  }
  return { items };
}

/** Each learner's newest version but one's own, page by page. */
async function* handedIn(
  { database }: Deps,
  scope: Scope,
  { originId, reader }: { originId: string; reader: string },
): AsyncGenerator<SubmissionRow> {
  let after: Cursor | undefined;
  for (let count = 0; count < mostSubmissions; count += pageSize) {
    const page = { originId, after, limit: pageSize, notOf: reader };
    const rows = await database.read(scope, (tx) => listHandedIn(tx, page));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = { at: last.handedInAt ?? last.changedAt, id: last.id };
  }
}

/** What a version says in its words, its text files and its PDFs, up to a bound. */
async function textOf({ database, file }: Deps, scope: Scope, row: SubmissionRow): Promise<string> {
  const { attached, said } = await database.read(scope, async (tx) => ({
    attached: await selectFiles(tx, [row.id]),
    said: await selectWords(tx, row.id),
  }));
  let text = wordsOf(row);
  for (const { fileId, mediaType } of attached) {
    if (text.length >= mostCharacters) break;
    if (said.has(fileId)) text += `\n${said.get(fileId)}`;
    if (mediaType !== 'text/plain') continue;
    const { content } = await file.openPrivate({ scope, fileId, wantsContent: true });
    // A stream of the web's, which Node's types name otherwise.
    text += `\n${await new Response(content as BodyInit).text()}`;
  }
  return text.slice(0, mostCharacters);
}

async function passagesOf(
  deps: Deps,
  scope: Scope,
  [first, second]: readonly [string, string],
): Promise<Answer['items'][number]['passages']> {
  const rows = await deps.database.read(scope, async (tx) => [
    await selectSubmission(tx, first),
    await selectSubmission(tx, second),
  ]);
  const [one, other] = await Promise.all(rows.map((row) => (row ? textOf(deps, scope, row) : '')));
  return commonPassages(one ?? '', other ?? '');
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
