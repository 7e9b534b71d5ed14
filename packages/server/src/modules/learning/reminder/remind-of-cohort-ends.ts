import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { presentEnrolment } from '../enrolment/present-enrolment.ts';
import { selectEnrolment } from '../enrolment/store.ts';
import { sendReminder } from './send-reminder.ts';
import { type EndingRow, selectEnding } from './store.ts';
import { dayOf, daysAfter, nearnessOf } from './when.ts';

type Deps = Pick<LearningDeps, 'database' | 'clock' | 'origin'>;

const scope = systemScope('learning.remind');

/** Reminds those who have not completed of the end of their cohort, a week and a day before. */
export async function remindOfCohortEnds(deps: Deps): Promise<void> {
  const now = deps.clock();
  const ending = await deps.database.read(scope, (tx) => selectEnding(tx, { from: now, to: daysAfter(now, 7) }));
  for (const row of ending) await remind(deps, row, now);
}

async function remind({ database, origin }: Deps, row: EndingRow, now: Date): Promise<void> {
  const { id: enrolmentId, cohortId, cohortName } = row;
  const lastDay = new Date(`${row.endsOn}T00:00:00Z`);
  const dueAt = daysAfter(lastDay, 1);
  const nearness = nearnessOf(dueAt, now);
  if (!nearness) return;
  const [enrolment, shown] = await database.read(scope, async (tx) => {
    const found = await selectEnrolment(tx, enrolmentId);
    return [found, found && (await presentEnrolment(tx, found, now))];
  });
  if (!enrolment || !shown) return;
  const { organisationId, personId } = enrolment;
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
