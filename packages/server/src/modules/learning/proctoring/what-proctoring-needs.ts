import type { Tx } from '../../../storage/index.ts';
import type { LessonRow } from '../programme/content-store.ts';
import { selectProvider } from './provider-store.ts';

/** What must be done before programmes with proctored exams can be published, a plain sentence each. */
export async function whatProctoringNeeds(
  tx: Tx,
  organisationId: string,
  lessons: readonly Pick<LessonRow, 'title' | 'supervision'>[],
): Promise<string[]> {
  const proctored = lessons.filter(({ supervision }) => supervision === 'proctored');
  if (proctored.length === 0 || (await selectProvider(tx, organisationId))) return [];
  return proctored.map(
    ({ title }) => `The exam “${title}” is proctored, and there is no provider: set one up under Proctoring.`,
  );
}
