import type { LessonOutline } from '../programme/content-store.ts';
import { type CompletionRule, isAssessment, type OutcomeRule } from './rule.ts';
import { meanOf, type ResultFact, scoreFor, scoreOf } from './score-of.ts';

/** What somebody did and achieved; one result for each assessment at most. */
export interface Facts {
  /** Of the version, in order. */
  lessons: readonly (Pick<LessonOutline, 'id' | 'originId' | 'kind' | 'title' | 'required'> & {
    /** `handed-in`: nothing is left to do until somebody has decided. */
    state: 'open' | 'started' | 'handed-in' | 'done';
  })[];
  results: readonly ResultFact[];
}

/** A lesson as what is missing names it. */
interface Named {
  lessonId: string;
  title: string;
}

/** One thing that is still missing. */
export type Missing =
  | { code: 'lessons-open'; lessons: Named[] }
  | { code: 'not-decided'; lesson: Named }
  | { code: 'not-passed'; lesson: Named; percent: number | null }
  | { code: 'below-minimum'; lesson: Named; percent: number | null; required: number }
  | { code: 'below-total'; percent: number; required: number }
  | { code: 'not-mastered'; outcome: string; percent: number; required: number; lessons: Named[] };

/** How an outcome stands. */
export interface OutcomeStanding extends OutcomeRule {
  percent: number;
  isMastered: boolean;
}

/** Where somebody stands by the rule of their programme. */
export interface Decision {
  complete: boolean;
  missing: Missing[];
  /** The weighted total so far; null where the rule has none. */
  totalPercent: number | null;
  outcomes: OutcomeStanding[];
}

interface Asked {
  rule: CompletionRule;
  outcomes: readonly OutcomeRule[];
  facts: Facts;
}

/** Decides whether all that a programme asks for is there, and if not, what is missing. A better result never makes it less. */
export function decide({ rule, outcomes, facts }: Asked): Decision {
  const resultOf = new Map(facts.results.map((result) => [result.originId, result]));
  const standings = outcomes.map((outcome) => standingOf(outcome, resultOf));
  const totalPercent = totalOf(rule, resultOf);
  const missing = [
    ...missingLessons(rule, facts, resultOf),
    ...missingMinimums(rule, facts, resultOf),
    ...(rule.total !== null && totalPercent !== null && totalPercent < rule.total
      ? [{ code: 'below-total' as const, percent: totalPercent, required: rule.total }]
      : []),
    ...standings.flatMap((standing) => missingOutcome(standing, facts)),
  ];
  // A version without lessons asks for nothing, and must not be earned by that.
  return { complete: facts.lessons.length > 0 && missing.length === 0, missing, totalPercent, outcomes: standings };
}

type ResultOf = ReadonlyMap<string, ResultFact>;

function standingOf(outcome: OutcomeRule, resultOf: ResultOf): OutcomeStanding {
  const percent = meanOf(
    outcome.lessons.map((lesson) => ({ score: scoreFor(outcome.originId, resultOf.get(lesson)), weight: 1 })),
  );
  return { ...outcome, percent, isMastered: outcome.lessons.length > 0 && percent >= outcome.masteryPercent };
}

function totalOf({ weights }: CompletionRule, resultOf: ResultOf): number | null {
  const parts = Object.entries(weights).map(([lesson, weight]) => ({ score: scoreOf(resultOf.get(lesson)), weight }));
  return parts.length > 0 ? meanOf(parts) : null;
}

function missingLessons({ lessons: wanted }: CompletionRule, { lessons }: Facts, resultOf: ResultOf): Missing[] {
  const open = lessons.filter(
    ({ state, required, originId }) => state !== 'done' && (wanted === 'all' ? required : wanted.includes(originId)),
  );
  const toDo = open.filter((lesson) => !isAssessment(lesson));
  return [
    ...(toDo.length > 0 ? [{ code: 'lessons-open' as const, lessons: toDo.map(named) }] : []),
    ...open.filter(isAssessment).map((lesson): Missing => {
      const result = resultOf.get(lesson.originId);
      if (result?.outcome === 'pending' || lesson.state === 'handed-in')
        return { code: 'not-decided', lesson: named(lesson) };
      return { code: 'not-passed', lesson: named(lesson), percent: result?.percent ?? null };
    }),
  ];
}

function missingMinimums({ minimum }: CompletionRule, { lessons }: Facts, resultOf: ResultOf): Missing[] {
  return lessons.flatMap((lesson): Missing[] => {
    const required = minimum[lesson.originId];
    const result = resultOf.get(lesson.originId);
    if (required === undefined || scoreOf(result) >= required) return [];
    return [{ code: 'below-minimum', lesson: named(lesson), percent: result?.percent ?? null, required }];
  });
}

function missingOutcome(
  { text, percent, masteryPercent, ...standing }: OutcomeStanding,
  { lessons }: Facts,
): Missing[] {
  if (standing.isMastered || !standing.isRequired) return [];
  const shownBy = lessons.filter(({ originId }) => standing.lessons.includes(originId)).map(named);
  return [{ code: 'not-mastered', outcome: text, percent, required: masteryPercent, lessons: shownBy }];
}

function named({ id, title }: { id: string; title: string }): Named {
  return { lessonId: id, title };
}
