/** The thread that looks into a PDF: one may keep it busy, or bring it down, and not the server. */
import { parentPort } from 'node:worker_threads';
import { CredentialError, pdfWords, withoutPdfMetadata } from '@laurel/credential';

/** A PDF on its way in: made anew without what it says about itself, or left as it is and why; and its words, to be compared. */
export type PreparedPdf = { words: string } & (
  | { bytes: Uint8Array<ArrayBuffer> }
  | { left: 'signed' | 'locked' | 'not-understood' }
);

/** As many as are compared: about fifteen thousand words. */
const maxCharacters = 100_000;

async function prepare(pdf: Uint8Array): Promise<PreparedPdf> {
  try {
    const bytes = await withoutPdfMetadata(pdf);
    const words = pdfWords(pdf, { maxCharacters });
    return bytes ? { words, bytes } : { words, left: 'signed' };
  } catch (error) {
    const isLocked = error instanceof CredentialError && error.code === 'container.encrypted';
    return { words: '', left: isLocked ? 'locked' : 'not-understood' };
  }
}

parentPort?.once('message', async (pdf: Uint8Array) => {
  const prepared = await prepare(pdf);
  parentPort?.postMessage(prepared, 'bytes' in prepared ? [prepared.bytes.buffer] : []);
});
