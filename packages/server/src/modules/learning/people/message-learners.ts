import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { selectRecipients } from './store.ts';

interface Input extends OwnProgramme {
  body: BodyOf<typeof endpoints.messageLearners>;
}

/**
 * Writes to a segment of the learners: once each, all in one transaction with the line in the audit log, which says to whom in
 * general and to how many, and neither names nor the text.
 */
export async function messageLearners(
  { database, randomness, origin }: Pick<LearningDeps, 'database' | 'randomness' | 'origin'>,
  { body, ...own }: Input,
): Promise<AnswerOf<typeof endpoints.messageLearners>> {
  const { segment, cohortId, subject, text } = body;
  const messageId = randomness.uuid();
  return database.write(own.scope, async (unit) => {
    const programme = await readOwnProgramme(unit.tx, own);
    const place = { programmeId: programme.id, cohortId: cohortId ?? undefined, now: unit.now };
    const recipients = await selectRecipients(unit.tx, { ...place, segment });
    const params = {
      subject,
      text,
      organisationName: programme.organisationName,
      programmeTitle: programme.title,
      url: `${origin}/learn`,
    };
    const { organisationId } = own;
    for (const personId of recipients)
      await unit.enqueue({
        task: 'send-mail',
        key: `message:${messageId}:${personId}`,
        payload: { personId, organisationId, template: 'message', language: 'en', params },
      });
    await unit.audit({
      action: 'learners.messaged',
      subject: `programme:${programme.id}`,
      detail: { messageId, segment, cohortId, recipients: recipients.length },
    });
    return { recipients: recipients.length };
  });
}
