import type { ProgrammeFile } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
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
}

/** Writes what a version from a file asks for. */
export async function writeCompletion(
  tx: Tx,
  randomness: Randomness,
  { organisationId, versionId, completion, origins, badges }: Input,
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
  const outcomes = completion.outcomes.map(({ achievement, lessons, ...outcome }): OutcomeRule => {
    const id = randomness.uuid();
    const achievementId = (achievement && badges.get(achievement.address)) ?? null;
    return { ...outcome, id, originId: id, achievementId, lessons: originsOf(lessons) };
  });
  await updateRule(tx, { versionId, rule });
  await replaceOutcomes(tx, { organisationId, versionId, outcomes });
}
