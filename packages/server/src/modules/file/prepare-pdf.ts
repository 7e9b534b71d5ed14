import { Worker } from 'node:worker_threads';
import type { PreparedPdf } from './pdf-thread.ts';

/** What a PDF may take. */
export interface PdfLimits {
  milliseconds: number;
  megabytes: number;
}

let before: Promise<unknown> = Promise.resolve();

/**
 * Takes out of a PDF what it says about itself, and reads its words. One at a time, each in a thread of its own: so many as
 * may come, they take one processor and the memory of one. What takes too much is left as it is, and that is said.
 */
export function preparePdf(
  pdf: Uint8Array,
  limits: PdfLimits = { milliseconds: 10_000, megabytes: 256 },
): Promise<PreparedPdf> {
  const preparing = before
    .then(() => inThread(pdf, limits))
    .catch((): PreparedPdf => ({ words: '', left: 'not-understood' }));
  before = preparing;
  return preparing;
}

async function inThread(pdf: Uint8Array, { milliseconds, megabytes }: PdfLimits): Promise<PreparedPdf> {
  const thread = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
    // As the server itself is started.
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  // It never keeps a server that is stopping.
  thread.unref();
  const answer = Promise.withResolvers<PreparedPdf>();
  const failed = () => answer.reject(new Error('the thread that reads PDFs failed'));
  const timer = setTimeout(failed, milliseconds);
  thread.on('message', answer.resolve).on('error', failed).on('exit', failed);
  thread.postMessage(pdf);
  return answer.promise.finally(() => {
    clearTimeout(timer);
    void thread.terminate();
  });
}
