import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { presentEnrolment } from '../enrolment/present-enrolment.ts';
import { selectEnrolment } from '../enrolment/store.ts';
import { sendReminder } from './send-reminder.ts';
import { type EndingRow, selectEnding } from './store.ts';
import { dayOf, daysAfter, daysBefore, nearnessOf } from './when.ts';

type Deps = Pick<LearningDeps, 'database' | 'clock' | 'origin'>;

const scope = systemScope('learning.remind');

/**
 * Reminds those who have not completed of the end of their cohort, a week and a day before; and tells those who still wait for
 * a place when it has ended that there will be none.
 */
export async function remindOfCohortEnds(deps: Deps): Promise<void> {
  const now = deps.clock();
  const ending = await deps.database.read(scope, (tx) =>
    selectEnding(tx, { state: 'active', from: now, to: daysAfter(now, 7) }),
  );
  for (const row of ending) await remind(deps, row, now);
  const past = { from: daysBefore(now, 7), to: daysBefore(now, 1) };
  const waiting = await deps.database.read(scope, (tx) => selectEnding(tx, { state: 'waiting', ...past }));
  for (const row of waiting) await tellOfNoPlace(deps, row, now);
}

async function remind({ database, origin }: Deps, row: EndingRow, now: Date): Promise<void> {
  const { id: enrolmentId, cohortId, cohortName } = row;
  const lastDay = lastDayOf(row);
  const dueAt = daysAfter(lastDay, 1);
  const nearness = nearnessOf(dueAt, now);
  if (!nearness) return;
  const found = await readShown(database, enrolmentId, now);
  if (!found) return;
  const { organisationId, personId, shown } = found;
  const left = shown.lessonsTotal - shown.lessonsDone;
  const params = {
    programmeTitle: shown.programmeTitle,
    cohortName,
    endsOn: dayOf(lastDay),
    lessonsLeft: left === 1 ? '1 lesson' : `${left} lessons`,
    url: `${origin}/learn/${enrolmentId}`,
  };
  const key = { enrolmentId, organisationId, kind: `cohort-${nearness}`, about: cohortId, dueAt } as const;
  await sendReminder({ database }, { ...key, personId, mail: { template: 'cohort-ending', params } });
}

async function tellOfNoPlace({ database, origin }: Deps, row: EndingRow, now: Date): Promise<void> {
  const { id: enrolmentId, cohortId, cohortName } = row;
  const found = await readShown(database, enrolmentId, now);
  if (!found) return;
  const { organisationId, personId, shown } = found;
  const { programmeTitle, organisationName } = shown;
  const params = { programmeTitle, cohortName, organisationName, url: `${origin}/learn/${enrolmentId}` };
  const dueAt = daysAfter(lastDayOf(row), 1);
  const key = { enrolmentId, organisationId, kind: 'cohort-no-place', about: cohortId, dueAt } as const;
  await sendReminder({ database }, { ...key, personId, mail: { template: 'cohort-no-place', params } });
}

function lastDayOf({ endsOn }: EndingRow): Date {
  return new Date(`${endsOn}T00:00:00Z`);
}

/** An enrolment with what is shown of it. */
async function readShown(database: Deps['database'], enrolmentId: string, now: Date) {
  return database.read(scope, async (tx) => {
    const found = await selectEnrolment(tx, enrolmentId);
    if (!found) return undefined;
    const { organisationId, personId } = found;
    return { organisationId, personId, shown: await presentEnrolment(tx, found, now) };
  });
}
