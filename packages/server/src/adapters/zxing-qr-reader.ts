import { Worker } from 'node:worker_threads';
import { CredentialError } from '@laurel/credential';
import type { QrReader } from '../ports/index.ts';
import { decodePicture, type Pixels } from './decode-picture.ts';
import type { Searched } from './zxing-thread.ts';

/** How long a picture is searched for codes. */
export interface QrLimits {
  milliseconds: number;
}

/**
 * Reads QR codes with `zxing-wasm`, in a thread of its own that is ended when it takes too long. One picture at a time: so
 * many as may come, they take one processor and the memory of one.
 */
export function createZxingQrReader(limits: QrLimits = { milliseconds: 10_000 }): QrReader {
  let thread: Worker | undefined;
  let before: Promise<unknown> = Promise.resolve();

  const readOne = async (picture: Uint8Array): Promise<readonly string[]> => {
    const pixels = await decodePicture(picture);
    if (!pixels) return [];
    thread ??= startThread();
    const searched = await ask(thread, pixels, limits.milliseconds).catch((cause: unknown) => ({ cause }));
    if ('texts' in searched) return searched.texts;
    // In what state it was left is not known: the next picture gets a new one.
    void thread.terminate();
    thread = undefined;
    if ('cause' in searched) throw searched.cause;
    return [];
  };

  return {
    read(picture) {
      const reading = before.then(() => readOne(picture));
      before = reading.catch(() => undefined);
      return reading;
    },
  };
}

function startThread(): Worker {
  const thread = new Worker(new URL('./zxing-thread.ts', import.meta.url));
  // It never keeps a server that is stopping.
  thread.unref();
  // Told to whoever waits for an answer; without a listener of its own a fault between two would end the process.
  thread.on('error', () => undefined);
  return thread;
}

/** @throws CredentialError `container.too-large` when it takes too long; any other error is a fault of the thread itself */
function ask(thread: Worker, pixels: Pixels, milliseconds: number): Promise<Searched> {
  const asking = Promise.withResolvers<Searched>();
  const failed = (cause: unknown) => asking.reject(new Error('the thread that looks for QR codes failed', { cause }));
  const ended = () => failed(new Error('it ended'));
  const timer = setTimeout(
    () => asking.reject(new CredentialError('container.too-large', 'takes too long to be searched for codes')),
    milliseconds,
  );
  thread.on('message', asking.resolve).on('error', failed).on('exit', ended);
  thread.postMessage(pixels, [pixels.data.buffer]);
  return asking.promise.finally(() => {
    clearTimeout(timer);
    thread.off('message', asking.resolve).off('error', failed).off('exit', ended);
  });
}
