import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { ChosenCategory } from '../categories.ts';

/** What kind of mail, and of messages whose. */
export interface Kind {
  personId: string;
  category: ChosenCategory;
  organisationId: string | null;
}

/** What somebody chose. */
export interface PreferenceRow {
  category: ChosenCategory;
  organisationId: string | null;
  wanted: boolean;
}

export async function selectPreferences(tx: Tx, personId: string): Promise<PreferenceRow[]> {
  const { rows } = await sql<PreferenceRow>`select category, organisation_id, wanted from delivery.preference
    where person_id = ${personId}`.execute(tx);
  return rows;
}

/** Whether it is wanted: nothing stands against it, neither for all of its kind nor for this organisation. */
export async function selectIsWanted(tx: Tx, { personId, category, organisationId }: Kind): Promise<boolean> {
  const { rows } = await sql`select from delivery.preference where person_id = ${personId} and category = ${category}
    and not wanted and (organisation_id is null or organisation_id = ${organisationId}::uuid)`.execute(tx);
  return rows.length === 0;
}

/** Keeps a choice; says no when it is kept already. */
export async function keepPreference(tx: Tx, kind: Kind & { wanted: boolean; now: Date }): Promise<boolean> {
  const { personId, category, organisationId, wanted, now } = kind;
  const { numAffectedRows } = await sql`insert into delivery.preference as kept
    (person_id, category, organisation_id, wanted, changed_at)
    values (${personId}, ${category}, ${organisationId}, ${wanted}, ${now})
    on conflict (person_id, category, organisation_id) do update set wanted = excluded.wanted, changed_at = excluded.changed_at
    where kept.wanted <> excluded.wanted`.execute(tx);
  return numAffectedRows === 1n;
}

/** What a link turns off. */
export async function selectLink(tx: Tx, hash: Uint8Array): Promise<Kind | undefined> {
  const { rows } = await sql<Kind>`select person_id, category, organisation_id from delivery.unsubscribe_link
    where token_hash = ${hash}`.execute(tx);
  return rows[0];
}

export async function insertLink(
  tx: Tx,
  { hash, now, ...kind }: Kind & { hash: Uint8Array; now: Date },
): Promise<void> {
  await sql`insert into delivery.unsubscribe_link (token_hash, person_id, category, organisation_id, created_at)
    values (${hash}, ${kind.personId}, ${kind.category}, ${kind.organisationId}, ${now})
    on conflict do nothing`.execute(tx);
}

/** The organisations that have written to somebody, or about whose messages they have chosen. */
export async function selectWriters(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select organisation_id as id from delivery.unsubscribe_link
    where person_id = ${personId} and organisation_id is not null
    union select organisation_id from delivery.preference
    where person_id = ${personId} and organisation_id is not null`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function deleteAll(tx: Tx, personId: string): Promise<void> {
  await sql`delete from delivery.preference where person_id = ${personId}`.execute(tx);
  await sql`delete from delivery.unsubscribe_link where person_id = ${personId}`.execute(tx);
}
