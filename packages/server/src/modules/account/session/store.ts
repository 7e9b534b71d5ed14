import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pools, Tx } from '../../../storage/index.ts';

/** The session library's own way to its tables; it runs outside our transactions. */
export function openSessionTables({ app }: Pools): Kysely<Record<string, never>> {
  return new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: app }) }).withSchema('auth');
}

/** What a sign-in is checked against. */
export interface Credentials {
  personId: string;
  passwordHash: string | null;
}

/** The password of whoever proved this address. */
export async function selectCredentials(tx: Tx, email: string): Promise<Credentials | undefined> {
  const { rows } = await sql<Credentials>`
    select e.person_id, a.password as password_hash from account.email e
    left join auth."account" a on a."userId" = e.person_id and a."providerId" = 'credential'
    where e.email = ${email} and e.verified_at is not null`.execute(tx);
  return rows[0];
}

/** Ends every session of a person, at once. */
export async function deleteSessions(tx: Tx, personId: string): Promise<void> {
  await sql`delete from auth."session" where "userId" = ${personId}`.execute(tx);
}

/** Ends one session, at once. */
export async function deleteSession(tx: Tx, sessionId: string): Promise<void> {
  await sql`delete from auth."session" where id = ${sessionId}`.execute(tx);
}

/** How many wrong passwords in a row are met without a delay, and with how many the password is closed. */
const failureLimits = { free: 10, closed: 100, maxDelaySeconds: 3600 };

/**
 * Counts an attempt as failed before it is made, so that attempts at the same time cannot share one count; answers when
 * the next is possible if this one comes too early.
 */
export async function takeAttempt(tx: Tx, email: string, now: Date): Promise<{ waitUntil: Date } | undefined> {
  const hash = addressHash(email);
  const { free, closed, maxDelaySeconds } = failureLimits;
  const taken = await sql`
    insert into account.sign_in_failure as f (address_hash, failures, next_at) values (${hash}, 1, ${now})
    on conflict (address_hash) do update set
      failures = f.failures + 1,
      next_at = ${now}::timestamptz + make_interval(secs =>
        case when f.failures + 1 < ${free} then 0
        else least(${maxDelaySeconds}, power(2, f.failures + 1 - ${free})) end)
    where f.next_at <= ${now} and f.failures < ${closed}
    returning failures`.execute(tx);
  if (taken.rows.length > 0) return undefined;
  const { rows } = await sql<{ failures: number; nextAt: Date }>`
    select failures, next_at from account.sign_in_failure where address_hash = ${hash}`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  return { waitUntil: row.failures < closed ? row.nextAt : new Date(now.getTime() + maxDelaySeconds * 1000) };
}

/** Forgets the failures of these addresses. */
export async function clearAttempts(tx: Tx, emails: readonly string[]): Promise<void> {
  await sql`delete from account.sign_in_failure where address_hash = any(${emails.map(addressHash)}::bytea[])`.execute(
    tx,
  );
}

function addressHash(email: string): Buffer {
  return createHash('sha256').update(`laurel sign-in\n${email}`).digest();
}
