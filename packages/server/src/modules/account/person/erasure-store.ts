import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** Organisations whose only owner somebody is. */
export async function selectOwnedAlone(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select o.name from account.membership m
    join account.organisation o on o.id = m.organisation_id
    where m.person_id = ${personId} and m.role = 'owner' and not exists (
      select from account.membership other where other.organisation_id = m.organisation_id
        and other.role = 'owner' and other.person_id <> ${personId})
    order by o.name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Until this transaction ends, nobody else changes who owns the organisations that somebody belongs to. */
export async function lockOrganisationsOf(tx: Tx, personId: string): Promise<void> {
  await sql`select from account.organisation where id in (
    select organisation_id from account.membership where person_id = ${personId}) order by id for update`.execute(tx);
}

/** How much of an account there is. */
export async function countAccount(
  tx: Tx,
  personId: string,
): Promise<{ emails: number; passkeys: number; memberships: number }> {
  const { rows } = await sql<{ emails: number; passkeys: number; memberships: number }>`select
    (select count(*) from account.email where person_id = ${personId}) as emails,
    (select count(*) from auth."passkey" where "userId" = ${personId}) as passkeys,
    (select count(*) from account.membership where person_id = ${personId}) as memberships`.execute(tx);
  return rows[0] ?? { emails: 0, passkeys: 0, memberships: 0 };
}

/** The person with all that hangs on them; invitations and unproven claims of others to their addresses too. */
export async function deletePerson(
  tx: Tx,
  { personId, emails }: { personId: string; emails: readonly string[] },
): Promise<void> {
  const addresses = [...emails];
  await sql`delete from account.invitation where email = any(${addresses}::text[])`.execute(tx);
  await sql`delete from auth."verification" v where exists (select from unnest(${[...addresses, personId]}::text[]) t
    where position(t in v.identifier) > 0 or position(t in v.value) > 0)`.execute(tx);
  await sql`delete from account.person where id = ${personId}`.execute(tx);
  await sql`delete from auth."user" where id = ${personId}`.execute(tx);
}

/** The password hash of somebody who has one, and when a session of theirs began. */
export async function selectProof(
  tx: Tx,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<{ passwordHash: string | null; sessionBegunAt: Date | null }> {
  const { rows } = await sql<{ passwordHash: string | null; sessionBegunAt: Date | null }>`select
    (select password from auth."account" where "userId" = ${personId} and "providerId" = 'credential') as password_hash,
    (select "createdAt" from auth."session" where id = ${sessionId} and "userId" = ${personId}) as session_begun_at`.execute(
    tx,
  );
  return rows[0] ?? { passwordHash: null, sessionBegunAt: null };
}

export async function selectHasPassword(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql`select from auth."account"
    where "userId" = ${personId} and "providerId" = 'credential' and password is not null`.execute(tx);
  return rows.length > 0;
}
