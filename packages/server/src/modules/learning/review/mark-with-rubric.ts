import { cutOff } from '../cut-off.ts';
import type { Criterion, Rubric } from './rubric.ts';

/** What one marking says: the level of each criterion by its id, 1 for the lowest. */
export type Marks = Readonly<Record<string, { level: number; comment: string }>>;

/** What a piece of work reached in one criterion. */
export interface Reached {
  criterionId: string;
  /** 1 for the lowest. */
  level: number;
  points: number;
  maxPoints: number;
}

/** What a piece of work reached in all. */
export interface Score {
  reached: Reached[];
  /** With weights. */
  points: number;
  maxPoints: number;
  /** Of what could be reached, cut off after two decimals, so that what is shown never promises more than was reached. */
  percent: number;
  passed: boolean;
}

/** Adds a marking up; undefined as long as a criterion is without a level of the rubric. */
export function markWithRubric(rubric: Rubric, marks: Marks): Score | undefined {
  const reached: Reached[] = [];
  for (const criterion of rubric.criteria) {
    // A marking comes from outside: only its own entries count, never what every object has.
    const level = Object.hasOwn(marks, criterion.id) ? marks[criterion.id]?.level : undefined;
    const cell = level === undefined || !Number.isInteger(level) ? undefined : criterion.cells[level - 1];
    if (level === undefined || !cell) return undefined;
    reached.push({ criterionId: criterion.id, level, points: cell.points, maxPoints: mostOf(criterion) });
  }
  return addUp(rubric, reached);
}

/** Adds up what was reached in each criterion of the rubric. */
export function addUp({ criteria, passPercent }: Rubric, reached: Reached[]): Score {
  const weights = new Map(criteria.map(({ id, weight }) => [id, weight]));
  const sum = (of: (each: Reached) => number) =>
    reached.reduce((total, each) => total + of(each) * (weights.get(each.criterionId) ?? 0), 0);
  const points = sum((each) => each.points);
  const maxPoints = sum((each) => each.maxPoints);
  const percent = maxPoints === 0 ? 0 : Math.min(100, cutOff((points / maxPoints) * 100, 2));
  return { reached, points, maxPoints, percent, passed: percent >= passPercent };
}

export function mostOf({ cells }: Criterion): number {
  return cells.at(-1)?.points ?? 0;
}
