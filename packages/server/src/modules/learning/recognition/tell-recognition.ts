import type { WriteUnit } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import type { DecisionRow } from '../review/decision-store.ts';
import type { RecognitionRow } from './store.ts';

/** Mails the applicant what was decided; the mail goes out once the decision is kept. */
export async function tellRecognition(
  { origin }: Pick<LearningDeps, 'origin'>,
  unit: WriteUnit,
  { recognition, decision }: { recognition: RecognitionRow; decision: Pick<DecisionRow, 'id' | 'outcome'> },
): Promise<void> {
  const { id, personId, programmeTitle, lessonTitle, organisationName } = recognition;
  const person = (await findPeople(unit.tx, [personId])).get(personId);
  if (!person) return;
  await unit.enqueue({
    task: 'send-mail',
    key: `recognition-decided:${decision.id}`,
    payload: {
      to: person.primaryEmail,
      template: 'recognition-decided',
      language: 'en',
      params: {
        learnerName: person.name,
        title: lessonTitle ?? programmeTitle,
        organisationName,
        outcome: decision.outcome,
        url: `${origin}/learn/recognition/${id}`,
      },
    },
  });
}
