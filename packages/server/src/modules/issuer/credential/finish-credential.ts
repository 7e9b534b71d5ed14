import { type Scope, systemScope, type WriteUnit } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { credentialIssued } from '../events.ts';
import { holdKeys, selectKey } from '../key/store.ts';
import { hashAccessKey } from './access-key.ts';
import { replaceCredential } from './replace-credential.ts';
import { type SignedForms, signForms } from './sign-forms.ts';
import { type CredentialRow, markIssued, selectCredential, selectPending } from './store.ts';
import { tellRecipient } from './tell-recipient.ts';

type Deps = Pick<IssuerDeps, 'database' | 'signer' | 'randomness' | 'failPoints' | 'origin' | 'clock' | 'log'>;

/**
 * Signs a reserved credential and records the signature; for one that is already issued it does nothing. Where the key was
 * exchanged in between, the signature is thrown away, unseen, and made again with the new key.
 */
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
  const { key } = found;
  const signed = await signForms(deps, { row: found.row, key });
  failPoints.reach('issue.signed');
  const outcome = await database.write(scope, (unit) => record(deps, unit, { credentialId, keyId: key.id, signed }));
  failPoints.reach('issue.recorded');
  if (outcome === 'key-exchanged') await finishCredential(deps, { organisationId, credentialId });
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

interface Signature {
  credentialId: string;
  keyId: string;
  signed: SignedForms;
}

async function record(
  deps: Deps,
  unit: WriteUnit,
  { credentialId, keyId, signed }: Signature,
): Promise<'recorded' | 'key-exchanged'> {
  const { randomness, failPoints } = deps;
  const seen = await selectCredential(unit.tx, credentialId);
  // The keys first, then the row: in the order of whoever exchanges them.
  if (seen) await holdKeys(unit.tx, seen.organisationId);
  const row = await selectCredential(unit.tx, credentialId, { lock: true });
  const subject = `credential:${credentialId}`;
  if (row?.state !== 'pending') {
    await unit.audit({ action: 'credential.finished-already', subject });
    return 'recorded';
  }
  if (row.signingKeyId !== keyId) {
    await unit.audit({ action: 'credential.key-exchanged', subject, detail: { from: keyId, to: row.signingKeyId } });
    return 'key-exchanged';
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
    subject,
    detail: {
      statusIndex: row.statusIndex,
      forms: ['application/vc', 'application/vc+jwt'],
      ...(row.reissueOf && { reissueOf: row.reissueOf }),
    },
    ...personOf(row),
  });
  await unit.emit({
    name: credentialIssued,
    payload: {
      ...{ credentialId: row.id, achievementId: row.achievementId, personId: row.personId },
      ...{ issuedAt: unit.now.toISOString(), reissueOf: row.reissueOf },
    },
  });
  if (row.reissueOf) await replaceCredential(deps, unit, { row, replaced: row.reissueOf, accessKey });
  else await tellRecipient(deps, unit, { row, accessKey });
  failPoints.reach('issue.recording');
  return 'recorded';
}

function personOf({ personId }: CredentialRow): { personId?: string } {
  return personId ? { personId } : {};
}
