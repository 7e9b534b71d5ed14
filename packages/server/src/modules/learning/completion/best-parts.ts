import type { ResultDetails } from './result-store.ts';

type Parts = Pick<ResultDetails, 'attempts' | 'outcomes'>;

/** What counts of all attempts at an assessment, whichever of them was best as a whole: how many, and the best share of each outcome. */
export function bestParts(all: readonly Parts[]): Parts {
  const attempts = Math.max(0, ...all.map((one) => one.attempts ?? 0));
  const outcomes: NonNullable<Parts['outcomes']> = {};
  for (const [originId, part] of all.flatMap((one) => Object.entries(one.outcomes ?? {}))) {
    const best = outcomes[originId];
    if (!best || shareOf(part) > shareOf(best)) outcomes[originId] = part;
  }
  return { ...(attempts > 0 ? { attempts } : {}), ...(Object.keys(outcomes).length > 0 ? { outcomes } : {}) };
}

/** Whether a share of an outcome is higher than all those before. */
export function isAnyHigher(parts: Parts, before: Parts): boolean {
  return Object.entries(parts.outcomes ?? {}).some(([originId, part]) => {
    const best = before.outcomes?.[originId];
    return best === undefined || shareOf(part) > shareOf(best);
  });
}

function shareOf({ points, possible }: { points: number; possible: number }): number {
  return possible > 0 ? points / possible : 0;
}
