import type { ProgrammeFile } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { CompletionRule, OutcomeRule } from '../completion/rule.ts';
import { replaceOutcomes, updateRule } from '../completion/rule-store.ts';

interface Input {
  organisationId: string;
  versionId: string;
  completion: NonNullable<ProgrammeFile['completion']>;
  /** The lessons' origins by their places in the file. */
  origins: ReadonlyMap<string, string>;
  /** The organisation's achievements for the outcomes' own, by their addresses. */
  badges: ReadonlyMap<string, string>;
  /** The ids of its outcomes, in their order. */
  outcomeIds: readonly string[];
}

/** Writes what a version from a file asks for. */
export async function writeCompletion(
  tx: Tx,
  { organisationId, versionId, completion, origins, badges, outcomeIds }: Input,
): Promise<void> {
  const originsOf = (places: readonly string[]) => places.flatMap((place) => origins.get(place) ?? []);
  const chosen = (field: 'minimumPercent' | 'weight') =>
    Object.fromEntries(
      completion.assessments.flatMap(({ lesson, [field]: value }) =>
        value === undefined ? [] : originsOf([lesson]).map((origin) => [origin, value]),
      ),
    );
  const rule: CompletionRule = {
    lessons: completion.lessons === 'all' ? 'all' : originsOf(completion.lessons),
    minimum: chosen('minimumPercent'),
    weights: chosen('weight'),
    total: completion.totalPercent ?? null,
  };
  const outcomes = completion.outcomes.map(({ achievement, lessons, ...outcome }, index): OutcomeRule => {
    const id = outcomeIds[index];
    if (id === undefined) throw new Error(`the outcome ${index} has no id`);
    const achievementId = (achievement && badges.get(achievement.address)) ?? null;
    return { ...outcome, id, originId: id, achievementId, lessons: originsOf(lessons) };
  });
  await updateRule(tx, { versionId, rule });
  await replaceOutcomes(tx, { organisationId, versionId, outcomes });
}
