import { type FoundCredential, type ReadOptions, type RefusedPart, readCredentials, reasonCodes } from '@laurel/sdk';
import type { Answer, RefusedItem, VerifiedItem } from '../answer.ts';
import type { Given, Source } from './read-given.ts';

/** What came of one credential, wherever it stood. */
export type ItemAnswer = Omit<VerifiedItem, 'fileName' | 'path'> | Omit<RefusedItem, 'fileName' | 'path'>;

/** How things are read and verified: the browser has one way, the server another. */
export interface Ways {
  reading: ReadOptions;
  /** Whether an address is left for {@link Ways.verifyAddress} instead of being visited by `reading.retrieve`. */
  isElsewhere: (url: string) => boolean;
  verify: (content: FoundCredential['content']) => Promise<ItemAnswer>;
  verifyAddress: (url: string) => Promise<ItemAnswer>;
  /** Told after each credential. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

type Task = Pick<VerifiedItem, 'fileName' | 'path'> & { run: () => Promise<ItemAnswer> };

/** How many are verified at a time. */
const atOnce = 4;

/** Finds every credential in what was given and verifies each. Whatever it was, there is an answer. */
export async function answerGiven({ typed, sources, fault }: Given, ways: Ways): Promise<Answer> {
  const kept = { typed, fileNames: sources.flatMap(({ fileName }) => fileName ?? []) };
  if (fault) return { ...kept, fault, verified: [], refused: [] };
  const tasks: Task[] = [];
  const refused: RefusedItem[] = [];
  for (const source of sources) {
    const seen = await look(source, ways);
    tasks.push(...seen.tasks);
    refused.push(...seen.refused);
  }
  const verified: VerifiedItem[] = [];
  for (let from = 0; from < tasks.length; from += atOnce) {
    const some = tasks.slice(from, from + atOnce);
    const answers = await Promise.all(some.map(answerTo));
    for (const answer of answers) 'verdict' in answer ? verified.push(answer) : refused.push(answer);
    ways.onProgress?.(Math.min(from + atOnce, tasks.length), tasks.length);
  }
  return { ...kept, verified, refused };
}

async function answerTo({ fileName, path, run }: Task): Promise<VerifiedItem | RefusedItem> {
  return { fileName, path, ...(await run()) };
}

async function look({ fileName, content }: Source, ways: Ways): Promise<{ tasks: Task[]; refused: RefusedItem[] }> {
  const { found, refused } = await readCredentials(content, ways.reading);
  const left = refused.filter((part) => addressLeft(part, ways) !== undefined);
  const tasks = [
    ...found.map(({ path, content }) => ({ fileName, path, run: () => ways.verify(content) })),
    ...left.map((part) => ({
      fileName,
      path: part.path,
      run: () => ways.verifyAddress(addressLeft(part, ways) ?? ''),
    })),
  ];
  return { tasks, refused: refused.filter((part) => !left.includes(part)).map((part) => wordsFor(part, fileName)) };
}

/** The address that reading came to and left alone. */
function addressLeft({ path, code }: RefusedPart, ways: Ways): string | undefined {
  const last = path.at(-1);
  return code === 'retrieval.refused' && last?.in === 'url' && ways.isElsewhere(last.url) ? last.url : undefined;
}

function wordsFor({ path, code, detail }: RefusedPart, fileName: string | undefined): RefusedItem {
  return { fileName, path, code, detail, ...reasonCodes[code] };
}
