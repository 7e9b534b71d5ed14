import { LaurelError } from './laurel-error.ts';

/** What sending wants of the world, and how patient it is. */
export interface SendDeps {
  fetch: typeof globalThis.fetch;
  sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  random: () => number;
  retries: number;
  timeoutMs: number;
}

interface SendInput<T> {
  request: () => { url: string; init: RequestInit };
  /** Whether sending it again does no more than sending it once. */
  safe: boolean;
  signal: AbortSignal | undefined;
  timeoutMs: number | undefined;
  /** Sees the answer before it is read. */
  onResponse: ((response: Response) => void) | undefined;
  read: (response: Response) => Promise<T>;
}

const firstWaitMs = 250;
const longestWaitMs = 10_000;

/**
 * Sends a request and reads its answer. A safe request is sent again after a network fault, 503, or while the first
 * of the same Idempotency-Key still runs; each wait is twice the last, or what the server asks for up to 10 seconds.
 */
export async function sendRequest<T>(deps: SendDeps, input: SendInput<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await sendOnce(deps, input);
    } catch (error) {
      const mayTryAgain = input.safe && tries < deps.retries && isPassing(error);
      if (!mayTryAgain) throw error;
      const wait = waitMs(error, tries, deps.random);
      if (wait > longestWaitMs) throw error;
      await deps.sleep(wait, input.signal);
    }
  }
}

async function sendOnce<T>(deps: SendDeps, input: SendInput<T>): Promise<T> {
  input.signal?.throwIfAborted();
  const { url, init } = input.request();
  const timeoutMs = input.timeoutMs ?? deps.timeoutMs;
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), timeoutMs);
  const signal = input.signal ? AbortSignal.any([input.signal, clock.signal]) : clock.signal;
  const explain = (error: unknown): never => {
    if (error instanceof LaurelError) throw error;
    input.signal?.throwIfAborted();
    throw unreachable(url, error, clock.signal.aborted ? timeoutMs : undefined);
  };
  try {
    const response = await deps.fetch(url, { ...init, signal }).catch(explain);
    input.onResponse?.(response);
    return await input.read(response).catch(explain);
  } finally {
    clearTimeout(timer);
  }
}

function isPassing(error: unknown): error is LaurelError {
  if (!(error instanceof LaurelError)) return false;
  if (error.code === 'unreachable') return !(error.cause instanceof TimedOut);
  return error.status === 503 || error.code === 'still-working';
}

function waitMs(error: LaurelError, tries: number, random: () => number): number {
  if (error.retryAfterSeconds !== undefined) return error.retryAfterSeconds * 1_000;
  return firstWaitMs * 2 ** tries * (0.5 + random() / 2);
}

class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

function unreachable(url: string, error: unknown, timedOutMs: number | undefined): LaurelError {
  const host = new URL(url).host;
  const timedOut = timedOutMs !== undefined;
  return new LaurelError({
    status: 0,
    code: 'unreachable',
    title: 'No answer came',
    detail: timedOut
      ? `${host} did not answer within ${timedOutMs / 1_000} seconds. Whether it did what was asked is not known.`
      : `${host} cannot be reached (${faultOf(error)}). Check the address and the connection.`,
    cause: timedOut ? new TimedOut(`no answer within ${timedOutMs} ms`, { cause: error }) : error,
  });
}

/** The innermost cause says what is wrong, where the platform's own message is "fetch failed". */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return faultOf(error.cause);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
