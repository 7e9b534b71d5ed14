import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { Kind } from './store.ts';

/**
 * The secret of the link for one person and one kind of mail: 256 bits that only this install can make. It is the same in
 * every such mail, so that a link from an old one works; the database keeps its hash alone.
 */
export function mintUnsubscribeToken(secret: string, { personId, category, organisationId }: Kind): string {
  // A key of its own: what signs cookies signs nothing else.
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'laurel unsubscribe link', 32));
  return createHmac('sha256', key)
    .update(`${personId} ${category} ${organisationId ?? ''}`)
    .digest('base64url');
}

/** The form in which it is kept. */
export function hashUnsubscribeToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
