import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { WorkPlace } from '../submission/store.ts';
import type { Reached } from './mark-with-rubric.ts';

/** What was decided on one version of somebody's work. */
export interface DecisionRow {
  id: string;
  organisationId: string;
  submissionId: string;
  /** The version's number. */
  number: number;
  outcome: 'passed' | 'resubmit' | 'not-passed';
  reason: string;
  percent: number;
  reached: Reached[];
  settledBy: 'one' | 'mean' | 'first' | 'moderator' | 'peers' | 'guest';
  decidedBy: string | null;
  decidedAt: Date;
  /** Until when the next version may be handed in. */
  resubmitUntil: Date | null;
}

/** What was decided on a learner's work, the newest version first. */
export async function selectDecisions(tx: Tx, { enrolmentId, originId }: WorkPlace): Promise<DecisionRow[]> {
  const { rows } =
    await sql<DecisionRow>`select d.id, d.organisation_id, d.submission_id, s.number, d.outcome, d.reason, d.percent,
      d.reached, d.settled_by, d.decided_by, d.decided_at, d.resubmit_until
    from learning.decision d join learning.submission s on s.id = d.submission_id
    where s.enrolment_id = ${enrolmentId} and s.origin_id = ${originId} order by s.number desc`.execute(tx);
  return rows;
}

/** Says no when it was decided on before. */
export async function insertDecision(tx: Tx, row: Omit<DecisionRow, 'number'>): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into learning.decision (id, organisation_id, submission_id, outcome, reason, percent,
      reached, settled_by, decided_by, decided_at, resubmit_until)
    values (${row.id}, ${row.organisationId}, ${row.submissionId}, ${row.outcome}, ${row.reason}, ${row.percent},
      ${JSON.stringify(row.reached)}::jsonb, ${row.settledBy}, ${row.decidedBy}, ${row.decidedAt}, ${row.resubmitUntil})
    on conflict (submission_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
