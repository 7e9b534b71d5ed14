import { callApi } from '../session/call-api.ts';
import { isForWaiting, isTooOld, nameOfWaiting, ownerOf, readCopyName } from './copy-name.ts';
import { tellRefusedMark } from './refused-marks.ts';

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

/** How much of it waits on this device: lessons that were marked, and places in texts. */
export interface WaitingCount {
  marks: number;
  places: number;
}

export async function countWaiting(): Promise<WaitingCount> {
  const entries = (
    await Promise.all((await waitingNames()).map(async (name) => entriesOf(await caches.open(name))))
  ).flat();
  const marks = entries.filter(isMark).length;
  return { marks, places: entries.length - marks };
}

/**
 * Sends what waits, oldest first, in the name of whoever is signed in; an enrolment of somebody else is refused. The same
 * progress sent twice changes nothing. What is refused goes too, and how many marks went so is told; without an answer the rest
 * waits on.
 */
export async function sendWaiting(enrolmentId?: string): Promise<void> {
  for (const name of await waitingNames(enrolmentId)) {
    const cache = await caches.open(name);
    for (const { request, progress } of inOrder(await entriesOf(cache))) {
      const path = new URL(request.url).pathname as `/api/v1/${string}`;
      const { problem } = await callApi({ method: 'PUT', path, body: progress });
      if (problem && !isFinal(problem.status)) return;
      // Another window may have sent it at the same time; one of them tells.
      const isMine = await cache.delete(request);
      if (problem && isMine && isMark({ progress })) tellRefusedMark();
    }
    await caches.delete(name);
  }
}

/** Removes what nobody signed in to send for as long as a session lasts: its owner may be gone for good. */
export async function forgetOldWaiting(): Promise<void> {
  for (const name of await waitingNames()) {
    const cache = await caches.open(name);
    for (const { request, progress } of await entriesOf(cache))
      if (isTooOld({ savedAt: Date.parse(progress.at) }, Date.now())) await cache.delete(request);
    if ((await cache.keys()).length === 0) await caches.delete(name);
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

function isMark({ progress }: { progress: Waiting }): boolean {
  return progress.done !== undefined;
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

/** Of one enrolment, or of all. */
async function waitingNames(enrolmentId?: string): Promise<string[]> {
  const names = (await caches.keys()).filter(isForWaiting);
  return names.filter((name) => enrolmentId === undefined || ownerOf(name)?.enrolmentId === enrolmentId);
}
