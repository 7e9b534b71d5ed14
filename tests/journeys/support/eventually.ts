import { setTimeout as sleep } from 'node:timers/promises';

/** Tries again until there is an answer; fails after the given time with what was waited for and the last fault. */
export async function eventually<T>(
  what: string,
  attempt: () => Promise<T | undefined | null | false>,
  seconds = 30,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let fault: unknown;
  while (Date.now() < end) {
    try {
      const answer = await attempt();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      fault = undefined;
    } catch (error) {
      fault = error;
    }
    await sleep(100);
  }
  throw new Error(`waited ${seconds} s for ${what}`, { cause: fault });
}
