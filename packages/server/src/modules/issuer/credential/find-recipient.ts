import { notFound } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { erasedRefusal } from './erased-refusal.ts';
import { selectRecipient } from './erasure-store.ts';

/**
 * Whom an organisation issued a credential to.
 *
 * @throws Refusal `not-found`, `erased`
 */
export async function findRecipient(
  tx: Tx,
  { organisationId, credentialId }: { organisationId: string; credentialId: string },
): Promise<{ email: string; personId: string | undefined }> {
  const found = await selectRecipient(tx, credentialId);
  if (!found || found.organisationId !== organisationId) throw notFound('credential');
  if (found.state === 'erased') throw erasedRefusal();
  return { email: found.recipientEmail, personId: found.personId ?? undefined };
}
