import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../ports/index.ts';
import { levelOfFault } from './pools.ts';

/** What a worker does over and over, on its own account: it leaves no job behind, and none is lost when it stops. */
export interface Round {
  name: string;
  everySeconds: number;
  /** Never twice at once in one process; other processes may be at it too. */
  run(): Promise<void>;
}

/** Runs each at its pace until stopped; one that fails is tried again at its next turn. */
export function runRounds(rounds: readonly Round[], log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const keepRunning = async ({ name, everySeconds, run }: Round): Promise<void> => {
    while (!signal.aborted) {
      await run().catch((error: unknown) =>
        log[levelOfFault(error)](
          { round: name, error: String(error), stack: (error as Error).stack },
          'a round failed',
        ),
      );
      await sleep(everySeconds * 1_000, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = rounds.map(keepRunning);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
