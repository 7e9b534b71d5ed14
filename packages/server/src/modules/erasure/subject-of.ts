import type { ErasureSubject } from '../../module.ts';
import { Refusal } from '../../refusal.ts';
import type { Tx } from '../../storage/index.ts';
import { findEmails } from '../account/index.ts';
import { findRecipient } from '../issuer/index.ts';
import type { ErasureRow } from './store.ts';

/** Whose traces an erasure means. An address that somebody only claims may be another's, and means nothing. */
export async function subjectOf(tx: Tx, row: ErasureRow): Promise<ErasureSubject> {
  const { personId, organisationId, credentialId } = row;
  if (organisationId !== null && credentialId !== null) {
    const recipient = await findRecipient(tx, { organisationId, credentialId }).catch(unlessErased);
    return { personId: recipient?.personId, organisationId, emails: recipient ? [recipient.email] : [] };
  }
  return { personId: personId ?? undefined, organisationId: undefined, emails: await provenAddresses(tx, personId) };
}

/** Whoever erased themselves before it came to this has left nothing, and then this is done too. */
function unlessErased(error: unknown): undefined {
  if (!(error instanceof Refusal && error.code === 'erased')) throw error;
}

/** The addresses that are somebody's own. */
export async function provenAddresses(tx: Tx, personId: string | null): Promise<string[]> {
  const emails = personId === null ? [] : await findEmails(tx, personId);
  return emails.filter(({ verifiedAt }) => verifiedAt !== null).map(({ email }) => email);
}
