import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A person as others may know them. */
export interface PersonName {
  id: string;
  name: string;
  primaryEmail: string;
}

/** A person's own row. */
export interface PersonRow {
  id: string;
  name: string;
  createdAt: Date;
  passkeys: number;
}

export async function insertPerson(
  tx: Tx,
  {
    id,
    name,
    passwordHash,
    accountId,
    now,
  }: { id: string; name: string; passwordHash: string; accountId: string; now: Date },
): Promise<void> {
  await sql`insert into account.person (id, name, created_at) values (${id}, ${name}, ${now})`.execute(tx);
  // The library wants one address a user; ours have many, kept in account.email, so here stands what is nobody's.
  await sql`insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${id}, ${name}, ${`${id}@person.invalid`}, false, ${now}, ${now})`.execute(tx);
  await sql`insert into auth."account" (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${accountId}, ${id}, 'credential', ${id}, ${passwordHash}, ${now}, ${now})`.execute(tx);
}

export async function selectPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select id, name, created_at, (select count(*) from auth."passkey" k where k."userId" = p.id) as passkeys
    from account.person p where id = ${id}`.execute(tx);
  return rows[0];
}

export async function updateName(tx: Tx, { id, name, now }: { id: string; name: string; now: Date }): Promise<void> {
  await sql`update account.person set name = ${name} where id = ${id}`.execute(tx);
  await sql`update auth."user" set name = ${name}, "updatedAt" = ${now} where id = ${id}`.execute(tx);
}

/** Sets a password; a person who has none yet gets one. */
export async function upsertPassword(
  tx: Tx,
  { personId, passwordHash, accountId, now }: { personId: string; passwordHash: string; accountId: string; now: Date },
): Promise<void> {
  const updated = await sql`update auth."account" set password = ${passwordHash}, "updatedAt" = ${now}
    where "userId" = ${personId} and "providerId" = 'credential' returning id`.execute(tx);
  if (updated.rows.length > 0) return;
  await sql`insert into auth."account" (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${accountId}, ${personId}, 'credential', ${personId}, ${passwordHash}, ${now}, ${now})`.execute(tx);
}

export async function deletePassword(tx: Tx, personId: string): Promise<void> {
  await sql`delete from auth."account" where "userId" = ${personId} and "providerId" = 'credential'`.execute(tx);
}

/** Removes people who never proved any address, and all that they left. */
export async function deleteUnproven(tx: Tx, personIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    delete from account.person p where p.id = any(${[...personIds]}::uuid[])
      and not exists (select from account.email e where e.person_id = p.id and e.verified_at is not null)
    returning id`.execute(tx);
  await sql`delete from auth."user" where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
}

/** People who signed up before a time and never proved any address. */
export async function selectUnproven(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from account.person p where created_at < ${before}
    and not exists (select from account.email e where e.person_id = p.id and e.verified_at is not null)`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Removes what has had its time: links, sessions, counts of wrong passwords. */
export async function deleteExpired(tx: Tx, before: Date): Promise<void> {
  await sql`delete from account.mail_token where expires_at < ${before}`.execute(tx);
  await sql`delete from auth."session" where "expiresAt" < ${before}`.execute(tx);
  await sql`delete from auth."verification" where "expiresAt" < ${before}`.execute(tx);
  await sql`delete from account.sign_in_failure where next_at < ${before} and failures < 100`.execute(tx);
}

/** People by id, with the address that they get mail at. */
export async function findPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonName>> {
  const { rows } = await sql<PersonName>`
    select p.id, p.name, e.email as primary_email from account.person p
    join account.email e on e.person_id = p.id and e.is_primary
    where p.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
