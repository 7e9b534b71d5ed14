import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { presentEnrolment } from '../enrolment/present-enrolment.ts';
import { selectEnrolment } from '../enrolment/store.ts';
import { sendReminder } from './send-reminder.ts';
import { type IdleRow, selectIdle } from './store.ts';
import { daysAfter, daysBefore } from './when.ts';

type Deps = Pick<LearningDeps, 'database' | 'clock' | 'origin'>;

/** After so many days without a step forward; two mails, and then no more until somebody was there. */
const [first, second] = [7, 21];
/** Whoever stopped longer ago is not written to out of the blue, as after an update or a long pause of the server. */
const longest = 60;
/** Between two such mails to one person, whatever they are about. */
const pause = 6;

/** Tells those who have not been back where they stopped. */
export async function remindIdle(deps: Deps): Promise<void> {
  const now = deps.clock();
  const times = { from: daysBefore(now, longest), to: daysBefore(now, first), remindedSince: daysBefore(now, pause) };
  const idle = await deps.database.read(systemScope('learning.remind'), (tx) => selectIdle(tx, times));
  for (const row of idle) await remind(deps, row, now);
}

async function remind({ database, origin }: Deps, row: IdleRow, now: Date): Promise<void> {
  const { id: enrolmentId, organisationId, personId, lastActiveAt } = row;
  const dueAt = daysAfter(lastActiveAt, daysAfter(lastActiveAt, second) <= now ? second : first);
  const enrolment = await database.read(systemScope('learning.remind'), async (tx) => {
    const found = await selectEnrolment(tx, enrolmentId);
    return found && presentEnrolment(tx, found, now);
  });
  // There is nothing to come back to before a cohort starts, and nothing counts once it has ended.
  if (enrolment?.cohort && enrolment.cohort.phase !== 'running') return;
  // What waits for somebody's decision is no step of the learner's.
  const next = enrolment?.nextLesson;
  if (!enrolment || !next || enrolment.state !== 'active' || isWaiting(enrolment, next.id)) return;
  const params = {
    programmeTitle: enrolment.programmeTitle,
    lessonTitle: next.title,
    minutes: next.minutes === 1 ? '1 minute' : `${next.minutes} minutes`,
    url: `${origin}/learn/${enrolmentId}/lessons/${next.id}`,
  };
  const key = { enrolmentId, organisationId, kind: 'idle', about: enrolmentId, dueAt } as const;
  await sendReminder({ database }, { ...key, personId, mail: { template: 'stopped-at', params } });
}

function isWaiting({ modules }: Awaited<ReturnType<typeof presentEnrolment>>, lessonId: string): boolean {
  return modules.flatMap(({ lessons }) => lessons).find(({ id }) => id === lessonId)?.state === 'handed-in';
}
