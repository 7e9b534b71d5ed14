import type { Tx } from '../../../storage/index.ts';
import { type EnrolmentRow, type ProgressRow, selectProgress } from '../enrolment/store.ts';
import { type LessonOutline, selectOutline } from '../programme/content-store.ts';
import { bestParts } from './best-parts.ts';
import { isBetter } from './better-result.ts';
import { type Decision, decide, type Facts } from './decide.ts';
import { type ResultRow, selectResults } from './result-store.ts';
import { everything } from './rule.ts';
import { type OutcomeRow, selectOutcomes, selectRules } from './rule-store.ts';

/** Where somebody stands, and what it was decided from. */
export interface Standing extends Decision {
  lessons: LessonOutline[];
  /** The result that counts for each assessment. */
  results: ResultRow[];
  outcomeRows: OutcomeRow[];
  /** The least total that the rule asks for. */
  totalRequired: number | null;
}

type Enrolment = Pick<EnrolmentRow, 'id' | 'versionId'>;

/** Where these enrolments stand by the rules of their versions, with a few queries for all of them. */
export async function readStandings(tx: Tx, enrolments: readonly Enrolment[]): Promise<Map<string, Standing>> {
  const ids = enrolments.map(({ id }) => id);
  const versionIds = [...new Set(enrolments.map(({ versionId }) => versionId))];
  const rules = await selectRules(tx, versionIds);
  const outcomes = Map.groupBy(await selectOutcomes(tx, versionIds), ({ versionId }) => versionId);
  const outlines = Map.groupBy(await selectOutline(tx, versionIds), ({ versionId }) => versionId);
  const kept = Map.groupBy(await selectProgress(tx, ids), ({ enrolmentId }) => enrolmentId);
  const results = Map.groupBy(await selectResults(tx, ids), ({ enrolmentId }) => enrolmentId);
  return new Map(
    enrolments.map(({ id, versionId }) => {
      const lessons = outlines.get(versionId) ?? [];
      const rule = rules.get(versionId) ?? everything;
      const outcomeRows = outcomes.get(versionId) ?? [];
      const counting = countingResults(lessons, results.get(id) ?? []);
      const facts = { lessons: withState(lessons, kept.get(id) ?? []), results: counting };
      const decision = decide({ rule, outcomes: outcomeRows, facts });
      return [id, { ...decision, lessons, results: counting, outcomeRows, totalRequired: rule.total }];
    }),
  );
}

/** The same for one. */
export async function readStanding(tx: Tx, enrolment: Enrolment): Promise<Standing> {
  const standing = (await readStandings(tx, [enrolment])).get(enrolment.id);
  if (!standing) throw new Error('one enrolment has one standing');
  return standing;
}

function withState(lessons: readonly LessonOutline[], kept: readonly ProgressRow[]): Facts['lessons'] {
  const stateOf = new Map(kept.map(({ lessonId, state }) => [lessonId, state]));
  return lessons.map((lesson) => ({ ...lesson, state: stateOf.get(lesson.id) ?? 'open' }));
}

/** For each assessment of the version the one that counts, in whichever version it was reached: an exam's best with the best of its parts, else the latest. */
function countingResults(lessons: readonly LessonOutline[], results: readonly ResultRow[]): ResultRow[] {
  return lessons.flatMap(({ originId, kind }) => {
    const all = results.filter((result) => result.originId === originId);
    const [first, ...later] = all;
    if (!first) return [];
    if (kind !== 'exam') return all.slice(-1);
    const best = later.reduce((counting, next) => (isBetter(next, counting) ? next : counting), first);
    return { ...best, details: { ...best.details, ...bestParts(all.map(({ details }) => details)) } };
  });
}
