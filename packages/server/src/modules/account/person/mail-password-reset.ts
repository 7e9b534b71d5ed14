import { systemScope } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import type { AccountDeps } from '../deps.ts';
import { mintMailToken } from '../email/mint-mail-token.ts';
import { selectVerifiedEmail } from '../email/store.ts';
import { sendMail } from '../send-mail.ts';
import { findPeople } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'origin'>;

/** Mails the link that was asked for, where the address is proven on an account. Done twice, it mails two links. */
export async function mailPasswordReset(deps: Deps, { email }: { email: string }): Promise<void> {
  await deps.database.write(systemScope('mail-password-reset'), async (unit) => {
    const known = await selectVerifiedEmail(unit.tx, email);
    if (!known) return unit.audit({ action: 'password.reset-not-mailed', subject: 'person:unknown' });
    const { personId, id: emailId } = known;
    await unit.audit({ action: 'password.reset-mailed', subject: `person:${personId}`, personId });
    const token = await mintMailToken(deps, unit, { purpose: 'password-reset', personId, emailId });
    const name = (await findPeople(unit.tx, [personId])).get(personId)?.name ?? '';
    const params = { name, reason: 'asked', url: addresses.setPassword(deps.origin, token) };
    return sendMail(unit, { to: email, template: 'reset-password', params });
  });
}
