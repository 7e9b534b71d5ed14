import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { EnrolmentRow } from '../enrolment/store.ts';
import { selectOutcomeAwards } from './award-store.ts';
import { readStandings, type Standing } from './read-standing.ts';

type Shown = AnswerOf<typeof endpoints.getEnrolment>['completion'];

/** Where these enrolments stand, as their learners see it. */
export async function presentStandings(
  tx: Tx,
  enrolments: readonly Pick<EnrolmentRow, 'id' | 'versionId' | 'state' | 'sharesWork'>[],
): Promise<Map<string, Shown>> {
  const standings = await readStandings(tx, enrolments);
  const awards = Map.groupBy(
    await selectOutcomeAwards(
      tx,
      enrolments.map(({ id }) => id),
    ),
    ({ enrolmentId }) => enrolmentId,
  );
  return new Map(
    enrolments.flatMap(({ id, state, sharesWork }) => {
      const standing = standings.get(id);
      if (!standing) return [];
      const credentials = new Map((awards.get(id) ?? []).map((award) => [award.originId, award.credentialId]));
      return [[id, present(standing, { isCompleted: state === 'completed', sharesWork, credentials })] as const];
    }),
  );
}

function present(
  { lessons, missing, totalPercent, totalRequired, outcomes, outcomeRows }: Standing,
  {
    isCompleted,
    sharesWork,
    credentials,
  }: { isCompleted: boolean; sharesWork: boolean; credentials: ReadonlyMap<string, string | null> },
): Shown {
  const names = new Map(outcomeRows.map((row) => [row.originId, row.achievementName]));
  return {
    // What was completed stays so, whatever a result became afterwards.
    missing: isCompleted ? [] : missing,
    sharesWork: lessons.some(({ kind }) => kind === 'project' || kind === 'portfolio') ? sharesWork : null,
    total: totalPercent === null ? null : { percent: totalPercent, required: totalRequired },
    outcomes: outcomes.map(({ originId, text, percent, masteryPercent, isRequired, isMastered }) => ({
      id: originId,
      text,
      percent,
      masteryPercent,
      isRequired,
      isMastered,
      achievementName: names.get(originId) ?? null,
      credentialId: credentials.get(originId) ?? null,
    })),
  };
}
