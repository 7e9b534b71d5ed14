import type { Role } from '@laurel/api';
import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';

/** An invitation as it is kept. */
export interface InvitationRow {
  id: string;
  organisationId: string;
  email: string;
  role: Role;
  state: 'open' | 'accepted' | 'withdrawn';
  expiresAt: Date;
  createdAt: Date;
}

const invitation = sql`id, organisation_id, email, role, state, expires_at, created_at from account.invitation`;

export async function insertInvitation(
  tx: Tx,
  row: InvitationRow & { tokenHash: Buffer; invitedBy: string | null },
): Promise<void> {
  await sql`insert into account.invitation (id, organisation_id, email, role, token_hash, state, invited_by, expires_at, created_at)
    values (${row.id}, ${row.organisationId}, ${row.email}, ${row.role}, ${row.tokenHash}, ${row.state}, ${row.invitedBy},
      ${row.expiresAt}, ${row.createdAt})`.execute(tx);
}

export async function selectInvitations(
  tx: Tx,
  { organisationId, after, limit }: { organisationId: string; after: Cursor | undefined; limit: number },
): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`select ${invitation}
    where organisation_id = ${organisationId} and (${after?.at ?? null}::timestamptz is null
      or (created_at, id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

/** An invitation whose link still works. */
export async function selectOpenInvitation(
  tx: Tx,
  { tokenHash, now }: { tokenHash: Buffer; now: Date },
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`select ${invitation}
    where token_hash = ${tokenHash} and state = 'open' and expires_at > ${now}`.execute(tx);
  return rows[0];
}

/** Closes an open invitation; false when it was not open any more. */
export async function closeInvitation(
  tx: Tx,
  { organisationId, id, state }: { organisationId: string; id: string; state: 'accepted' | 'withdrawn' },
): Promise<boolean> {
  const { rows } = await sql`update account.invitation set state = ${state}
    where organisation_id = ${organisationId} and id = ${id} and state = 'open' returning id`.execute(tx);
  return rows.length > 0;
}

/** Withdraws open invitations to an address: a new one takes their place. */
export async function withdrawOlderInvitations(
  tx: Tx,
  { organisationId, email }: { organisationId: string; email: string },
): Promise<void> {
  await sql`update account.invitation set state = 'withdrawn'
    where organisation_id = ${organisationId} and email = ${email} and state = 'open'`.execute(tx);
}
