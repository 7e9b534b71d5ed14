import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import { findSuccessors } from './find-successors.ts';
import { listHeldRows } from './store.ts';

/** A credential as its holder's list shows it. */
export type HeldCredential = AnswerOf<typeof endpoints.shareCredential>;

/** A person's credentials, newest first; after them those that were replaced. */
export async function listHeldCredentials(
  tx: Tx,
  { personId, origin }: { personId: string; origin: string },
): Promise<HeldCredential[]> {
  const rows = await listHeldRows(tx, personId);
  const replaced = rows.filter(({ replacedBy }) => replacedBy !== null).map(({ id }) => id);
  const successors = await findSuccessors(tx, { credentialIds: replaced, origin });
  return rows.map((row) => ({
    id: row.id,
    url: addresses.credential(origin, row.id),
    achievementName: row.achievementName,
    achievementKind: row.achievementKind,
    imageUrl: row.imageUrl,
    organisationName: row.organisationName,
    issuedAt: (row.issuedAt ?? row.createdAt).toISOString(),
    validUntil: row.validUntil?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    replacedBy: successors.get(row.id) ?? null,
    visibility: row.visibility,
  }));
}
