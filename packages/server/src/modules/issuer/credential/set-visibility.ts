import { notFound } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { selectLines } from './line-store.ts';
import { selectCredential, updateVisibility } from './store.ts';

/**
 * Opens or closes a credential's page; only its holder's transaction can. Those that were issued in the place of one another say the
 * same, so that they are seen by the same people: a link that was given away leads on, or to nothing.
 */
export async function setVisibility(
  unit: WriteUnit,
  { personId, credentialId, visibility }: { personId: string; credentialId: string; visibility: 'private' | 'public' },
): Promise<void> {
  const row = await selectCredential(unit.tx, credentialId, { lock: true });
  if (!row || row.personId !== personId || !row.issuedAt) throw notFound('credential');
  const line = (await selectLines(unit.tx, [credentialId])).filter(({ state }) => state !== 'erased');
  const ids = line.map(({ id }) => id);
  await updateVisibility(unit.tx, ids, visibility);
  for (const id of ids)
    await unit.audit({
      action: `credential.made-${visibility}`,
      subject: `credential:${id}`,
      organisationId: row.organisationId,
      personId,
    });
}
