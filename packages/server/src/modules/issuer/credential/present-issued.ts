import type { AnswerOf, endpoints } from '@laurel/api';
import { addresses } from '../addresses.ts';
import type { CredentialRow } from './store.ts';

/** A credential as its issuer sees it. */
export type IssuedCredential = AnswerOf<typeof endpoints.issueCredential>;

/** Shows a credential to its issuer. */
export function presentIssued(row: CredentialRow, origin: string): IssuedCredential {
  return {
    id: row.id,
    url: addresses.credential(origin, row.id),
    achievementId: row.achievementId,
    achievementName: row.achievementName,
    recipientName: row.recipientName,
    recipientEmail: row.recipientEmail,
    state: row.state,
    issuedAt: row.issuedAt?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revocationReason: row.revocationReason,
    visibility: row.visibility,
    createdAt: row.createdAt.toISOString(),
  };
}
