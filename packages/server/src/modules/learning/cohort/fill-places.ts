import type { WriteUnit } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { placeTaken } from '../events.ts';
import { selectOffered } from '../programme/store.ts';
import { phaseOf } from './calendar-days.ts';
import { type CohortRow, countPlaces, placeWaiting } from './store.ts';

/**
 * Gives the places that a locked cohort has to those who have waited longest, and writes to each. Whoever asked in time is
 * still placed after the last day for enrolling, but nobody once the cohort has ended.
 */
export async function fillPlaces(
  deps: Pick<LearningDeps, 'origin'>,
  unit: WriteUnit,
  cohort: CohortRow,
): Promise<number> {
  const { tx, now } = unit;
  if (phaseOf(cohort, now) === 'ended') return 0;
  const { taken = 0 } = (await countPlaces(tx, [cohort.id])).get(cohort.id) ?? {};
  const atMost = cohort.capacity === null ? null : Math.max(cohort.capacity - taken, 0);
  const placed = await placeWaiting(tx, { cohortId: cohort.id, atMost, now });
  for (const enrolment of placed) await tellPlaced(deps, unit, { cohort, enrolment });
  return placed.length;
}

/** Records that somebody has got a place that others or time gave them, and has it written to them. */
export async function tellPlaced(
  { origin }: Pick<LearningDeps, 'origin'>,
  unit: WriteUnit,
  { cohort, enrolment }: { cohort: CohortRow; enrolment: { id: string; personId: string } },
): Promise<void> {
  const { id: enrolmentId, personId } = enrolment;
  const { organisationId, id: cohortId } = cohort;
  const subject = `enrolment:${enrolmentId}`;
  await unit.audit({ action: 'enrolment.placed', subject, organisationId, personId, detail: { cohortId } });
  await unit.emit({ name: placeTaken, organisationId, payload: { enrolmentId } });
  const programme = await selectOffered(unit.tx, cohort.programmeId);
  const person = (await findPeople(unit.tx, [personId])).get(personId);
  if (!programme || !person) return;
  await unit.enqueue({
    task: 'send-mail',
    payload: {
      personId,
      template: 'cohort-place',
      language: 'en',
      params: {
        recipientName: person.name,
        programmeTitle: programme.title,
        organisationName: programme.organisationName,
        cohortName: cohort.name,
        startsOn: cohort.startsOn,
        url: `${origin}/learn/${enrolmentId}`,
      },
    },
  });
}
