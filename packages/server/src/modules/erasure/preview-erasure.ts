import type { AnswerOf, endpoints } from '@laurel/api';
import type { Scope } from '../../storage/index.ts';
import { findOwnedAlone, hasPassword } from '../account/index.ts';
import { listHeldCredentials } from '../issuer/index.ts';
import type { ErasureDeps } from './deps.ts';
import { provenAddresses } from './subject-of.ts';

const nothing = { emails: 0, passkeys: 0, memberships: 0, enrolments: 0, attempts: 0, submissions: 0, credentials: 0 };

/** What would go if somebody erased themselves, and what stands in the way. */
export async function previewErasure(
  { database, erasables, origin }: Pick<ErasureDeps, 'database' | 'erasables' | 'origin'>,
  { personId }: { personId: string },
): Promise<AnswerOf<typeof endpoints.getErasurePreview>> {
  const scope: Scope = { actor: { kind: 'person', id: personId }, personId, system: true };
  return database.read(scope, async (tx) => {
    const subject = { personId, organisationId: undefined, emails: await provenAddresses(tx, personId) };
    const goes = { ...nothing };
    for (const erasable of erasables) Object.assign(goes, await erasable.count(tx, subject));
    const held = await listHeldCredentials(tx, { personId, origin });
    return {
      goes,
      credentials: held.map(({ id, achievementName, organisationName }) => ({ id, achievementName, organisationName })),
      ownerAlone: await findOwnedAlone(tx, personId),
      hasPassword: await hasPassword(tx, personId),
    };
  });
}
