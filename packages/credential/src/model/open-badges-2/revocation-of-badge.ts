import type { BadgeAssertion, BadgeRevocationList } from './parse-badge.ts';

/** That a badge was revoked, and why if its issuer says so. */
export interface BadgeRevocation {
  readonly reason?: string | undefined;
}

/**
 * The revocation of a signed assertion by its issuer's list, by its id or, as 1.x did, its `uid`. Undefined when it is not
 * there.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#RevocationList
 */
export function revocationOfBadge(
  { id, uid }: Pick<BadgeAssertion, 'id' | 'uid'>,
  { revokedAssertions }: BadgeRevocationList,
): BadgeRevocation | undefined {
  const found = revokedAssertions.find(
    (entry) => (id !== undefined && entry.id === id) || (uid !== undefined && 'uid' in entry && entry.uid === uid),
  );
  if (found === undefined) return undefined;
  const reason = 'revocationReason' in found ? found.revocationReason : undefined;
  return { reason: typeof reason === 'string' ? reason : undefined };
}
