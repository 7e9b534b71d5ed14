import { systemScope, type WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { insertReminder, isReminded, type ReminderKey } from './store.ts';

/** A mail that its reader may turn off, without its person. */
interface Mail {
  template: 'deadline-near' | 'cohort-ending' | 'cohort-no-place' | 'stopped-at';
  params: Record<string, string>;
}

interface Input extends ReminderKey {
  personId: string;
  mail: Mail;
}

/** Has a reminder mailed, unless it was before: what is kept of it and its mail are one transaction. */
export async function sendReminder(
  { database }: Pick<LearningDeps, 'database'>,
  { personId, mail, ...key }: Input,
): Promise<void> {
  const { actor } = systemScope('learning.remind');
  // It is asked for every hour; what is sent already is not worth a line each time.
  if (await database.read(systemScope('learning.remind'), (tx) => isReminded(tx, key))) return;
  await database.write({ actor, organisationId: key.organisationId }, async (unit) => {
    const isNew = await insertReminder(unit.tx, { ...key, now: unit.now });
    if (isNew) await enqueue(unit, { personId, ...mail });
    await unit.audit({
      action: isNew ? 'reminder.sent' : 'reminder.sent-already',
      subject: `enrolment:${key.enrolmentId}`,
      personId,
      detail: { kind: key.kind },
    });
  });
}

async function enqueue(unit: WriteUnit, mail: Mail & { personId: string }): Promise<void> {
  await unit.enqueue({ task: 'send-mail', payload: { ...mail, language: 'en' } });
}
