import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { closeInvitation } from './store.ts';

/**
 * Withdraws an open invitation: its link stops working at once.
 *
 * @throws Refusal `not-found`, also for one that was answered or withdrawn before
 */
export async function withdrawInvitation(
  { database }: { database: Database },
  { scope, organisationId, invitationId }: { scope: Scope; organisationId: string; invitationId: string },
): Promise<undefined> {
  await database.write(scope, async (unit) => {
    const closed = await closeInvitation(unit.tx, { organisationId, id: invitationId, state: 'withdrawn' });
    if (!closed) throw notFound('open invitation');
    await unit.audit({ action: 'invitation.withdrawn', subject: `invitation:${invitationId}` });
  });
}
