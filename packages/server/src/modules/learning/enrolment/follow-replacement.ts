import type { Scope, WriteUnit } from '../../../storage/index.ts';
import { findSuccessors } from '../../issuer/index.ts';
import type { LearningDeps } from '../deps.ts';
import { isNamedByEnrolment, replaceCredential } from './store.ts';

/**
 * Has the enrolments that name a replaced credential name what counts in its place: the newest, in whatever order the news of
 * several come in. Heard again, none names it any more, and nothing is written.
 */
export async function followReplacement(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  { organisationId, credentialId }: { organisationId: string; credentialId: string },
): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.follow-replacement' }, organisationId };
  const isNamed = await deps.database.read(scope, (tx) => isNamedByEnrolment(tx, credentialId));
  if (!isNamed) return;
  await deps.database.write(scope, async (unit) => {
    const named = await nameSuccessor(deps, unit, credentialId);
    // Another delivery was faster since it was read, or the successor was erased.
    if (named === 0) await unit.audit({ action: 'enrolment.left-as-it-is', subject: `credential:${credentialId}` });
  });
}

/** The same within a transaction that has more to do; says how many enrolments it concerned. */
export async function nameSuccessor(
  { origin }: Pick<LearningDeps, 'origin'>,
  unit: WriteUnit,
  credentialId: string,
): Promise<number> {
  const successor = (await findSuccessors(unit.tx, { credentialIds: [credentialId], origin })).get(credentialId);
  if (!successor) return 0;
  const enrolments = await replaceCredential(unit.tx, { from: credentialId, to: successor.id });
  for (const { id, personId } of enrolments)
    await unit.audit({
      action: 'enrolment.credential-replaced',
      subject: `enrolment:${id}`,
      detail: { credentialId: successor.id, replaced: credentialId },
      personId,
    });
  return enrolments.length;
}
