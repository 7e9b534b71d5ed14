import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { Seconds } from './watched.ts';

interface Of {
  enrolmentId: string;
  lessonId: string;
}

/** What was played of a video so far, and up to when time was spent on it. */
export async function selectWatched(
  tx: Tx,
  { enrolmentId, lessonId }: Of,
): Promise<{ ranges: Seconds[]; clock: Date | null }> {
  const { rows } = await sql<{ ranges: Seconds[]; clock: Date | null }>`select watch_clock as clock,
      (select coalesce(jsonb_agg(jsonb_build_object('start', lower(r), 'end', upper(r)) order by r), '[]')
        from unnest(watched) r) as ranges
    from learning.lesson_progress where enrolment_id = ${enrolmentId} and lesson_id = ${lessonId}`.execute(tx);
  return rows[0] ?? { ranges: [], clock: null };
}

/** Adds what was played; the progress of the lesson must be there. */
export async function addWatched(
  tx: Tx,
  { enrolmentId, lessonId, ranges, clock }: Of & { ranges: readonly Seconds[]; clock: Date },
): Promise<void> {
  await sql`update learning.lesson_progress set watch_clock = ${clock}, watched = watched + (
      select coalesce(range_agg(int4range((r ->> 'start')::int, (r ->> 'end')::int)), '{}')
      from jsonb_array_elements(${JSON.stringify(ranges)}::jsonb) r)
    where enrolment_id = ${enrolmentId} and lesson_id = ${lessonId}`.execute(tx);
}

/** Keeps where one is in a lesson, unless it is known where one was later; the progress of the lesson must be there. */
export async function keepPlace(
  tx: Tx,
  {
    positionSeconds,
    anchor,
    at,
    ...of
  }: Of & { positionSeconds?: number | undefined; anchor?: string | undefined; at: Date },
): Promise<void> {
  if (positionSeconds === undefined && anchor === undefined) return;
  await sql`update learning.lesson_progress set place_at = ${at},
      position_seconds = coalesce(${positionSeconds ?? null}::double precision, position_seconds),
      anchor = coalesce(${anchor ?? null}, anchor)
    where enrolment_id = ${of.enrolmentId} and lesson_id = ${of.lessonId}
      and (place_at is null or place_at <= ${at})`.execute(tx);
}

/** Has all progress with a lesson count for the same lesson of another version. */
export async function carryProgress(
  tx: Tx,
  { enrolmentId, from, to, now }: { enrolmentId: string; from: string; to: string; now: Date },
): Promise<void> {
  await sql`insert into learning.lesson_progress (enrolment_id, lesson_id, organisation_id, person_id, state, done_by,
      position_seconds, anchor, place_at, watched, changed_at)
    select enrolment_id, ${to}, organisation_id, person_id, state, done_by, position_seconds, anchor, place_at, watched, ${now}
    from learning.lesson_progress where enrolment_id = ${enrolmentId} and lesson_id = ${from}
    on conflict (enrolment_id, lesson_id) do nothing`.execute(tx);
  await sql`insert into learning.exercise_answer (enrolment_id, lesson_id, key, organisation_id, person_id, answer, outcome,
      tries, hints_shown, answered_at)
    select a.enrolment_id, ${to}, a.key, a.organisation_id, a.person_id, a.answer, a.outcome, a.tries, a.hints_shown,
      a.answered_at
    from learning.exercise_answer a join learning.exercise e on e.lesson_id = ${to} and e.key = a.key
    where a.enrolment_id = ${enrolmentId} and a.lesson_id = ${from}
    on conflict (enrolment_id, lesson_id, key) do nothing`.execute(tx);
}
