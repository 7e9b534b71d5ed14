import { setTimeout as sleep } from 'node:timers/promises';
import { holdLock, LockHeld } from './hold-lock.mjs';

const pollMilliseconds = 200;

/**
 * Waits until the lock is free, however long its holder works, and takes it.
 *
 * @param {string} file
 * @param {(pid: number) => void} onWait told once, when there is somebody to wait for
 */
export async function waitForLock(file, onWait) {
  for (let told = false; ; ) {
    try {
      return holdLock(file);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      if (!told) onWait(error.pid);
      told = true;
      await sleep(pollMilliseconds);
    }
  }
}
