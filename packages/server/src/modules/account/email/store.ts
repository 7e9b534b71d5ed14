import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** An address of somebody. */
export interface EmailRow {
  id: string;
  personId: string;
  email: string;
  verifiedAt: Date | null;
  isPrimary: boolean;
}

const columns = sql`id, person_id, email, verified_at, is_primary`;

/** Whoever changes who has an address waits here for others who do. */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`laurel address ${email}`}, 0))`.execute(tx);
}

/** Whoever changes a person's list of addresses waits here for others who do. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await sql`select id from account.person where id = ${personId} for update`.execute(tx);
}

export async function insertEmail(
  tx: Tx,
  { id, personId, email, now }: { id: string; personId: string; email: string; now: Date },
): Promise<void> {
  await sql`insert into account.email (id, person_id, email, created_at) values (${id}, ${personId}, ${email}, ${now})`.execute(
    tx,
  );
}

/** A person's addresses, the primary one first. */
export async function selectEmails(tx: Tx, personId: string): Promise<EmailRow[]> {
  const { rows } = await sql<EmailRow>`select ${columns} from account.email where person_id = ${personId}
    order by is_primary desc, created_at, id`.execute(tx);
  return rows;
}

export async function selectEmail(tx: Tx, id: string): Promise<EmailRow | undefined> {
  const { rows } = await sql<EmailRow>`select ${columns} from account.email where id = ${id}`.execute(tx);
  return rows[0];
}

/** An address as proven by somebody. */
export async function selectVerifiedEmail(tx: Tx, email: string): Promise<EmailRow | undefined> {
  const { rows } = await sql<EmailRow>`select ${columns} from account.email
    where email = ${email} and verified_at is not null`.execute(tx);
  return rows[0];
}

/** Who proved an address. */
export async function findPersonByVerifiedEmail(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from account.email where email = ${email.toLowerCase()} and verified_at is not null`.execute(tx);
  return rows[0]?.personId;
}

/** People who claim an address by a sign-up whose link still works. */
export async function selectOpenClaims(tx: Tx, { email, now }: { email: string; now: Date }): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct e.person_id from account.email e join account.mail_token t on t.email_id = e.id
    where e.email = ${email} and e.verified_at is null
      and t.purpose = 'sign-up' and t.used_at is null and t.expires_at > ${now}`.execute(tx);
  return rows.map(({ personId }) => personId);
}

export async function markVerified(
  tx: Tx,
  { id, personId, now }: { id: string; personId: string; now: Date },
): Promise<void> {
  await sql`update account.email set verified_at = ${now},
      is_primary = not exists (select from account.email where person_id = ${personId} and is_primary)
    where id = ${id}`.execute(tx);
  await sql`delete from account.mail_token where email_id = ${id} and used_at is null`.execute(tx);
}

/** Drops what others claim of a proven address; answers who they are. */
export async function deleteOtherClaims(tx: Tx, { id, email }: { id: string; email: string }): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    delete from account.email where email = ${email} and id <> ${id} and verified_at is null returning person_id`.execute(
    tx,
  );
  return rows.map(({ personId }) => personId);
}

export async function deleteEmail(tx: Tx, id: string): Promise<void> {
  await sql`delete from account.email where id = ${id}`.execute(tx);
}

export async function setPrimary(tx: Tx, { id, personId }: { id: string; personId: string }): Promise<void> {
  await sql`update account.email set is_primary = false where person_id = ${personId} and is_primary and id <> ${id}`.execute(
    tx,
  );
  await sql`update account.email set is_primary = true where id = ${id}`.execute(tx);
}

/** What a mailed link is for. */
export type TokenPurpose = 'sign-up' | 'email' | 'password-reset';

/** A mailed link as it is kept. */
export interface MailToken {
  purpose: TokenPurpose;
  personId: string;
  emailId: string | null;
}

export async function insertToken(tx: Tx, token: MailToken & { hash: Buffer; expiresAt: Date }): Promise<void> {
  await sql`insert into account.mail_token (token_hash, purpose, person_id, email_id, expires_at)
    values (${token.hash}, ${token.purpose}, ${token.personId}, ${token.emailId}, ${token.expiresAt})`.execute(tx);
}

/** Looks at a link that still works, without using it up. */
export async function peekToken(
  tx: Tx,
  { hash, purposes, now }: { hash: Buffer; purposes: readonly TokenPurpose[]; now: Date },
): Promise<MailToken | undefined> {
  const { rows } = await sql<MailToken>`select purpose, person_id, email_id from account.mail_token
    where token_hash = ${hash} and purpose = any(${[...purposes]}::text[]) and used_at is null
      and expires_at > ${now}`.execute(tx);
  return rows[0];
}

/** Uses a link up, if it still works: of many at the same time, one succeeds. */
export async function useToken(
  tx: Tx,
  { hash, purposes, now }: { hash: Buffer; purposes: readonly TokenPurpose[]; now: Date },
): Promise<MailToken | undefined> {
  const { rows } = await sql<MailToken>`update account.mail_token set used_at = ${now}
    where token_hash = ${hash} and purpose = any(${[...purposes]}::text[]) and used_at is null and expires_at > ${now}
    returning purpose, person_id, email_id`.execute(tx);
  return rows[0];
}

export async function deleteTokens(tx: Tx, personId: string, purpose: TokenPurpose): Promise<void> {
  await sql`delete from account.mail_token where person_id = ${personId} and purpose = ${purpose} and used_at is null`.execute(
    tx,
  );
}
