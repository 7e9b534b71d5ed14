import {
  type AwardAchievement,
  type AwardedSkill,
  type AwardResultDescription,
  type AwardRubricLevel,
  achievementTypes,
} from './award.ts';
import type { JsonObject } from './json-value.ts';
import { writeWorkload } from './workload.ts';
import { defined, nonEmpty, writeImage, writeText } from './write-members.ts';
import { writeIdentifier, writeProfile } from './write-profile.ts';

/** An achievement as Open Badges 3.0 has it. */
export function writeAchievement(from: AwardAchievement): JsonObject {
  return {
    id: from.id,
    type: ['Achievement'],
    achievementType: achievementTypes[from.kind],
    ...defined({ name: writeText(from.name), description: writeText(from.description) }),
    criteria: {
      ...defined({ id: from.criteriaUrl }),
      narrative: [from.criteriaNarrative, ...writeWorkload(from)].join('\n\n'),
    },
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
