import type { Clock } from '../../../ports/index.ts';
import type { Round } from '../../../storage/index.ts';

/** So often each is looked at: what waits is appended, and what was appended is signed, within five seconds together. */
const everySeconds = 2;
/** So long nothing is tried again that failed, or that something stands in the way of: each try is written down. */
const patienceSeconds = 30;

/** What keeps the log up: each says whether nothing stood in its way. */
export interface KeepingUp {
  clock: Clock;
  append(): Promise<boolean>;
  publish(): Promise<boolean>;
}

/**
 * What a worker does for the log whatever the queue has to do: jobs are faster, but they wait behind all others, and one that
 * failed waits long.
 */
export function keepUpRounds({ clock, append, publish }: KeepingUp): Round[] {
  return [
    { name: 'append-to-log', everySeconds, run: patiently(clock, append) },
    { name: 'publish-checkpoint', everySeconds, run: patiently(clock, publish) },
  ];
}

function patiently(clock: Clock, work: () => Promise<boolean>): () => Promise<void> {
  let notBefore = 0;
  return async () => {
    const now = clock().getTime();
    if (now < notBefore) return;
    notBefore = now + patienceSeconds * 1_000;
    if (await work()) notBefore = 0;
  };
}
