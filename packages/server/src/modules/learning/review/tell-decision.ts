import type { WriteUnit } from '../../../storage/index.ts';
import { findOrganisation, findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLessonById } from '../programme/content-store.ts';
import type { SubmissionRow } from '../submission/store.ts';
import type { DecisionRow } from './decision-store.ts';

/** Mails the learner what was decided on their work; the mail goes out once the decision is kept. */
export async function tellDecision(
  { origin }: Pick<LearningDeps, 'origin'>,
  unit: WriteUnit,
  { submission, decision }: { submission: SubmissionRow; decision: Omit<DecisionRow, 'number'> },
): Promise<void> {
  const { personId, enrolmentId, lessonId, organisationId } = submission;
  const person = (await findPeople(unit.tx, [personId])).get(personId);
  const lesson = lessonId === null ? undefined : await selectLessonById(unit.tx, lessonId);
  const organisation = await findOrganisation(unit.tx, organisationId);
  if (!person || !lesson) return;
  await unit.enqueue({
    task: 'send-mail',
    key: `submission-decided:${decision.id}`,
    payload: {
      to: person.primaryEmail,
      template: 'submission-decided',
      language: 'en',
      params: {
        learnerName: person.name,
        lessonTitle: lesson.title,
        organisationName: organisation?.name ?? '',
        outcome: decision.outcome,
        url: `${origin}/learn/${enrolmentId}/lessons/${lessonId}`,
      },
    },
  });
}
