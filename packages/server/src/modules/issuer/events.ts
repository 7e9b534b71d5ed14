/** Told when a credential was signed and recorded: `{ credentialId, achievementId, personId, issuedAt, reissueOf }`. */
export const credentialIssued = 'credential.issued';

/** Told when a credential was revoked. */
export const credentialRevoked = 'credential.revoked';

/** An event as a subscriber gets it. */
export interface SystemScopeEvent {
  payload: Record<string, unknown>;
}

/** Told when a credential was issued in the place of another. */
export const credentialReplaced = 'credential.replaced';
