import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { deadlineOf } from '../submission/assignment.ts';
import { type DueWork, selectDueWork } from '../submission/due-store.ts';
import { sendReminder } from './send-reminder.ts';
import { selectEnrolmentsWithDue } from './store.ts';
import { momentOf, nearnessOf } from './when.ts';

type Deps = Pick<LearningDeps, 'database' | 'clock' | 'origin'>;

const batch = 500;

/** Reminds of what is to be handed in, a week and a day before; whoever has handed it in is left in peace. */
export async function remindOfDeadlines(deps: Deps): Promise<void> {
  const scope = systemScope('learning.remind');
  let after: string | undefined;
  do {
    const page = { after, limit: batch };
    const ids = await deps.database.read(scope, (tx) => selectEnrolmentsWithDue(tx, page));
    const tasks = await deps.database.read(scope, (tx) =>
      selectDueWork(tx, { of: { enrolmentIds: ids }, now: deps.clock() }),
    );
    for (const task of tasks) await remind(deps, task);
    after = ids.length === batch ? ids.at(-1) : undefined;
  } while (after);
}

async function remind({ database, clock, origin }: Deps, task: DueWork): Promise<void> {
  const { enrolmentId, organisationId, personId, lessonId, originId, lessonTitle, programmeTitle } = task;
  const dueAt = deadlineOf(task.assignment, task);
  const nearness = dueAt && nearnessOf(dueAt, clock());
  if (!nearness) return;
  const url = `${origin}/learn/${enrolmentId}/lessons/${lessonId}`;
  const params = { lessonTitle, programmeTitle, dueOn: momentOf(dueAt), url };
  const key = { enrolmentId, organisationId, kind: `deadline-${nearness}`, about: originId, dueAt } as const;
  await sendReminder({ database }, { ...key, personId, mail: { template: 'deadline-near', params } });
}
