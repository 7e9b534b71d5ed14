import type { Rubric } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';
import { valuesOfPeer } from './read-peer.ts';

/** One cell as its form has it. */
export interface CellRow {
  points: string;
  description: string;
}

/** One criterion as its form has it. */
export interface CriterionRow {
  id: string;
  title: string;
  description: string;
  weight: string;
  cells: CellRow[];
}

/** The table of a rubric as its form has it. */
export interface RubricRows {
  levels: string[];
  criteria: CriterionRow[];
}

export const most = { levels: 5, criteria: 20 };

/** The table that a form's values hold. */
export function rowsOf(values: Values): RubricRows {
  const levels: string[] = [];
  while (`levels.${levels.length}.title` in values) levels.push(values[`levels.${levels.length}.title`] ?? '');
  const criteria: CriterionRow[] = [];
  while (`criteria.${criteria.length}.title` in values) {
    const at = `criteria.${criteria.length}`;
    criteria.push({
      id: values[`${at}.id`] ?? '',
      title: values[`${at}.title`] ?? '',
      description: values[`${at}.description`] ?? '',
      weight: values[`${at}.weight`] ?? '1',
      cells: levels.map((_, level) => ({
        points: values[`${at}.cells.${level}.points`] ?? '',
        description: values[`${at}.cells.${level}.description`] ?? '',
      })),
    });
  }
  return { levels, criteria };
}

/** The form's values with this table in place of the one they have. */
export function withRows(values: Values, { levels, criteria }: RubricRows): Values {
  const others = Object.entries(values).filter(([name]) => !/^(levels|criteria)\./.test(name));
  return Object.fromEntries([
    ...others,
    ...levels.map((title, at) => [`levels.${at}.title`, title]),
    ...criteria.flatMap(({ cells, ...criterion }, at) => [
      ...Object.entries(criterion).map(([name, value]) => [`criteria.${at}.${name}`, value]),
      ...cells.flatMap((cell, level) =>
        Object.entries(cell).map(([name, value]) => [`criteria.${at}.cells.${level}.${name}`, value]),
      ),
    ]),
  ]);
}

/** A rubric as its form shows it. */
export function valuesOfRubric(rubric: Rubric): Values {
  const { levels, criteria, peer, ...rules } = rubric;
  const rows = {
    levels: levels.map(({ title }) => title),
    criteria: criteria.map(({ id, title, description, weight, cells }) => ({
      id,
      title,
      description,
      weight: String(weight),
      cells: cells.map((cell) => ({ points: String(cell.points), description: cell.description })),
    })),
  };
  const values = Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, String(value)]));
  return withRows({ ...values, ...valuesOfPeer(peer, criteria) }, rows);
}

/** What a new rubric begins with: four levels, three criteria to be named. */
export function firstRows(levels: readonly string[]): RubricRows {
  return { levels: [...levels], criteria: [1, 2, 3].map(() => emptyCriterion(levels.length)) };
}

function emptyCriterion(levels: number): CriterionRow {
  const cells = Array.from({ length: levels }, (_, level) => ({ points: String(level), description: '' }));
  return { id: '', title: '', description: '', weight: '1', cells };
}

/** The table after one of its buttons was pressed; undefined when another was. */
export function arrangeRows({ levels, criteria }: RubricRows, intent: string): RubricRows | undefined {
  const [what, where] = intent.split(':');
  const at = Number(where);
  const without = <T>(list: readonly T[]) => list.filter((_, index) => index !== at);
  switch (what) {
    case 'add-criterion':
      return { levels, criteria: [...criteria, emptyCriterion(levels.length)].slice(0, most.criteria) };
    case 'remove-criterion':
      return { levels, criteria: criteria.length > 1 ? without(criteria) : criteria };
    case 'move-criterion': {
      const [moved] = criteria.slice(at, at + 1);
      if (!moved || at === 0) return { levels, criteria };
      const rest = without(criteria);
      return { levels, criteria: [...rest.slice(0, at - 1), moved, ...rest.slice(at - 1)] };
    }
    case 'add-level':
      if (levels.length >= most.levels) return { levels, criteria };
      return {
        levels: [...levels, ''],
        criteria: criteria.map((row) => ({ ...row, cells: [...row.cells, { points: '', description: '' }] })),
      };
    case 'remove-level':
      if (levels.length <= 2) return { levels, criteria };
      return { levels: without(levels), criteria: criteria.map((row) => ({ ...row, cells: without(row.cells) })) };
    default:
      return undefined;
  }
}

/** How much of the total a criterion counts, in per cent; nothing as long as the points are not all numbers. */
export function shareOf({ criteria }: RubricRows, at: number): number | undefined {
  const worth = criteria.map(({ weight, cells }) => asNumber(weight) * asNumber(cells.at(-1)?.points ?? ''));
  const total = worth.reduce((sum, each) => sum + each, 0);
  const own = worth[at];
  return own === undefined || !(total > 0) ? undefined : (own / total) * 100;
}

function asNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
}
