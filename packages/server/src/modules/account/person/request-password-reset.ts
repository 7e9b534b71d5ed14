import { addresses } from '../addresses.ts';
import type { AccountDeps } from '../deps.ts';
import { mintMailToken } from '../email/mint-mail-token.ts';
import { normaliseEmail } from '../email/normalise-email.ts';
import { selectVerifiedEmail } from '../email/store.ts';
import { sendMail } from '../send-mail.ts';
import { findPeople } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'origin'>;

/** Mails a link to choose a new password, where the address is proven on an account; the answer never says which. */
export async function requestPasswordReset(deps: Deps, input: { email: string }): Promise<{ message: string }> {
  const email = normaliseEmail(input.email);
  await deps.database.write({ actor: { kind: 'anonymous' } }, async (unit) => {
    const known = await selectVerifiedEmail(unit.tx, email);
    const subject = known ? `person:${known.personId}` : 'person:unknown';
    await unit.audit({ action: 'password.reset-asked-for', subject, ...(known ? { personId: known.personId } : {}) });
    if (!known) return;
    const { personId, id: emailId } = known;
    const token = await mintMailToken(deps, unit, { purpose: 'password-reset', personId, emailId });
    const name = (await findPeople(unit.tx, [personId])).get(personId)?.name ?? '';
    const params = { name, reason: 'asked', url: addresses.setPassword(deps.origin, token) };
    await sendMail(unit, { to: email, template: 'reset-password', params });
  });
  return {
    message: 'If this address is confirmed on an account, a mail with a link is on its way. It works for one hour.',
  };
}
