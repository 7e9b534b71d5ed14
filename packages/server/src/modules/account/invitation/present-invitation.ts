import type { Role } from '@laurel/api';
import type { InvitationRow } from './store.ts';

/** An invitation as the API shows it. */
export interface InvitationView {
  id: string;
  email: string;
  role: Role;
  state: 'open' | 'accepted' | 'withdrawn' | 'expired';
  expiresAt: string;
  createdAt: string;
}

/** Presents an invitation; one that nobody answered in time has expired. */
export function presentInvitation(
  { id, email, role, state, expiresAt, createdAt }: InvitationRow,
  now: Date,
): InvitationView {
  return {
    id,
    email,
    role,
    state: state === 'open' && expiresAt <= now ? 'expired' : state,
    expiresAt: expiresAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
