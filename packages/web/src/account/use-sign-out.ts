import { useState } from 'react';
import { isForOffline } from '../offline/copy-name.ts';
import { forgetAll } from '../offline/forget-copies.ts';
import { refusedMarks } from '../offline/refused-marks.ts';
import { countWaiting, sendWaiting, type WaitingCount } from '../offline/waiting-progress.ts';
import { canKeep, sendWorkerAway } from '../offline/worker-registration.ts';

export type SignOutState =
  | { phase: 'idle' | 'leaving' }
  /** Something is not sent, or was refused; or the server cannot be reached, and nobody is signed out without it. */
  | ({
      phase: 'asking';
      /** How many marks the server did not take just now. */
      refused: number;
      /** Whether anything is on this device that could be removed. */
      isKept: boolean;
      /** Whether something just was. */
      wasRemoved: boolean;
    } & WaitingCount);

/** A server that says nothing for so long is taken for one that cannot be reached. */
const patienceMs = 15_000;
const nothing: WaitingCount = { marks: 0, places: 0 };

/** Signs out of this browser, and leaves nothing on the device: neither unsent without a word, nor for somebody else to find. */
export function useSignOut() {
  const [state, setState] = useState<SignOutState>({ phase: 'idle' });
  const end = async (wasRemoved: boolean) => {
    if (await endSession()) {
      await clearDevice();
      // A whole page: nothing of the session stays in this one.
      location.assign('/');
      return;
    }
    setState({ phase: 'asking', ...(await look()), refused: 0, wasRemoved });
  };
  const leave = async () => {
    setState({ phase: 'leaving' });
    const before = refusedMarks();
    await inTime(send());
    const left = await look();
    const refused = refusedMarks() - before;
    if (left.marks + left.places + refused === 0) return end(false);
    setState({ phase: 'asking', ...left, refused, wasRemoved: false });
  };
  const leaveAnyway = async () => {
    setState({ phase: 'leaving' });
    await clearDevice();
    await end(true);
  };
  return { state, leave, leaveAnyway, stay: () => setState({ phase: 'idle' }) };
}

/** Says whether the server ended the session. It answers with a step to another page, which is not followed here. */
async function endSession(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const { ok, type } = await fetch('/sign-out', { method: 'POST', redirect: 'manual', signal });
    return ok || type === 'opaqueredirect';
  } catch {
    return false;
  }
}

/** A browser that refuses its caches has nothing in them. */
async function look(): Promise<WaitingCount & { isKept: boolean }> {
  if (!canKeep()) return { ...nothing, isKept: false };
  const isKept = caches.keys().then((names) => names.some(isForOffline));
  return { ...(await countWaiting().catch(() => nothing)), isKept: await isKept.catch(() => false) };
}

async function send(): Promise<void> {
  if (canKeep()) await sendWaiting().catch(() => undefined);
}

async function clearDevice(): Promise<void> {
  if (!canKeep()) return;
  await forgetAll(caches).catch(() => undefined);
  await sendWorkerAway().catch(() => undefined);
}

async function inTime(work: Promise<void>): Promise<void> {
  await Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, patienceMs))]);
}
