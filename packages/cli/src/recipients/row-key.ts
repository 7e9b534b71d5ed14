import { createHash } from 'node:crypto';
import { normalisedEmail } from './read-recipients.ts';
import type { Recipient } from './recipient.ts';

/**
 * The Idempotency-Key of a row: the same for the same achievement, person and content, wherever the row stands and
 * whenever the file is sent, so that sending it again after a crash issues nothing twice.
 */
export function rowKey(achievementId: string, { name, email, completedOn }: Recipient): string {
  const content = JSON.stringify([achievementId.toLowerCase(), normalisedEmail(email), name, completedOn ?? null]);
  return `laurel-issue-${createHash('sha256').update(content).digest('hex')}`;
}
