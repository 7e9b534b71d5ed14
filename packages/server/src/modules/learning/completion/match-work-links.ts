import type { Scope, Tx } from '../../../storage/index.ts';
import type { WorkLinks } from '../../issuer/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectEnrolment } from '../enrolment/store.ts';
import { selectOutcomeAwards } from './award-store.ts';
import { readAssessed } from './read-assessed.ts';
import { readStanding } from './read-standing.ts';

interface Input {
  organisationId: string;
  enrolmentId: string;
}

/**
 * Has what was issued for an enrolment lead to the learner’s work, or no longer, as they choose now. Where it does already, as
 * when it is asked again, nothing is issued.
 */
export async function matchWorkLinks(
  { database, issuer }: Pick<LearningDeps, 'database' | 'issuer'>,
  { organisationId, enrolmentId }: Input,
): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.match-work-links' }, organisationId };
  const wanted = await database.read(scope, (tx) => readWanted(tx, enrolmentId));
  for (const one of wanted) await issuer.changeWorkLinks({ organisationId, ...one });
}

/** Each credential of the enrolment, with the links that are to be in it. */
async function readWanted(tx: Tx, enrolmentId: string): Promise<Omit<WorkLinks, 'organisationId'>[]> {
  const enrolment = await selectEnrolment(tx, enrolmentId);
  if (!enrolment) return [];
  const standing = await readStanding(tx, enrolment);
  const badges = (await selectOutcomeAwards(tx, [enrolmentId])).map(({ credentialId, originId }) => ({
    credentialId,
    only: standing.outcomes.filter((outcome) => outcome.originId === originId).flatMap(({ lessons }) => lessons),
  }));
  const wanted: Omit<WorkLinks, 'organisationId'>[] = [];
  for (const { credentialId, only } of [{ credentialId: enrolment.credentialId, only: undefined }, ...badges]) {
    if (credentialId === null) continue;
    const { evidence } = await readAssessed(tx, enrolment, { ...standing, ...(only && { only }) });
    wanted.push({ credentialId, links: evidence.filter(({ url }) => url !== undefined) });
  }
  return wanted;
}
