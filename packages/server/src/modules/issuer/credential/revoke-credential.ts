import { signerErrorOf } from '../../../ports/index.ts';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { credentialRevoked } from '../events.ts';
import { publishStatusList } from '../status/publish-status-list.ts';
import { setStatusBit } from '../status/store.ts';
import { erasedRefusal } from './erased-refusal.ts';
import { type IssuedCredentialDetail, readDetail } from './get-issued-credential.ts';
import { markRevoked, selectCredential } from './store.ts';

type Deps = Pick<IssuerDeps, 'database' | 'signer' | 'randomness' | 'clock' | 'origin' | 'log'>;

interface Input {
  scope: Scope;
  organisationId: string;
  credentialId: string;
  reason: string;
}

/** Revokes a credential for good: its bit is set and its page says why, in one transaction; the list is signed anew at once. */
export async function revokeCredential(
  deps: Deps,
  { scope, organisationId, credentialId, reason }: Input,
): Promise<IssuedCredentialDetail> {
  const { database, origin } = deps;
  const { detail, statusListId } = await database.write(scope, async (unit) => {
    const row = await selectCredential(unit.tx, credentialId, { lock: true });
    if (!row || row.organisationId !== organisationId) throw notFound('credential');
    if (row.erasedAt) throw erasedRefusal();
    if (row.state === 'revoked')
      throw new Refusal(
        'already-revoked',
        `It was revoked on ${row.revokedAt?.toISOString().slice(0, 10)}. Nothing was changed.`,
      );
    if (row.state !== 'issued')
      throw new Refusal('not-issued', 'Only an issued credential can be revoked. Nothing was changed.');
    await markRevoked(unit.tx, { id: row.id, reason, now: unit.now });
    await setStatusBit(unit.tx, row.statusListId, row.statusIndex);
    await unit.audit({
      action: 'credential.revoked',
      subject: `credential:${row.id}`,
      detail: { reason },
      ...(row.personId ? { personId: row.personId } : {}),
    });
    await unit.emit({ name: credentialRevoked, payload: { credentialId: row.id, personId: row.personId } });
    const organisation = await findOrganisation(unit.tx, organisationId);
    await unit.enqueue({
      task: 'send-mail',
      key: `credential-revoked:${row.id}`,
      payload: {
        to: row.recipientEmail,
        template: 'credential-revoked',
        language: 'en',
        params: {
          recipientName: row.recipientName,
          achievementName: row.achievementName,
          organisationName: organisation?.name ?? '',
          reason,
          url: addresses.credential(origin, row.id),
        },
      },
    });
    return {
      detail: await readDetail(unit.tx, { origin, organisationId, credentialId }),
      statusListId: row.statusListId,
    };
  });
  await publishStatusList(deps, { statusListId }).catch((error: unknown) => {
    // The bit is set for good: whoever asks for the list once it can be signed sees it.
    if (!signerErrorOf(error)) throw error;
  });
  return detail;
}
