import {
  type Award,
  type AwardResultDescription,
  buildAchievementCredential,
  type UnsignedCredential,
} from '@laurel/credential';
import type { Organisation } from '../../account/index.ts';
import type { Achievement } from '../achievement/present-achievement.ts';
import { addresses } from '../addresses.ts';
import type { AwardInput, AwardResult } from './award.ts';

interface Input {
  origin: string;
  id: string;
  /** Random for each credential, so that two of them cannot be linked by it. */
  subjectId: string;
  organisation: Organisation;
  achievement: Achievement;
  input: AwardInput;
  place: { statusListId: string; index: number };
  now: Date;
}

/** The credential of an award, before it is signed: everything it says is a copy, so that later edits never reach it. */
export function composeCredential({
  origin,
  id,
  subjectId,
  organisation,
  achievement,
  input,
  place,
  now,
}: Input): UnsignedCredential {
  const achievementUrl = addresses.achievement(origin, achievement.id);
  const results = (input.results ?? []).map((result, index) =>
    writeResult(result, `${achievementUrl}#result-${result.key ?? index + 1}`),
  );
  return buildAchievementCredential({
    credentialUrl: addresses.credential(origin, id),
    validFrom: now,
    validUntil: input.validUntil,
    issuer: {
      id: organisation.did,
      name: organisation.name,
      url: organisation.website ?? addresses.issuer(origin, organisation.slug),
      description: organisation.description || undefined,
      imageUrl: organisation.logoUrl ?? undefined,
    },
    subject: { id: subjectId, name: input.recipient.name },
    achievement: {
      id: achievementUrl,
      name: achievement.name,
      description: achievement.description,
      criteriaNarrative: achievement.criteria,
      kind: achievement.kind,
      imageUrl: achievement.imageUrl ?? undefined,
      language: achievement.language,
      creditsAvailable: achievement.credits ?? undefined,
      creditSystem: achievement.creditSystem ?? undefined,
      hours: achievement.hours ?? input.hours,
      level: achievement.level ?? undefined,
      skills: achievement.skills.map((skill) => ({
        ...skill,
        description: skill.description || undefined,
        frameworkName: skill.frameworkName ?? undefined,
        code: skill.code ?? undefined,
      })),
      resultDescriptions: results.map(({ description }) => description),
    },
    results: results.map(({ result }) => result),
    evidence: input.evidence?.map(({ url, ...rest }) => ({ id: url, ...rest })),
    activityStart: input.activityStart,
    activityEnd: new Date(`${input.completedOn}T00:00:00Z`),
    creditsEarned: achievement.credits ?? undefined,
    narrative: input.narrative,
    status: { listUrl: addresses.statusList(origin, place.statusListId), index: place.index, purpose: 'revocation' },
  });
}

/** What a result is measured by, for the achievement, and what was reached, for its subject. */
function writeResult(
  { name, value, resultType, valueMin, valueMax, requiredValue, levels, achievedLevel, status }: AwardResult,
  id: string,
): { description: AwardResultDescription; result: NonNullable<Award['results']>[number] } {
  const levelId = (key: string) => `${id}-level-${key}`;
  return {
    description: {
      id,
      name,
      resultType,
      valueMin,
      valueMax,
      requiredValue,
      rubricLevels: levels?.map(({ key, ...level }) => ({ id: levelId(key), ...level })),
    },
    result: {
      resultDescription: id,
      value: status === undefined ? value : undefined,
      status,
      achievedLevel: achievedLevel === undefined ? undefined : levelId(achievedLevel),
    },
  };
}
