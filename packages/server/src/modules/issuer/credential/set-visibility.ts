import { notFound } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { selectCredential, updateVisibility } from './store.ts';

/** Opens or closes a credential's page; only its holder's transaction can. */
export async function setVisibility(
  unit: WriteUnit,
  { personId, credentialId, visibility }: { personId: string; credentialId: string; visibility: 'private' | 'public' },
): Promise<void> {
  const row = await selectCredential(unit.tx, credentialId, { lock: true });
  if (!row || row.personId !== personId || !row.issuedAt) throw notFound('credential');
  await updateVisibility(unit.tx, credentialId, visibility);
  await unit.audit({
    action: `credential.made-${visibility}`,
    subject: `credential:${credentialId}`,
    organisationId: row.organisationId,
    personId,
  });
}
