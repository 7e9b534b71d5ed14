import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { dueOf } from '../submission/assignment.ts';
import { sendReminder } from './send-reminder.ts';
import { type OpenTask, selectEnrolmentsWithDue, selectOpenTasks } from './store.ts';
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
    const tasks = await deps.database.read(scope, (tx) => selectOpenTasks(tx, ids));
    for (const task of tasks) await remind(deps, task);
    after = ids.length === batch ? ids.at(-1) : undefined;
  } while (after);
}

async function remind({ database, clock, origin }: Deps, task: OpenTask): Promise<void> {
  const { enrolmentId, organisationId, personId, lessonId, lessonTitle, programmeTitle } = task;
  const dueAt = task.until ?? dueOf(task.assignment, task);
  const nearness = dueAt && nearnessOf(dueAt, clock());
  if (!nearness) return;
  const url = `${origin}/learn/${enrolmentId}/lessons/${lessonId}`;
  const params = { lessonTitle, programmeTitle, dueOn: momentOf(dueAt), url };
  const key = { enrolmentId, organisationId, kind: `deadline-${nearness}`, about: lessonId, dueAt } as const;
  await sendReminder({ database }, { ...key, personId, mail: { template: 'deadline-near', params } });
}
