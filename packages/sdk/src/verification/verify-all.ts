import {
  type FoundCredential,
  MAX_CONTAINER_BYTES,
  type RefusedPart,
  type Retrieval,
  type Retrieve,
  readCredentials,
  reasonCodes,
  type SeenKind,
} from '@laurel/credential';
import type { Verdict } from '../types.ts';
import { createRetrieve, createRetrieveBytes } from './create-retrieve.ts';
import { type VerifyOptions, verifyCredential } from './verify-credential.ts';

/** How many are verified at a time. */
const AT_ONCE = 4;

/** How to read and verify; everything has a default. */
export interface VerifyAllOptions extends VerifyOptions {
  /** Finds the QR codes in a picture: see `createQrReader`. Without it, pictures of codes are refused. */
  readQrCodes?: ((image: Uint8Array) => Promise<readonly string[]>) | undefined;
  /** Fetches a credential by its address, when the input is or holds one. The default asks for anything at all. */
  retrieveFile?: ReturnType<typeof createRetrieveBytes> | undefined;
  /** Told after each credential, for a line of progress. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** One credential that was found, where, and the verdict about it. */
export interface FoundVerdict extends Pick<FoundCredential, 'path' | 'container' | 'form' | 'kind'> {
  readonly verdict: Verdict;
}

/** Something that was not opened, and what to do about it. */
export interface RefusedInput extends RefusedPart {
  readonly sentence: string;
  readonly whatToDo: string;
}

/** What came of reading and verifying one file, text or address. */
export interface VerificationReport {
  /** What the input is, told by its content. */
  readonly input: SeenKind;
  readonly answers: readonly FoundVerdict[];
  readonly refused: readonly RefusedInput[];
  /** The receipts that were found, as JSON texts: for credentials in other files. */
  readonly receipts: readonly string[];
}

/**
 * Finds every credential in a file, a text or an address, and verifies each on one's own machine. Each address is asked
 * once, however many credentials name it; from one call to the next, `statusLists` keeps the lists.
 *
 * Bad input is part of the report and never thrown. An input without any credential has no answers, and `refused` says why.
 *
 * @example
 * import { verifyAll } from '@laurel/sdk';
 *
 * const { answers, refused } = await verifyAll('not a credential', { offline: true });
 * console.log(answers.length, refused[0]?.sentence);
 */
export async function verifyAll(
  input: Uint8Array | string | URL,
  options: VerifyAllOptions = {},
): Promise<VerificationReport> {
  const { allowHttpLocalhost, fetch, now = new Date(), offline, onProgress, readQrCodes, rpcs, signal } = options;
  const asking = { allowHttpLocalhost, fetch, now: () => now, signal };
  const retrieveFile = options.retrieveFile ?? createRetrieveBytes({ ...asking, maxBytes: MAX_CONTAINER_BYTES });
  const { kind, found, refused, receipts } = await readCredentials(input, {
    allowHttpLocalhost,
    readQrCodes,
    retrieve: offline ? async () => ({ ok: false, reasonCode: 'retrieval.offline' }) : retrieveFile,
  });
  const retrieve = once(options.retrieve ?? createRetrieve({ ...asking, rpcs }));
  const answers: FoundVerdict[] = [];
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const some = found.slice(from, from + AT_ONCE);
    const verifying = { ...options, now, retrieve, receipts: [...(options.receipts ?? []), ...receipts] };
    answers.push(...(await Promise.all(some.map((one) => answerTo(one, verifying)))));
    onProgress?.(answers.length, found.length);
  }
  return { input: kind, answers, receipts, refused: refused.map((part) => ({ ...part, ...reasonCodes[part.code] })) };
}

async function answerTo({ content, ...found }: FoundCredential, options: VerifyOptions): Promise<FoundVerdict> {
  const { path, container, form, kind } = found;
  return { path, container, form, kind, verdict: await verifyCredential(content, options) };
}

/** As a text once, and as a file once: what is a picture to one credential may be the status list of another. */
function once(retrieve: Retrieve): Retrieve {
  const asked = new Map<string, Promise<Retrieval>>();
  return (url, kind) => {
    const key = kind === 'resource' ? `file ${url}` : url;
    const known = asked.get(key) ?? retrieve(url, kind);
    asked.set(key, known);
    return known;
  };
}
