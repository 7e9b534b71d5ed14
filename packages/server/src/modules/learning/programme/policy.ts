import type { ProgrammeRow } from './store.ts';

/** Whether anybody may see a programme and enrol in it: published, and what it leads to can be earned. */
export function isOnOffer({ state, achievementState }: Pick<ProgrammeRow, 'state' | 'achievementState'>): boolean {
  return state === 'published' && achievementState === 'active';
}
