import { Refusal } from '../../../refusal.ts';
import type { AchievementFields } from './store.ts';

/** Refuses a credit system without credits: it would look as if some were claimed. */
export function requireCredits({ credits, creditSystem }: Pick<AchievementFields, 'credits' | 'creditSystem'>): void {
  if (credits !== null || creditSystem === null) return;
  const message = 'says in which system credits count, but there are none; say how many, or leave it empty';
  throw new Refusal('invalid-request', 'Nothing was changed.', { faults: [{ pointer: '/creditSystem', message }] });
}
