import type { AnswerOf, endpoints } from '@laurel/api';
import type { GuestLinkRow } from './store.ts';

type Link = AnswerOf<typeof endpoints.listGuestLinks>['items'][number];

/** Shows staff whom a link is for and how it stands. */
export function presentLink(row: GuestLinkRow, now: Date): Link {
  const { id, name, email, expiresAt } = row;
  return { id, name, email, state: stateOf(row, now), expiresAt: expiresAt.toISOString() };
}

function stateOf({ isAnswered, withdrawnAt, expiresAt, confirmedAt }: GuestLinkRow, now: Date): Link['state'] {
  if (isAnswered) return 'answered';
  if (withdrawnAt) return 'withdrawn';
  if (expiresAt <= now) return 'expired';
  return confirmedAt ? 'confirmed' : 'sent';
}
