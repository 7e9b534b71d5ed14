import type { Tx } from '../../../storage/index.ts';
import { formGroups, type Group } from '../suppression/form-groups.ts';
import { type LearnerRow, selectLearners } from './store.ts';

/** Everybody of an organisation who ever enrolled: as they came, and in the groups in which they are counted. */
export interface Learners {
  cells: Group<LearnerRow>[];
  groups: Group<LearnerRow>[];
}

/** Always all of them, whatever is asked for: the groups must be the same in every figure. */
export async function readLearners(tx: Tx, organisationId: string): Promise<Learners> {
  const rows = await selectLearners(tx, organisationId);
  const alike = Map.groupBy(rows, ({ programmeId, cohortId, month }) => `${programmeId} ${cohortId} ${month}`);
  const cells = [...alike.values()].flatMap((people) => {
    const [first] = people;
    return first ? [{ programmeId: first.programmeId, cohortId: first.cohortId, month: first.month, people }] : [];
  });
  return { cells, groups: formGroups(cells) };
}
