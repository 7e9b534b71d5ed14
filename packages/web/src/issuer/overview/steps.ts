import type { Permission } from '@laurel/sdk';
import type { Stock } from './take-stock.ts';

/** A step of a new organisation on its way to its first learner. */
export interface Step {
  name: 'achievement' | 'programme' | 'publish' | 'learner';
  done: boolean;
  /** Where it is done; nothing while an earlier step is open. */
  to: string | undefined;
  permission: Permission;
}

/** The steps in their order, each with where it is done. */
export function stepsOf(stock: Stock, base: string): Step[] {
  const programme = stock.publishedId ?? stock.draftId;
  return [
    {
      name: 'achievement',
      done: stock.achievements.count > 0,
      to: `${base}/achievements/new`,
      permission: 'achievement:write',
    },
    { name: 'programme', done: programme !== null, to: `${base}/programmes/new`, permission: 'programme:write' },
    {
      name: 'publish',
      done: stock.publishedId !== null,
      to: stock.draftId ? `${base}/programmes/${stock.draftId}` : undefined,
      permission: 'programme:write',
    },
    {
      name: 'learner',
      done: stock.learners.count > 0,
      to: stock.publishedId ? `/programmes/${stock.publishedId}` : undefined,
      permission: 'programme:read',
    },
  ];
}

/** The one next step; nothing once all are done. */
export function openStep(steps: readonly Step[]): Step | undefined {
  return steps.find(({ done }) => !done);
}
