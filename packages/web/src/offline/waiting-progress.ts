import { callApi } from '../session/call-api.ts';
import { nameOfWaiting, ownerOf, readCopyName } from './copy-name.ts';

interface Place {
  enrolmentId: string;
  lessonId: string;
}

/** Progress that was made without a connection: where one was in a text, or that it was read. */
export interface Waiting {
  anchor?: string;
  done?: boolean;
  /** When that was. */
  at: string;
}

/** Two things are kept of a lesson, each under an address of its own: what is said again takes the place of what was said. */
type What = 'place' | 'done';

const addressOf = ({ enrolmentId, lessonId }: Place) =>
  `/api/v1/me/enrolments/${enrolmentId}/lessons/${lessonId}/progress` as const;
const keyOf = (place: Place, what: What) => `${addressOf(place)}?${what}`;

/** Keeps progress until there is a connection, beside a copy of the programme; says false where there is none. */
export async function keepWaiting(place: Place, progress: Waiting): Promise<boolean> {
  const copy = (await caches.keys()).map(readCopyName).find((each) => each?.enrolmentId === place.enrolmentId);
  if (!copy) return false;
  const cache = await caches.open(nameOfWaiting(copy));
  await cache.put(keyOf(place, progress.done === undefined ? 'place' : 'done'), Response.json(progress));
  return true;
}

export async function readWaiting(place: Place, what: What): Promise<Waiting | undefined> {
  for (const name of await waitingNames(place.enrolmentId)) {
    const kept = await (await caches.open(name)).match(keyOf(place, what));
    if (kept) return readProgress(kept);
  }
  return undefined;
}

/**
 * Sends what waits, oldest first, in the name of whoever is signed in; an enrolment of somebody else is refused. The same
 * progress sent twice changes nothing. What is refused goes too; without an answer the rest waits on.
 */
export async function sendWaiting(enrolmentId: string): Promise<void> {
  for (const name of await waitingNames(enrolmentId)) {
    const cache = await caches.open(name);
    for (const { request, progress } of inOrder(await entriesOf(cache))) {
      const path = new URL(request.url).pathname as `/api/v1/${string}`;
      const { problem } = await callApi({ method: 'PUT', path, body: progress });
      if (problem && !isFinal(problem.status)) return;
      await cache.delete(request);
    }
    await caches.delete(name);
  }
}

/** In the order in which it was made: a lesson may open the next. */
export function inOrder<T extends { progress: Waiting }>(entries: readonly T[]): T[] {
  return entries.toSorted((a, b) => Date.parse(a.progress.at) - Date.parse(b.progress.at));
}

/** A refusal that stays one however often it is sent. */
export function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}

async function entriesOf(cache: Cache) {
  const found = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const kept = await cache.match(request);
      return kept ? [{ request, progress: await readProgress(kept) }] : [];
    }),
  );
  return found.flat();
}

// Nobody but `keepWaiting` writes there.
const readProgress = async (kept: Response) => (await kept.json()) as Waiting;

async function waitingNames(enrolmentId: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => !readCopyName(name) && ownerOf(name)?.enrolmentId === enrolmentId);
}
