import { Refusal } from '../../../refusal.ts';
import type { CohortFields } from './store.ts';

/** Refuses dates that cannot all be true, each at the field to mend, and fewer places than are taken. */
export function requirePossible(
  { startsOn, endsOn, enrolUntil, capacity }: CohortFields,
  { taken }: { taken: number },
): void {
  const faults = [
    endsOn < startsOn && { pointer: '/endsOn', message: 'a cohort cannot end before it starts' },
    enrolUntil > endsOn && { pointer: '/enrolUntil', message: 'nobody can enrol after the end' },
    capacity !== null &&
      capacity < taken && { pointer: '/capacity', message: `${taken} places are taken: nobody loses theirs` },
  ].filter((fault) => fault !== false);
  if (faults.length > 0)
    throw new Refusal('invalid-request', 'Nothing was changed. Look at what is marked.', { faults });
}
