import { sql } from 'kysely';
import type { ErasureSubject } from '../../../module.ts';
import type { Tx } from '../../../storage/index.ts';
import { lockCredentials } from './store.ts';

/** What an erasure wants to know of a credential before it is gone. */
export interface ErasableRow {
  id: string;
  organisationId: string;
  state: 'pending' | 'issued' | 'revoked' | 'voided';
  recipientEmail: string;
  statusListId: string;
  statusIndex: number;
}

/** The credentials of somebody: theirs by their account, or sent to one of their addresses and not claimed. */
export async function selectErasable(
  tx: Tx,
  { personId, organisationId, emails }: ErasureSubject,
): Promise<ErasableRow[]> {
  const { rows } = await sql<ErasableRow>`
    select id, organisation_id, state, recipient_email, status_list_id, status_index from issuer.credential
    where state <> 'erased' and (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null}::uuid)
      and (person_id = ${personId ?? null}::uuid
        or (recipient_email = any(${[...emails]}::text[]) and (person_id is null or ${organisationId ?? null}::uuid is not null)))
    order by id`.execute(tx);
  return rows;
}

/**
 * The same, and whatever else concerns them waits until this transaction ends. While it waited itself, more may have been reserved in
 * the place of one of them: that is held, too, before anything is said of its state.
 */
export async function lockErasable(tx: Tx, subject: ErasureSubject): Promise<ErasableRow[]> {
  const held = new Set<string>();
  for (;;) {
    const rows = await selectErasable(tx, subject);
    const ids = rows.map(({ id }) => id).filter((id) => !held.has(id));
    if (ids.length === 0) return rows;
    await lockCredentials(tx, ids);
    for (const id of ids) held.add(id);
  }
}

/** The one way in which a signed credential changes: all of it goes. */
export async function eraseRow(
  tx: Tx,
  { erasureId, credentialId, now }: { erasureId: string; credentialId: string; now: Date },
): Promise<void> {
  await sql`select issuer.erase_credential(${erasureId}, ${credentialId}, ${now})`.execute(tx);
}

/** Whom a credential was issued to. */
export async function selectRecipient(
  tx: Tx,
  credentialId: string,
): Promise<{ organisationId: string; state: string; recipientEmail: string; personId: string | null } | undefined> {
  const { rows } = await sql<{
    organisationId: string;
    state: string;
    recipientEmail: string;
    personId: string | null;
  }>`
    select organisation_id, state, recipient_email, person_id from issuer.credential where id = ${credentialId}`.execute(
    tx,
  );
  return rows[0];
}

/** Everything that is kept of somebody's credentials, as it is kept. */
export async function selectForExport(tx: Tx, personId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select id, organisation_id, achievement_id, state, recipient_name, recipient_email, visibility, results, narrative,
      completed_on, valid_until, issued_at, revoked_at, revocation_reason, secured as document, secured_jwt as token
    from issuer.credential where person_id = ${personId} order by created_at, id`.execute(tx);
  return rows;
}
