import type { AnswerOf, endpoints } from '@laurel/api';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { listOutcomeRows } from './rule-store.ts';

/** The outcomes of the organisation’s programmes, as their newest versions have them. */
export async function listOutcomes(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId }: { scope: Scope; organisationId: string },
): Promise<AnswerOf<typeof endpoints.listOutcomes>> {
  return { items: await database.read(scope, (tx) => listOutcomeRows(tx, organisationId)) };
}
