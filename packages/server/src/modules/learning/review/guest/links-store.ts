import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../../storage/index.ts';
import { type GuestLinkRow, isAnswered, linkColumns } from './store.ts';

/** A link with the work that it opens. */
export interface LinkOfWorkRow extends GuestLinkRow {
  number: number;
  lessonTitle: string;
  programmeTitle: string;
  learnerId: string;
  madeAt: Date;
  lastUsedAt: Date | null;
}

interface Wanted {
  organisationId: string;
  /** Who asks: what stands beside their own work, or where they are learners who review each other, is not for them. */
  personId: string;
  which: 'open' | 'all';
  after: Cursor | undefined;
  limit: number;
  now: Date;
}

/** The links of an organisation: those that are open by when they expire, or all by when they were made. */
export async function selectLinksOfOrganisation(
  tx: Tx,
  { organisationId, personId, which, after, limit, now }: Wanted,
): Promise<LinkOfWorkRow[]> {
  const isOpen = which === 'open';
  const at = isOpen ? sql`g.expires_at` : sql`g.created_at`;
  const open = isOpen ? sql`g.withdrawn_at is null and g.expires_at > ${now} and not ${isAnswered}` : sql`true`;
  const past = isOpen ? sql`>` : sql`<`;
  const further = after ? sql`(${at}, g.id) ${past} (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`;
  const order = isOpen ? sql`asc` : sql`desc`;
  const { rows } = await sql<LinkOfWorkRow>`
    select ${linkColumns}, s.number, l.title as lesson_title, v.title as programme_title, s.person_id as learner_id,
      g.created_at as made_at, greatest(g.confirmed_at, (select w.changed_at from learning.review w
        where w.id = g.review_id and w.revision > 0)) as last_used_at
    from learning.guest_link g join learning.submission s on s.id = g.submission_id
    join learning.lesson l on l.id = s.lesson_id join learning.programme_version v on v.id = l.version_id
    where g.organisation_id = ${organisationId} and s.person_id is distinct from ${personId}
      and not exists (select from learning.rubric b join learning.enrolment e on e.programme_id = v.programme_id
        where b.lesson_id = l.id and b.marking = 'peer' and e.person_id = ${personId})
      and ${open} and ${further}
    order by ${at} ${order}, g.id ${order} limit ${limit}`.execute(tx);
  return rows;
}
