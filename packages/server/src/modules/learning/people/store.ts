import type { BodyOf, endpoints } from '@laurel/api';
import { type RawBuilder, sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';
import { isRecognised } from '../recognition/store.ts';
import { riskLimits } from './risk-rules.ts';

/** Whom one looks at or writes to. */
export type Segment = BodyOf<typeof endpoints.messageLearners>['segment'];

/** A learner with what the rules say of them. */
export interface StandingRow {
  id: string;
  personId: string;
  state: 'waiting' | 'active' | 'completed';
  cohort: { id: string; name: string } | null;
  enrolledAt: Date;
  lastActiveAt: Date;
  /** When they could have begun. */
  openedAt: Date;
  lessonsDone: number;
  lessonsTotal: number;
  /** None of one whose prior learning was recognised: they are at no lesson. */
  currentLesson: string | null;
  recognised: boolean;
  failedExam: string | null;
  /** How much of the cohort’s time is over, from 0 to 1. */
  elapsed: number | null;
  stuck: boolean;
  notBegun: boolean;
  failedTwice: boolean;
  behind: boolean;
}

/** Whose standing is asked for, and when. */
export interface Place {
  programmeId: string;
  cohortId: string | undefined;
  now: Date;
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/**
 * Every learner of a programme who has not left, judged by the rules; they name nobody whose lessons are not open, nor whom
 * somebody else keeps waiting. */
function judged({ programmeId, cohortId, now }: Place): RawBuilder<unknown> {
  return sql`
    with facts as (
      select e.id, e.person_id, e.state, e.enrolled_at, e.last_active_at,
        case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as cohort,
        greatest(e.enrolled_at, c.starts_on::timestamp at time zone 'UTC') as opened_at,
        e.state = 'active' and (c.id is null
          or (${now}::timestamptz at time zone 'UTC')::date between c.starts_on and c.ends_on) as is_learning,
        extract(epoch from ${now}::timestamptz - c.starts_on::timestamp at time zone 'UTC')
          / extract(epoch from (c.ends_on + 1)::timestamp - c.starts_on::timestamp) as elapsed,
        (select count(*) from learning.lesson l where l.version_id = e.version_id) as lessons_total,
        (select count(*) from learning.lesson_progress p join learning.lesson l on l.id = p.lesson_id
          where p.enrolment_id = e.id and l.version_id = e.version_id and p.state = 'done') as lessons_done,
        (select count(*) from learning.lesson_progress p join learning.lesson l on l.id = p.lesson_id
          where p.enrolment_id = e.id and l.version_id = e.version_id and p.state in ('handed-in', 'done')) as lessons_given,
        exists (select from learning.lesson_progress p where p.enrolment_id = e.id) as has_begun,
        (select exists (select from learning.lesson_progress p
            where p.enrolment_id = e.id and p.lesson_id = l.id and p.state = 'handed-in')
          from learning.lesson l join learning.module m on m.id = l.module_id
          where l.version_id = e.version_id and not exists (select from learning.lesson_progress p
            where p.enrolment_id = e.id and p.lesson_id = l.id and p.state = 'done')
          order by m.position, m.id, l.position, l.id limit 1) as awaits_decision,
        ${isRecognised} as recognised,
        case when not ${isRecognised} then (select l.title from learning.lesson l join learning.module m on m.id = l.module_id
          where l.version_id = e.version_id and not exists (select from learning.lesson_progress p
            where p.enrolment_id = e.id and p.lesson_id = l.id and p.state = 'done')
          order by m.position, m.id, l.position, l.id limit 1) end as current_lesson,
        (select min(l.title) from learning.attempt a join learning.lesson l on l.id = a.lesson_id
          where a.enrolment_id = e.id and a.state = 'submitted' group by l.origin_id
          having count(*) >= ${riskLimits.failures} and not bool_or(a.passed)
            -- Recognised since, or passed in another version.
            and not exists (select from learning.lesson_progress p join learning.lesson o on o.id = p.lesson_id
              where p.enrolment_id = e.id and o.origin_id = l.origin_id and p.state = 'done') limit 1) as failed_exam
      from learning.enrolment e left join learning.cohort c on c.id = e.cohort_id
      where e.programme_id = ${programmeId} and e.state not in ('left', 'applying')
        and (${cohortId ?? null}::uuid is null or e.cohort_id = ${cohortId ?? null}::uuid)
    ), judged as (
      select *,
        is_learning and has_begun and not coalesce(awaits_decision, false) and last_active_at < ${daysBefore(now, riskLimits.stuckDays)} as stuck,
        is_learning and not has_begun and opened_at < ${daysBefore(now, riskLimits.notBegunDays)} as not_begun,
        is_learning and failed_exam is not null as failed_twice,
        is_learning and elapsed is not null
          and elapsed - lessons_given::float / greatest(lessons_total, 1) > ${riskLimits.behindPercent / 100} as behind
      from facts
    )`;
}

const conditions: Record<Segment, RawBuilder<unknown>> = {
  everybody: sql`state = 'active'`,
  'at-risk': sql`(stuck or not_begun or failed_twice or behind)`,
  stuck: sql`stuck`,
  'not-begun': sql`not_begun`,
  'failed-twice': sql`failed_twice`,
  behind: sql`behind`,
  waiting: sql`state = 'waiting'`,
  finished: sql`state = 'completed'`,
};

/** All segments, in the order in which they are shown. */
export const segments = Object.keys(conditions) as Segment[];

/** The learners of a segment, the longest away first. */
export async function selectStandings(
  tx: Tx,
  { segment, after, limit, ...place }: Place & { segment: Segment; after: Cursor | undefined; limit: number },
): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`${judged(place)} select * from judged where ${conditions[segment]}
      and (${after?.at ?? null}::timestamptz is null
        or (last_active_at, id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by last_active_at, id limit ${limit}`.execute(tx);
  return rows;
}

/** How many each segment has. */
export async function countSegments(tx: Tx, place: Place): Promise<{ segment: Segment; count: number }[]> {
  const counted = segments.flatMap((segment) => [
    sql.lit(segment),
    sql`count(*) filter (where ${conditions[segment]})`,
  ]);
  const { rows } = await sql<{ counts: Record<Segment, number> }>`${judged(place)}
    select jsonb_build_object(${sql.join(counted)}) as counts from judged`.execute(tx);
  return segments.map((segment) => ({ segment, count: rows[0]?.counts[segment] ?? 0 }));
}

/** Whom a message to a segment goes to. */
export async function selectRecipients(tx: Tx, { segment, ...place }: Place & { segment: Segment }): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`${judged(place)} select person_id from judged
    where ${conditions[segment]} order by id`.execute(tx);
  return rows.map(({ personId }) => personId);
}
