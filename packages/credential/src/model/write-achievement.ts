import {
  type AwardAchievement,
  type AwardedSkill,
  type AwardResultDescription,
  type AwardRubricLevel,
  achievementTypes,
} from './award.ts';
import type { JsonObject } from './json-value.ts';
import { defined, nonEmpty, writeImage, writeText } from './write-members.ts';
import { writeIdentifier, writeProfile } from './write-profile.ts';

/**
 * Workload, level and the system in which credits count have no term of their own in Open Badges 3.0. A `Result` would
 * claim that they were assessed, a `tag` shows as a keyword; so they close the criteria narrative as one sentence each, which
 * is signed and which every wallet shows. How many credits does have a term: `creditsAvailable`, `creditsEarned`.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievement
 */
export function writeAchievement(from: AwardAchievement): JsonObject {
  return {
    id: from.id,
    type: ['Achievement'],
    achievementType: achievementTypes[from.kind],
    ...defined({ name: writeText(from.name), description: writeText(from.description) }),
    criteria: { ...defined({ id: from.criteriaUrl }), narrative: criteria(from) },
    ...defined({
      image: writeImage(from.imageUrl),
      creator: from.creator && writeProfile(from.creator),
      inLanguage: from.language,
      creditsAvailable: from.creditsAvailable,
      alignment: nonEmpty(from.skills?.map(alignment)),
      resultDescription: nonEmpty(from.resultDescriptions?.map(resultDescription)),
      fieldOfStudy: from.fieldOfStudy,
      specialization: from.specialisation,
      humanCode: from.code,
      version: from.version,
      tag: nonEmpty(from.tags),
      otherIdentifier: nonEmpty(from.identifiers?.map(writeIdentifier)),
      related: nonEmpty(from.related?.map(related)),
    }),
  };
}

function criteria({ criteriaNarrative, hours, level, creditsAvailable, creditSystem }: AwardAchievement): string {
  const workload = hours === undefined ? [] : [`Workload: ${hours} ${hours === 1 ? 'hour' : 'hours'}.`];
  const levels = level === undefined ? [] : [`Level: ${level}.`];
  const counted = creditsAvailable !== undefined && creditSystem !== undefined;
  const credits = counted ? [`Credits: ${creditsAvailable} ${creditSystem}.`] : [];
  return [criteriaNarrative, ...workload, ...credits, ...levels].join('\n\n');
}

function alignment(skill: AwardedSkill): JsonObject {
  return {
    type: ['Alignment'],
    // The one entry of the AlignmentTargetType list that means a skill, whatever the framework.
    targetType: 'ceasn:Competency',
    ...defined({ targetName: writeText(skill.name) }),
    targetUrl: skill.url,
    ...defined({
      targetDescription: writeText(skill.description),
      targetFramework: skill.frameworkName,
      targetCode: skill.code,
    }),
  };
}

function resultDescription({ name, allowedValues, rubricLevels, ...rest }: AwardResultDescription): JsonObject {
  return {
    type: ['ResultDescription'],
    ...defined({
      ...rest,
      name: writeText(name),
      allowedValue: nonEmpty(allowedValues),
      rubricCriterionLevel: nonEmpty(rubricLevels?.map(rubricLevel)),
    }),
  };
}

function rubricLevel({ name, description, ...rest }: AwardRubricLevel): JsonObject {
  return {
    type: ['RubricCriterionLevel'],
    ...defined({ ...rest, name: writeText(name), description: writeText(description) }),
  };
}

function related({ id, language, version }: NonNullable<AwardAchievement['related']>[number]): JsonObject {
  return { id, type: ['Related'], ...defined({ inLanguage: language, version }) };
}
