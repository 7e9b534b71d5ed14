import type { AwardInput } from '../../issuer/index.ts';
import type { LessonOutline } from '../programme/content-store.ts';
import type { Rubric } from '../review/rubric.ts';
import type { Decision } from './decide.ts';
import type { ResultRow } from './result-store.ts';

type AwardResult = NonNullable<AwardInput['results']>[number];

/** An assessment, what was reached in it, and by what it was marked. */
export interface Assessed {
  lesson: Pick<LessonOutline, 'title' | 'kind'>;
  result: ResultRow;
  rubric: Pick<Rubric, 'levels' | 'criteria' | 'passPercent'> | undefined;
}

const percent = { resultType: 'Percent', valueMin: '0', valueMax: '100' };

/** What a credential says of the assessments, in their order: the score or that it was passed, then the level in each criterion. */
export function resultsToSay(assessed: readonly Assessed[]): AwardResult[] {
  return assessed.flatMap((one) => [wholeOf(one), ...criteriaOf(one)]);
}

/** What it says of the rule: the weighted total, and each outcome that was asked for. */
export function standingToSay(
  { totalPercent, outcomes }: Pick<Decision, 'totalPercent' | 'outcomes'>,
  totalRequired: number | null,
): AwardResult[] {
  const total: AwardResult[] =
    totalPercent === null
      ? []
      : [
          {
            key: 'total',
            name: 'Weighted total',
            value: String(totalPercent),
            ...percent,
            ...requiring(totalRequired),
          },
        ];
  return [
    ...total,
    ...outcomes
      .filter(({ isMastered }) => isMastered)
      .map(({ id, text, percent: reached, masteryPercent }) => ({
        ...{ key: id, name: `Outcome: ${text}`, value: String(reached), ...percent },
        ...requiring(masteryPercent),
      })),
  ];
}

/** One address says one thing: what is asked of evidence is another rubric, with its own pass mark, than what the lesson asks. */
function keyOf({ lessonId, details: { recognised, rubricId } }: ResultRow): string {
  return recognised && rubricId ? `${lessonId}-${rubricId}` : lessonId;
}

function wholeOf({ lesson, result, rubric }: Assessed): AwardResult {
  const common = { key: keyOf(result), name: lesson.title };
  if (result.percent === null) return { ...common, value: 'Passed', resultType: 'Status', status: 'Completed' };
  // What was recognised was marked by the rubric alone, whatever the exam would have asked.
  const ownMark = result.details.recognised ? null : result.passMarkPercent;
  const passMark = ownMark ?? rubric?.passPercent ?? null;
  return { ...common, value: String(result.percent), ...percent, ...requiring(passMark) };
}

function criteriaOf({ lesson, result, rubric }: Assessed): AwardResult[] {
  return (result.details.rubric ?? []).flatMap(({ criterionId, levelId }): AwardResult[] => {
    const criterion = rubric?.criteria.find(({ id }) => id === criterionId);
    const reached = rubric?.levels[Number(levelId) - 1];
    if (!rubric || !criterion || !reached) return [];
    return [
      {
        key: `${keyOf(result)}-${criterionId}`,
        name: `${lesson.title}: ${criterion.title}`,
        value: reached.title,
        resultType: 'RubricCriterionLevel',
        levels: rubric.levels.map(({ title }, at) => {
          const { points, description } = criterion.cells[at] ?? { points: 0, description: '' };
          return { key: String(at + 1), name: title, points: String(points), ...(description ? { description } : {}) };
        }),
        achievedLevel: levelId,
      },
    ];
  });
}

function requiring(value: number | null): { requiredValue?: string } {
  return value === null ? {} : { requiredValue: String(value) };
}
