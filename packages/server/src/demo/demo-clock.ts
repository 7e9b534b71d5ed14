import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../ports/index.ts';

/**
 * A clock that the seed sets back for what is to have happened before today. Only the seed's own application runs by it: what
 * the worker does with it, such as issuing, happens when it happens.
 */
export interface DemoClock {
  now: Clock;
  /** Does something as if it were so much earlier, or later where it is negative; other work beside it keeps its own time. */
  ago<T>(time: { days?: number; minutes?: number }, work: () => Promise<T>): Promise<T>;
  /** The day so many days from today on, `YYYY-MM-DD`. */
  dayFrom(days: number): string;
}

const day = 86_400_000;

export function createDemoClock(clock: Clock): DemoClock {
  const back = new AsyncLocalStorage<number>();
  return {
    now: () => new Date(clock().getTime() - (back.getStore() ?? 0)),
    ago: ({ days = 0, minutes = 0 }, work) => back.run(days * day + minutes * 60_000, work),
    dayFrom: (days) => new Date(clock().getTime() + days * day).toISOString().slice(0, 10),
  };
}
