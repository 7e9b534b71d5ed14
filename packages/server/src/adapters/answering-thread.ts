/** A thread that answers by a file of ours: whatever that does, it does beside the server. */
import { parentPort, workerData } from 'node:worker_threads';

/** What became of a question: its answer, or the fault that nobody foresaw. */
export type Answered = { answer: unknown } | { fault: Error };

// The address of a file of ours, as `start` was given it; the file says what it takes and gives.
const { answer } = (await import(workerData as string)) as { answer(question: unknown): unknown };

parentPort?.on('message', async (question: unknown) => {
  try {
    const given = await answer(question);
    // Bytes that nothing else lies beside go over without being copied.
    const isWhole = given instanceof Uint8Array && given.byteLength === given.buffer.byteLength;
    parentPort?.postMessage({ answer: given }, isWhole ? [given.buffer as ArrayBuffer] : []);
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error : new Error(String(error)) });
  }
});
