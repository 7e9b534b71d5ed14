import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** Somebody who asks to sit a supervised exam, and what became of it. */
export interface SittingRow {
  id: string;
  organisationId: string;
  enrolmentId: string;
  lessonId: string;
  personId: string;
  /** What the learner shows. */
  code: string;
  codeExpiresAt: Date;
  wrongCodes: number;
  askedAt: Date;
  confirmedAt: Date | null;
  confirmedByName: string | null;
  attemptId: string | null;
}

/** Somebody from outside who invigilates one exam for some hours. */
export interface GuestRow {
  id: string;
  organisationId: string;
  lessonId: string;
  name: string;
  expiresAt: Date;
  /** Null once that person's account was erased. */
  invitedBy: string | null;
}

const columns = sql`s.id, s.organisation_id, s.enrolment_id, s.lesson_id, s.person_id, s.code, s.code_expires_at, s.wrong_codes,
  s.asked_at, s.confirmed_at, s.confirmed_by_name, s.attempt_id`;

/** The sitting that a learner has asked for and not used. */
export async function selectOpenSitting(
  tx: Tx,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<SittingRow | undefined> {
  const { rows } = await sql<SittingRow>`select ${columns} from learning.sitting s
    where s.enrolment_id = ${enrolmentId} and s.lesson_id = ${lessonId} and s.attempt_id is null`.execute(tx);
  return rows[0];
}

/** The sitting that let an attempt begin. */
export async function selectSittingOf(tx: Tx, attemptId: string): Promise<SittingRow | undefined> {
  const { rows } =
    await sql<SittingRow>`select ${columns} from learning.sitting s where s.attempt_id = ${attemptId}`.execute(tx);
  return rows[0];
}

/** The sittings of an exam, in whichever version, that were asked for since then; the last first. */
export async function selectSittings(
  tx: Tx,
  { originId, since }: { originId: string; since: Date },
): Promise<SittingRow[]> {
  const { rows } =
    await sql<SittingRow>`select ${columns} from learning.sitting s join learning.lesson l on l.id = s.lesson_id
    where l.origin_id = ${originId} and s.asked_at >= ${since} order by s.asked_at desc, s.id limit 500`.execute(tx);
  return rows;
}

/** A sitting of this exam, in whichever version; whoever else would confirm it waits. */
export async function lockSitting(
  tx: Tx,
  { id, originId }: { id: string; originId: string },
): Promise<SittingRow | undefined> {
  const { rows } =
    await sql<SittingRow>`select ${columns} from learning.sitting s join learning.lesson l on l.id = s.lesson_id
    where s.id = ${id} and l.origin_id = ${originId} for update of s`.execute(tx);
  return rows[0];
}

type Asked = Pick<
  SittingRow,
  'id' | 'organisationId' | 'enrolmentId' | 'lessonId' | 'personId' | 'code' | 'codeExpiresAt'
>;

/** Begins a sitting, or begins the open one anew with another code. */
export async function putSitting(tx: Tx, row: Asked & { now: Date }): Promise<void> {
  await sql`insert into learning.sitting
      (id, organisation_id, enrolment_id, lesson_id, person_id, code, code_expires_at, asked_at)
    values (${row.id}, ${row.organisationId}, ${row.enrolmentId}, ${row.lessonId}, ${row.personId}, ${row.code},
      ${row.codeExpiresAt}, ${row.now})
    on conflict (enrolment_id, lesson_id) where attempt_id is null do update set code = excluded.code,
      code_expires_at = excluded.code_expires_at, wrong_codes = 0, asked_at = excluded.asked_at, confirmed_at = null,
      confirmed_by = null, confirmed_by_name = null`.execute(tx);
}

export async function countWrongCode(tx: Tx, id: string): Promise<void> {
  await sql`update learning.sitting set wrong_codes = wrong_codes + 1 where id = ${id}`.execute(tx);
}

export async function markConfirmed(
  tx: Tx,
  { id, personId, name, now }: { id: string; personId: string | null; name: string; now: Date },
): Promise<void> {
  await sql`update learning.sitting set confirmed_at = ${now}, confirmed_by = ${personId}, confirmed_by_name = ${name}
    where id = ${id}`.execute(tx);
}

export async function useSitting(tx: Tx, { id, attemptId }: { id: string; attemptId: string }): Promise<void> {
  await sql`update learning.sitting set attempt_id = ${attemptId} where id = ${id}`.execute(tx);
}

export async function insertGuest(
  tx: Tx,
  { codeHash, now, ...row }: GuestRow & { codeHash: Uint8Array; now: Date },
): Promise<void> {
  await sql`insert into learning.guest_invigilator (id, organisation_id, lesson_id, name, code_hash, expires_at, created_at,
      invited_by)
    values (${row.id}, ${row.organisationId}, ${row.lessonId}, ${row.name}, ${Buffer.from(codeHash)}, ${row.expiresAt},
      ${now}, ${row.invitedBy})`.execute(tx);
}

/** Whom a guest's code belongs to; asked for in the system's own scope, for nobody is signed in. */
export async function selectGuest(tx: Tx, codeHash: Uint8Array): Promise<GuestRow | undefined> {
  const { rows } =
    await sql<GuestRow>`select id, organisation_id, lesson_id, name, expires_at, invited_by from learning.guest_invigilator
    where code_hash = ${Buffer.from(codeHash)}`.execute(tx);
  return rows[0];
}

/** The guests of an exam, in whichever version, whose codes still open it. */
export async function selectGuests(
  tx: Tx,
  { originId, now }: { originId: string; now: Date },
): Promise<Pick<GuestRow, 'id' | 'name' | 'expiresAt'>[]> {
  const { rows } = await sql<Pick<GuestRow, 'id' | 'name' | 'expiresAt'>>`select g.id, g.name, g.expires_at
    from learning.guest_invigilator g join learning.lesson l on l.id = g.lesson_id
    where l.origin_id = ${originId} and g.expires_at > ${now} order by g.expires_at, g.id limit 500`.execute(tx);
  return rows;
}

/** Says no when there is no such guest of this exam, or their time is over. */
export async function endGuest(
  tx: Tx,
  { id, originId, now }: { id: string; originId: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.guest_invigilator g set expires_at = ${now}
    from learning.lesson l where l.id = g.lesson_id and l.origin_id = ${originId} and g.id = ${id}
      and g.expires_at > ${now}`.execute(tx);
  return numAffectedRows === 1n;
}
