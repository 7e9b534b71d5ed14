import type { AwardInput } from '../../issuer/index.ts';
import type { LessonOutline } from '../programme/content-store.ts';
import type { ResultRow } from './result-store.ts';

type AwardResult = NonNullable<AwardInput['results']>[number];

/** What a credential says of the results, in the order of the lessons. */
export function resultsToSay(lessons: readonly LessonOutline[], results: readonly ResultRow[]): AwardResult[] {
  return lessons.flatMap(({ originId, title }): AwardResult[] => {
    const result = results.find((row) => row.originId === originId);
    if (!result || result.percent === null) return [];
    return [
      {
        name: title,
        value: String(result.percent),
        resultType: 'Percent',
        valueMin: '0',
        valueMax: '100',
        requiredValue: String(result.passMarkPercent ?? 100),
      },
    ];
  });
}
