import { type Scope, systemScope, type WriteUnit } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { credentialIssued } from '../events.ts';
import { selectKey } from '../key/store.ts';
import { hashAccessKey } from './access-key.ts';
import { type SignedForms, signForms } from './sign-forms.ts';
import { type CredentialRow, markIssued, selectCredential, selectPending } from './store.ts';

type Deps = Pick<IssuerDeps, 'database' | 'signer' | 'randomness' | 'failPoints' | 'origin' | 'clock' | 'log'>;

/** Signs a reserved credential and records the signature; for one that is already issued it does nothing. */
export async function finishCredential(
  deps: Deps,
  { organisationId, credentialId }: { organisationId: string; credentialId: string },
): Promise<void> {
  const { database, failPoints } = deps;
  const scope: Scope = { actor: { kind: 'system', id: 'finish-credential' }, organisationId };
  const found = await database.read(scope, async (tx) => {
    const row = await selectCredential(tx, credentialId);
    return row && { row, key: await selectKey(tx, row.signingKeyId) };
  });
  if (found?.row.state !== 'pending' || !found.key) return;
  const signed = await signForms(deps, { row: found.row, key: found.key });
  failPoints.reach('issue.signed');
  await database.write(scope, (unit) => record(deps, unit, credentialId, signed));
  failPoints.reach('issue.recorded');
}

/** Finishes what a process that died left behind. */
export async function finishPending(deps: Deps): Promise<void> {
  const aMinuteAgo = new Date(deps.clock().getTime() - 60_000);
  const left = await deps.database.read(systemScope('finish-pending-credentials'), (tx) =>
    selectPending(tx, aMinuteAgo),
  );
  let finished = 0;
  for (const { id, organisationId } of left) {
    try {
      await finishCredential(deps, { organisationId, credentialId: id });
      finished++;
    } catch (error) {
      // One that cannot be signed, say as its key is on a device that is away, keeps no other waiting.
      deps.log.error({ credentialId: id, error: String(error) }, 'a credential stays pending');
    }
  }
  if (finished > 0) deps.log.warn({ count: finished }, 'credentials left pending were finished');
}

async function record(
  { randomness, failPoints, origin }: Deps,
  unit: WriteUnit,
  credentialId: string,
  signed: SignedForms,
): Promise<void> {
  const row = await selectCredential(unit.tx, credentialId, { lock: true });
  if (row?.state !== 'pending') {
    await unit.audit({ action: 'credential.finished-already', subject: `credential:${credentialId}` });
    return;
  }
  // Somebody without an account opens the credential by the key in the mail; one with an account signs in.
  const accessKey = row.personId ? undefined : Buffer.from(randomness.bytes(32)).toString('base64url');
  await markIssued(unit.tx, {
    id: row.id,
    ...signed,
    accessKeyHash: accessKey ? hashAccessKey(accessKey) : null,
    now: unit.now,
  });
  await unit.audit({
    action: 'credential.issued',
    subject: `credential:${row.id}`,
    detail: { statusIndex: row.statusIndex, forms: ['application/vc', 'application/vc+jwt'] },
    ...personOf(row),
  });
  await unit.emit({
    name: credentialIssued,
    payload: { credentialId: row.id, achievementId: row.achievementId, personId: row.personId },
  });
  const organisation = await findOrganisation(unit.tx, row.organisationId);
  const url = `${addresses.credential(origin, row.id)}${accessKey ? `?key=${accessKey}` : ''}`;
  await unit.enqueue({
    task: 'send-mail',
    key: `credential-issued:${row.id}`,
    payload: {
      to: row.recipientEmail,
      template: 'credential-issued',
      language: 'en',
      params: {
        recipientName: row.recipientName,
        achievementName: row.achievementName,
        organisationName: organisation?.name ?? '',
        url,
      },
    },
  });
  failPoints.reach('issue.recording');
}

function personOf({ personId }: CredentialRow): { personId?: string } {
  return personId ? { personId } : {};
}
