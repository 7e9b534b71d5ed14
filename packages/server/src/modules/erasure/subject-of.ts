import type { ErasureSubject } from '../../module.ts';
import type { Tx } from '../../storage/index.ts';
import { findEmails } from '../account/index.ts';
import { findRecipient } from '../issuer/index.ts';
import type { ErasureRow } from './store.ts';

/** Whose traces an erasure means. An address that somebody only claims may be another's, and means nothing. */
export async function subjectOf(tx: Tx, row: ErasureRow): Promise<ErasureSubject> {
  const { personId, organisationId, credentialId } = row;
  if (organisationId !== null && credentialId !== null) {
    const recipient = await findRecipient(tx, { organisationId, credentialId });
    return { personId: recipient.personId, organisationId, emails: [recipient.email] };
  }
  return { personId: personId ?? undefined, organisationId: undefined, emails: await provenAddresses(tx, personId) };
}

/** The addresses that are somebody's own. */
export async function provenAddresses(tx: Tx, personId: string | null): Promise<string[]> {
  const emails = personId === null ? [] : await findEmails(tx, personId);
  return emails.filter(({ verifiedAt }) => verifiedAt !== null).map(({ email }) => email);
}
