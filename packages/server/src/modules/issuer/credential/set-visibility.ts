import { notFound } from '../../../refusal.ts';
import type { Tx, WriteUnit } from '../../../storage/index.ts';
import { selectLines } from './line-store.ts';
import { lockCredentials, selectCredential, updateVisibility } from './store.ts';

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
  const ids = await lockLine(unit.tx, credentialId);
  await updateVisibility(unit.tx, ids, visibility);
  for (const id of ids)
    await unit.audit({
      action: `credential.made-${visibility}`,
      subject: `credential:${id}`,
      organisationId: row.organisationId,
      personId,
    });
}

/** All of its line, held: one that is being replaced at this moment takes its successor, whose visibility was read before, along. */
async function lockLine(tx: Tx, credentialId: string): Promise<string[]> {
  const held = new Set<string>();
  for (;;) {
    const line = (await selectLines(tx, [credentialId])).filter(({ state }) => state !== 'erased');
    const ids = line.map(({ id }) => id);
    if (ids.every((id) => held.has(id))) return ids;
    await lockCredentials(tx, ids);
    for (const id of ids) held.add(id);
  }
}
