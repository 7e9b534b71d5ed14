import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { type SessionRow, selectOpenSession } from './store.ts';

interface Input {
  enrolment: { id: string };
  lesson: { id: string };
  now: Date;
}

/** Whose session was started begins within half an hour; after that somebody else may sit there. */
const useWithinMs = 30 * 60_000;

/** Whether a session can still come to something: the provider has not started it, or did so a moment ago. */
export function isCurrent({ startedAt, endedAt }: Pick<SessionRow, 'startedAt' | 'endedAt'>, now: Date): boolean {
  return endedAt === null && (startedAt === null || now.getTime() - startedAt.getTime() < useWithinMs);
}

/**
 * The session that the provider has started for this learner.
 *
 * @throws Refusal `session-not-started` where it did not, or too long ago
 */
export async function requireStarted(tx: Tx, { enrolment, lesson, now }: Input): Promise<SessionRow> {
  const session = await selectOpenSession(tx, { enrolmentId: enrolment.id, lessonId: lesson.id });
  if (session?.startedAt && isCurrent(session, now)) return session;
  throw new Refusal(
    'session-not-started',
    'No attempt was used. Open the page of the proctoring provider; once it has started its session, start the exam.',
  );
}
