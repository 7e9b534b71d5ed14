import { Refusal } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import type { Caller } from '../caller.ts';
import type { AccountDeps } from '../deps.ts';
import { getMe } from '../person/get-me.ts';
import type { Person } from '../person/present-person.ts';
import { deletePassword, findPeople } from '../person/store.ts';
import { hashToken } from '../secret-token.ts';
import { sendMail } from '../send-mail.ts';
import { mintMailToken } from './mint-mail-token.ts';
import { proveAddress } from './prove-address.ts';
import { type EmailRow, lockAddress, peekToken, selectEmail, selectOpenClaims, useToken } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'origin' | 'sessions'>;

interface Input {
  token: string;
  caller: Caller;
  headers: Headers;
}

/**
 * Proves an address by the link that was mailed to it. The link of a sign-up signs in; the link of an added address works
 * only for the person who added it, so that a stranger's account cannot swallow the address of whoever opens it.
 *
 * @throws Refusal `link-expired`, or `invalid-request` when the link is for somebody else who is to sign in first
 */
export async function verifyEmail(
  deps: Deps,
  { token, caller, headers }: Input,
): Promise<{ person: Person; cookies: string[] }> {
  const { database, sessions } = deps;
  // The event that this tells belongs to no organisation, and such a one only the system's scope may write.
  const scopeOfProof = { actor: { kind: 'anonymous' }, system: true } as const;
  const { personId, signsIn } = await database.write(scopeOfProof, async (unit) => {
    const given = { hash: hashToken(token), purposes: ['sign-up', 'email'] as const, now: unit.now };
    const link = await peekToken(unit.tx, given);
    const claim = link?.emailId ? await selectEmail(unit.tx, link.emailId) : undefined;
    if (!link || !claim) throw linkExpired();
    if (link.purpose === 'email' && !(caller.kind === 'person' && caller.personId === link.personId))
      throw signInFirst();
    // Only behind this lock is the link used up: another one for the same address may end it while we wait.
    await lockAddress(unit.tx, claim.email);
    if (!(await useToken(unit.tx, given))) throw linkExpired();
    await prove(deps, unit, { claim, isSignUp: link.purpose === 'sign-up' });
    return { personId: link.personId, signsIn: link.purpose === 'sign-up' };
  });
  const { cookies } = signsIn ? await sessions.start(personId, headers) : { cookies: [] };
  const scope = { actor: { kind: 'person', id: personId } as const, personId };
  return { person: await getMe(deps, { scope, personId }), cookies };
}

async function prove(
  deps: Deps,
  unit: WriteUnit,
  { claim, isSignUp }: { claim: EmailRow; isSignUp: boolean },
): Promise<void> {
  const { personId, email } = claim;
  const rivals = (await selectOpenClaims(unit.tx, { email, now: unit.now })).filter((id) => id !== personId);
  await proveAddress(unit, { id: claim.id, personId, email });
  await unit.audit({ action: 'email.verified', subject: `person:${personId}`, personId, detail: { email } });
  if (isSignUp) await unit.audit({ action: 'session.started', subject: `person:${personId}`, personId });
  if (isSignUp && rivals.length > 0) await discardPassword(deps, unit, { personId, emailId: claim.id, email });
}

/**
 * Two sign-ups for one address: whoever reads its mail cannot tell which link belongs to whose password, so neither
 * password counts and a new one is chosen by mail.
 */
async function discardPassword(
  deps: Deps,
  unit: WriteUnit,
  { personId, emailId, email }: { personId: string; emailId: string; email: string },
): Promise<void> {
  await deletePassword(unit.tx, personId);
  await unit.audit({ action: 'password.discarded', subject: `person:${personId}`, personId });
  const token = await mintMailToken(deps, unit, { purpose: 'password-reset', personId, emailId });
  const name = (await findPeople(unit.tx, [personId])).get(personId)?.name ?? '';
  const params = { name, reason: 'contested', url: addresses.setPassword(deps.origin, token) };
  await sendMail(unit, { to: email, template: 'reset-password', params });
}

function linkExpired(): Refusal {
  return new Refusal('link-expired', 'Nothing was changed. Sign in, or sign up again to get a new link.');
}

function signInFirst(): Refusal {
  return new Refusal('invalid-request', 'Sign in to the account that added this address, then open the link again.', {
    faults: [{ pointer: '/token', message: 'works for the person who added the address, once signed in' }],
  });
}
