import { Refusal } from '../../../refusal.ts';
import { type Scope, systemScope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { selectVerifiedEmail } from '../email/store.ts';
import { insertMembership } from '../organisation/store.ts';
import { type Membership, presentPerson } from '../person/present-person.ts';
import { hashToken } from '../secret-token.ts';
import { closeInvitation, selectOpenInvitation } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'clock'>;

interface Input {
  scope: Scope;
  personId: string;
  token: string;
}

/**
 * Joins the organisation that sent the invitation. Having the link is not enough: the invited address must be proven on
 * one's own account. Somebody who is a member already keeps their role.
 *
 * @throws Refusal `link-expired`, or `invalid-request` when the invitation is to another address
 */
export async function acceptInvitation(
  { database, clock }: Deps,
  { scope, personId, token }: Input,
): Promise<Membership> {
  // Whose invitation it is, is known only from its secret: so it is looked up in nobody's name.
  const tokenHash = hashToken(token);
  const invitation = await database.read(systemScope('accept-invitation'), async (tx) => {
    const open = await selectOpenInvitation(tx, { tokenHash, now: clock() });
    if (!open) throw linkExpired();
    if ((await selectVerifiedEmail(tx, open.email))?.personId !== personId) throw otherAddress();
    return open;
  });
  const { organisationId, id, role } = invitation;
  return database.write({ ...scope, organisationId }, async (unit) => {
    if (!(await closeInvitation(unit.tx, { organisationId, id, state: 'accepted' }))) throw linkExpired();
    await insertMembership(unit.tx, { organisationId, personId, role, now: unit.now });
    await unit.audit({ action: 'member.joined', subject: `person:${personId}`, detail: { role, invitationId: id } });
    const { memberships } = await presentPerson(unit.tx, personId);
    const membership = memberships.find((entry) => entry.organisationId === organisationId);
    if (!membership) throw new Error('a membership was written and is not there');
    return membership;
  });
}

function linkExpired(): Refusal {
  return new Refusal('link-expired', 'Nothing was changed. Ask the organisation to invite you again.');
}

function otherAddress(): Refusal {
  const detail =
    'The invitation was sent to an address that is not confirmed on your account. Add it under your addresses, confirm it, then open the link again.';
  return new Refusal('invalid-request', detail, {
    faults: [{ pointer: '/token', message: 'is for an address that is not confirmed on this account' }],
  });
}
