import { type AchievementKind, type AwardAchievement, achievementKindOf } from './award.ts';
import type { JsonValue } from './json-value.ts';
import { textOf } from './localized-text.ts';
import { achievement } from './open-badge-parts.ts';
import { readWorkload } from './workload.ts';

/** What an achievement was when it was awarded. */
export type AwardedAchievement = Pick<
  AwardAchievement,
  'criteriaNarrative' | 'creditsAvailable' | 'creditSystem' | 'hours' | 'level' | 'language'
> & {
  readonly name: string;
  readonly description: string;
  readonly kind: AchievementKind | undefined;
  readonly imageUrl: string | undefined;
  readonly skills: readonly {
    readonly name: string;
    readonly url: string;
    readonly description: string | undefined;
    readonly frameworkName: string | undefined;
    readonly code: string | undefined;
  }[];
};

/**
 * Reads the `achievement` of a credential that {@link buildAchievementCredential} wrote: the issuer may have edited theirs
 * since. It checks no signature: give it credentials of your own keeping.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievement
 * @returns nothing where it is no achievement of Open Badges 3.0
 */
export function readAchievement(from: JsonValue | undefined): AwardedAchievement | undefined {
  const read = achievement.safeParse(from).data;
  if (!read) return undefined;
  const { creditsAvailable, image, alignment = [] } = read;
  const { narrative, workload } = readWorkload(read.criteria.narrative ?? '', { creditsAvailable });
  return {
    name: textOf(read.name),
    description: textOf(read.description),
    criteriaNarrative: narrative,
    kind: achievementKindOf(read.achievementType),
    imageUrl: typeof image === 'string' ? image : image?.id,
    language: read.inLanguage,
    creditsAvailable,
    ...workload,
    skills: alignment.map(({ targetName, targetUrl, targetDescription, targetFramework, targetCode }) => ({
      name: textOf(targetName),
      url: targetUrl,
      description: targetDescription === undefined ? undefined : textOf(targetDescription),
      frameworkName: targetFramework === undefined ? undefined : textOf(targetFramework),
      code: targetCode,
    })),
  };
}
