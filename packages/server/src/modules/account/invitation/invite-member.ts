import type { Role } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import type { Caller } from '../caller.ts';
import type { AccountDeps } from '../deps.ts';
import { normaliseEmail } from '../email/normalise-email.ts';
import { findPersonByVerifiedEmail } from '../email/store.ts';
import { requireOwnerForOwners, roleOf } from '../organisation/policy.ts';
import { findOrganisation, selectRole } from '../organisation/store.ts';
import { findPeople } from '../person/store.ts';
import { mintToken } from '../secret-token.ts';
import { sendMail } from '../send-mail.ts';
import { type InvitationView, presentInvitation } from './present-invitation.ts';
import { insertInvitation, withdrawOlderInvitations } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'origin'>;

interface Input {
  scope: Scope;
  caller: Caller;
  organisationId: string;
  body: { email: string; role: Role };
}

const lifetimeMilliseconds = 7 * 24 * 3600 * 1000;

/**
 * Invites somebody by mail; an older invitation to the same address ends.
 *
 * @throws Refusal `already-member`, or `not-allowed` when somebody who is no owner invites one
 */
export async function inviteMember(
  { database, randomness, origin }: Deps,
  { scope, caller, organisationId, body }: Input,
): Promise<InvitationView> {
  const email = normaliseEmail(body.email);
  const { role } = body;
  const { token, hash: tokenHash } = mintToken(randomness);
  return database.write(scope, async (unit) => {
    const { tx, now } = unit;
    requireOwnerForOwners(await roleOf(tx, caller, organisationId), [role]);
    await refuseMember(tx, organisationId, email);
    const organisation = await findOrganisation(tx, organisationId);
    if (!organisation) throw notFound('organisation');
    await withdrawOlderInvitations(tx, { organisationId, email });
    const expiresAt = new Date(now.getTime() + lifetimeMilliseconds);
    const row = {
      id: randomness.uuid(),
      organisationId,
      email,
      role,
      state: 'open' as const,
      expiresAt,
      createdAt: now,
    };
    const inviter = caller.kind === 'person' ? caller.personId : null;
    await insertInvitation(tx, { ...row, tokenHash, invitedBy: inviter });
    await unit.audit({ action: 'member.invited', subject: `invitation:${row.id}`, detail: { email, role } });
    const inviterName = inviter ? (await findPeople(tx, [inviter])).get(inviter)?.name : undefined;
    const params = {
      organisationName: organisation.name,
      inviterName: inviterName ?? organisation.name,
      role,
      email,
      url: addresses.joinOrganisation(origin, token),
    };
    await sendMail(unit, { to: email, template: 'invitation', params });
    return presentInvitation(row, now);
  });
}

async function refuseMember(tx: Tx, organisationId: string, email: string): Promise<void> {
  const personId = await findPersonByVerifiedEmail(tx, email);
  if (!personId || !(await selectRole(tx, { organisationId, personId }))) return;
  throw new Refusal('already-member', 'Nothing was sent. Change their role in the list of members instead.');
}
