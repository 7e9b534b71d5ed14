import type { WriteUnit } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { credentialReplaced, credentialRevoked } from '../events.ts';
import { setStatusBit } from '../status/store.ts';
import {
  type CredentialRow,
  markReplaced,
  markRevoked,
  selectCredential,
  selectReplacementReason,
  updateHolder,
  updateVisibility,
} from './store.ts';
import { recipientUrl } from './tell-recipient.ts';

/**
 * Puts a credential that was just signed in the place of another, in one transaction with its signature: the holder has the one
 * or the other at every moment, and gets one mail about both.
 */
export async function replaceCredential(
  { origin }: Pick<IssuerDeps, 'origin'>,
  unit: WriteUnit,
  { row, replaced, accessKey }: { row: CredentialRow; replaced: string; accessKey: string | undefined },
): Promise<void> {
  const { tx, now } = unit;
  const old = await selectCredential(tx, replaced, { lock: true });
  if (!old) throw new Error('a credential in the place of none');
  const reason = row.reissueReason ?? (await selectReplacementReason(tx, old.signingKeyId));
  // An address may have been proven while its successor was reserved: what was not seen then could not be given to anybody.
  if (old.personId && !row.personId) await updateHolder(tx, { id: row.id, personId: old.personId });
  const person = old.personId ? { personId: old.personId } : {};
  // It may have been revoked while its successor was signed: whoever did that meant what it says, not the key.
  const wasRevoked = old.state !== 'issued';
  if (wasRevoked) {
    await markRevoked(tx, { id: row.id, reason: old.revocationReason ?? reason, now });
    await setStatusBit(tx, row.statusListId, row.statusIndex);
    await unit.audit({ action: 'credential.revoked', subject: `credential:${row.id}`, detail: { reason }, ...person });
    return;
  }
  await markReplaced(tx, { id: old.id, replacedBy: row.id, reason, now });
  await setStatusBit(tx, old.statusListId, old.statusIndex);
  await unit.audit({
    action: 'credential.replaced',
    subject: `credential:${old.id}`,
    detail: { reason, replacedBy: row.id },
    ...person,
  });
  await unit.emit({ name: credentialRevoked, payload: { credentialId: old.id, personId: old.personId } });
  await updateVisibility(tx, [row.id], old.visibility);
  await unit.emit({ name: credentialReplaced, payload: { credentialId: old.id, replacedBy: row.id } });
  const organisation = await findOrganisation(tx, row.organisationId);
  await unit.enqueue({
    task: 'send-mail',
    key: `credential-replaced:${old.id}`,
    payload: {
      to: row.recipientEmail,
      template: 'credential-replaced',
      language: 'en',
      params: {
        recipientName: row.recipientName,
        achievementName: row.achievementName,
        organisationName: organisation?.name ?? '',
        reason,
        saysTheSame: row.reissueReason === null,
        url: recipientUrl(origin, row.id, accessKey),
      },
    },
  });
}
