import { sql } from 'kysely';
import type { Tx } from '../../../../storage/index.ts';

/** A link by which somebody from outside reviews one submission. */
export interface GuestLinkRow {
  id: string;
  organisationId: string;
  submissionId: string;
  reviewId: string | null;
  name: string;
  email: string | null;
  codeHash: Uint8Array | null;
  codeExpiresAt: Date | null;
  wrongCodes: number;
  codesSent: number;
  sessionHash: Uint8Array | null;
  confirmedAt: Date | null;
  expiresAt: Date;
  withdrawnAt: Date | null;
  /** Of its review. */
  isAnswered: boolean;
}

/** Of a link `g`. */
export const linkColumns = sql`g.id, g.organisation_id, g.submission_id, g.review_id, g.name, g.email, g.code_hash, g.code_expires_at,
  g.wrong_codes, g.codes_sent, g.session_hash, g.confirmed_at, g.expires_at, g.withdrawn_at,
  coalesce((select r.state = 'handed-in' from learning.review r where r.id = g.review_id), false) as is_answered`;

/** The links to a submission, the newest first. */
export async function selectGuestLinks(tx: Tx, submissionId: string): Promise<GuestLinkRow[]> {
  const { rows } = await sql<GuestLinkRow>`select ${linkColumns} from learning.guest_link g
    where g.submission_id = ${submissionId} order by g.created_at desc, g.id`.execute(tx);
  return rows;
}

/** Whose link it is; asked for in the system's own scope, for nobody is signed in. */
export async function selectByToken(tx: Tx, tokenHash: Uint8Array): Promise<GuestLinkRow | undefined> {
  const { rows } = await sql<GuestLinkRow>`select ${linkColumns} from learning.guest_link g
    where g.token_hash = ${Buffer.from(tokenHash)}`.execute(tx);
  return rows[0];
}

/** The same link, and nobody else uses it until this transaction ends. */
export async function lockGuestLink(tx: Tx, id: string): Promise<GuestLinkRow | undefined> {
  const { rows } =
    await sql<GuestLinkRow>`select ${linkColumns} from learning.guest_link g where g.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function insertGuestLink(
  tx: Tx,
  row: Pick<GuestLinkRow, 'id' | 'organisationId' | 'submissionId' | 'name' | 'expiresAt'> & {
    reviewId: string;
    email: string;
    tokenHash: Uint8Array;
    now: Date;
  },
): Promise<void> {
  await sql`insert into learning.guest_link
      (id, organisation_id, submission_id, review_id, name, email, token_hash, expires_at, created_at)
    values (${row.id}, ${row.organisationId}, ${row.submissionId}, ${row.reviewId}, ${row.name}, ${row.email},
      ${Buffer.from(row.tokenHash)}, ${row.expiresAt}, ${row.now})`.execute(tx);
}

/** Another code, in the place of the one before. */
export async function putCode(
  tx: Tx,
  { id, codeHash, expiresAt }: { id: string; codeHash: Uint8Array; expiresAt: Date },
): Promise<void> {
  await sql`update learning.guest_link set code_hash = ${Buffer.from(codeHash)}, code_expires_at = ${expiresAt}, wrong_codes = 0,
    codes_sent = codes_sent + 1 where id = ${id}`.execute(tx);
}

export async function countWrongCode(tx: Tx, id: string): Promise<void> {
  await sql`update learning.guest_link set wrong_codes = wrong_codes + 1 where id = ${id}`.execute(tx);
}

/** A code confirms once: with it comes what opens the work from now on. */
export async function confirmLink(
  tx: Tx,
  { id, name, sessionHash, now }: { id: string; name: string; sessionHash: Uint8Array; now: Date },
): Promise<void> {
  await sql`update learning.guest_link set name = ${name}, session_hash = ${Buffer.from(sessionHash)}, confirmed_at = ${now},
    code_hash = null, code_expires_at = null where id = ${id}`.execute(tx);
}

/** Ends what a link opens, and forgets the address. */
export async function endLink(tx: Tx, { id, withdrawnAt }: { id: string; withdrawnAt: Date | null }): Promise<void> {
  await sql`update learning.guest_link set withdrawn_at = coalesce(withdrawn_at, ${withdrawnAt}), email = null,
    session_hash = null, code_hash = null, code_expires_at = null where id = ${id}`.execute(tx);
}

/** Of a link `g`: whether its guest has handed a review in. */
export const isAnswered = sql`exists (select from learning.review r where r.id = g.review_id and r.state = 'handed-in')`;
const isOver = (before: Date) => sql`(least(g.expires_at, g.withdrawn_at) < ${before}
  and (g.email is not null or (g.name <> '' and not ${isAnswered})))`;

/** Whether there are links that ended before a moment and still say whom they were for. */
export async function hasGuestsToForget(tx: Tx, before: Date): Promise<boolean> {
  const { rows } = await sql`select from learning.guest_link g where ${isOver(before)} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Forgets whom links were for that ended before a moment; with a review that was handed in its author's name stays. */
export async function forgetGuests(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`update learning.guest_link g set email = null, session_hash = null, code_hash = null,
    name = case when ${isAnswered} then name else '' end where ${isOver(before)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
