import type { EnrolmentDetail } from '@laurel/sdk';
import { callApi } from '../session/call-api.ts';
import { isForOffline, readCopyName } from './copy-name.ts';
import { currentBuild } from './current-build.ts';
import { fateOfCopy } from './fate-of-copy.ts';
import { forgetOthers, forgetTexts } from './forget-copies.ts';
import { type Copy, listCopies } from './list-copies.ts';
import { makeCopy } from './make-copy.ts';
import { forgetOldWaiting, sendWaiting } from './waiting-progress.ts';
import { canKeep, sendWorkerAway } from './worker-registration.ts';

interface Standing {
  /** Who is signed in, as far as the page knows; null may also mean that it could not be found out. */
  visitorId: string | null;
  /** The page itself is a copy: what it says of who is signed in is old. */
  isCopy: boolean;
  /** Whether this install offers offline reading. */
  isOffered: boolean;
}

/** A copy that is being made for longer was given up. */
const givenUpMs = 10 * 60_000;

/**
 * Compares what is kept on this device with what the server says, whenever a page is opened or the connection comes back:
 * forgets what is another person's; sends what waits; forgets what is over, or too old; makes anew what is of an older build.
 * Where nothing is kept, nothing is asked.
 */
export async function settleCopies({ visitorId, isCopy, isOffered }: Standing): Promise<void> {
  if (!canKeep() || !(await isAnythingKept())) return;
  if (visitorId !== null && !isCopy) await forgetOthers(caches, visitorId);
  // First: what is over takes its texts along, and what was marked in time is known to the server by then.
  if (visitorId !== null) await sendWaiting();
  await forgetOldWaiting();
  if (!isOffered) await forgetTexts(caches);
  await forgetHalves();
  const build = isCopy ? undefined : currentBuild();
  for (const copy of await listCopies()) {
    const isOver = await settle(copy, build);
    if (isOver) break;
  }
  if (!(await isAnythingKept())) await sendWorkerAway();
}

/** Says whether nobody is signed in any more. */
async function settle(copy: Copy, build: string | undefined): Promise<boolean> {
  const { enrolmentId, personId } = copy;
  const { data, problem } = await callApi({ method: 'GET', path: `/api/v1/me/enrolments/${enrolmentId}` });
  // The server holds its answers to the contract.
  const enrolment = data as EnrolmentDetail;
  const fate = fateOfCopy({ answer: problem ? problem.status : enrolment, copy, build, now: Date.now() });
  if (fate === 'forget-all') await forgetTexts(caches);
  if (fate === 'forget') await forgetTexts(caches, enrolmentId);
  if (build !== undefined && fate === 'renew') {
    const signal = AbortSignal.timeout(givenUpMs);
    // Without a connection the older copy stays until the next time.
    await makeCopy({ enrolment, personId, build, signal, onProgress: () => undefined }).catch(() => undefined);
  }
  return fate === 'forget-all';
}

async function isAnythingKept(): Promise<boolean> {
  return (await caches.keys()).some(isForOffline);
}

async function forgetHalves(): Promise<void> {
  const whole = new Set((await listCopies()).map(({ savedAt }) => savedAt));
  for (const name of await caches.keys()) {
    const copy = readCopyName(name);
    if (copy && !whole.has(copy.savedAt) && Date.now() - copy.savedAt > givenUpMs) await caches.delete(name);
  }
}
