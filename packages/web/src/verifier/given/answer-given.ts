import { type FoundCredential, type ReadOptions, type RefusedPart, readCredentials, reasonCodes } from '@laurel/sdk';
import type { Answer, ItemAnswer, RefusedItem, VerifiedItem } from '../answer.ts';
import type { PlacedAnswer } from './answers-of-report.ts';
import type { ReportGiven } from './ask-api.ts';
import type { Given, Source } from './read-given.ts';

/** How things are read and verified: the browser has one way, the server another. */
export interface Ways {
  reading: ReadOptions;
  /** Whether an address is left for {@link Ways.report} instead of being visited by `reading.retrieve`. */
  isElsewhere: (url: string) => boolean;
  verify: (content: FoundCredential['content'], receipts: readonly string[]) => Promise<ItemAnswer>;
  /** Has the API open what cannot be opened here: an address elsewhere, or a file with pictures whose codes nobody here reads. */
  report: (given: ReportGiven) => Promise<readonly PlacedAnswer[]>;
  /** Told after each credential. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

type Task = () => Promise<readonly (VerifiedItem | RefusedItem)[]>;

/** How many are verified at a time. */
const atOnce = 4;

/** Finds every credential in what was given and verifies each. Whatever it was, there is an answer. */
export async function answerGiven({ typed, sources, resources, fault }: Given, ways: Ways): Promise<Answer> {
  const kept = { typed, resources, fileNames: sources.flatMap(({ fileName }) => fileName ?? []) };
  if (fault) return { ...kept, fault, verified: [], refused: [] };
  const tasks: Task[] = [];
  const refused: RefusedItem[] = [];
  // A receipt may be in a file beside that of its credential: all are there before the first is verified.
  const receipts: string[] = [];
  for (const source of sources) {
    const seen = await look(source, { ways, receipts, isAlone: sources.length === 1 });
    tasks.push(...seen.tasks);
    refused.push(...seen.refused);
  }
  const verified: VerifiedItem[] = [];
  for (let from = 0; from < tasks.length; from += atOnce) {
    const some = tasks.slice(from, from + atOnce);
    const answers = (await Promise.all(some.map((run) => run()))).flat();
    for (const answer of answers) 'verdict' in answer ? verified.push(answer) : refused.push(answer);
    ways.onProgress?.(Math.min(from + atOnce, tasks.length), tasks.length);
  }
  return { ...kept, verified, refused };
}

interface Looking {
  ways: Ways;
  /** What is found is added. */
  receipts: string[];
  isAlone: boolean;
}

async function look(
  source: Source,
  { ways, receipts, isAlone }: Looking,
): Promise<{ tasks: Task[]; refused: RefusedItem[] }> {
  const { fileName, content } = source;
  const seen = await readCredentials(content, ways.reading);
  const { found } = seen;
  receipts.push(...seen.receipts);
  const refused = isAlone ? seen.refused : seen.refused.filter(isNoLoneReceipt);
  if (typeof content !== 'string' && ways.reading.readQrCodes === undefined && refused.some(isPicture))
    return { tasks: [() => reportOn({ file: content }, { fileName, before: [], ways })], refused: [] };
  const tasks: Task[] = found.map(({ path, content }) => async () => [
    { fileName, path, ...(await ways.verify(content, receipts)) },
  ]);
  const here: RefusedItem[] = [];
  for (const part of refused) {
    const url = addressLeft(part, ways);
    if (url === undefined) here.push(wordsFor(part, fileName));
    else tasks.push(() => reportOn({ url }, { fileName, before: part.path.slice(0, -1), ways }));
  }
  return { tasks, refused: here };
}

interface Around {
  fileName: string | undefined;
  /** The steps from what was given to what the API is asked to open. */
  before: RefusedPart['path'];
  ways: Ways;
}

async function reportOn(given: ReportGiven, { fileName, before, ways }: Around): ReturnType<Task> {
  const answers = await ways.report(given);
  return answers.map((answer) => ({ ...answer, fileName, path: [...before, ...answer.path] }));
}

/** Among several files a receipt is for a credential in another one. */
function isNoLoneReceipt({ code }: RefusedPart): boolean {
  return code !== 'container.receipt-alone';
}

/** A picture without a credential in it: there may be a code on it. */
function isPicture({ kind, code }: RefusedPart): boolean {
  return code === 'container.no-credential' && (kind === 'image' || kind === 'png');
}

/** The address that reading came to and left alone. */
function addressLeft({ path, code }: RefusedPart, ways: Ways): string | undefined {
  const last = path.at(-1);
  return code === 'retrieval.refused' && last?.in === 'url' && ways.isElsewhere(last.url) ? last.url : undefined;
}

function wordsFor({ path, code, detail }: RefusedPart, fileName: string | undefined): RefusedItem {
  return { fileName, path, code, detail, ...reasonCodes[code] };
}
