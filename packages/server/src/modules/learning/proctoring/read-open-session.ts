import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { EnrolmentRow } from '../enrolment/store.ts';
import { isCurrent } from './open-session.ts';
import { presentToLearner } from './present-session.ts';
import { selectProvider } from './provider-store.ts';
import { selectOpenSession } from './store.ts';

interface Input {
  enrolment: Pick<EnrolmentRow, 'id' | 'organisationId'>;
  lessonId: string;
  origin: string;
  now: Date;
}

/** The session that a learner has asked for and not used yet; nothing where it cannot come to anything any more. */
export async function readOpenSession(
  tx: Tx,
  { enrolment, lessonId, origin, now }: Input,
): Promise<AnswerOf<typeof endpoints.askForProctoredSession> | null> {
  const session = await selectOpenSession(tx, { enrolmentId: enrolment.id, lessonId });
  const provider = await selectProvider(tx, enrolment.organisationId);
  return session && provider && isCurrent(session, now) ? presentToLearner(session, { provider, origin }) : null;
}
