import { isJsonObject, parseJson, readAchievement } from '@laurel/credential';
import type { Achievement } from '../achievement/present-achievement.ts';

/** The achievement as a credential says it: it may have been edited since, and what was awarded is what was signed. */
export function asAwarded(today: Achievement, { secured }: { secured: string }): Achievement {
  const credential = parseJson(secured);
  const subject = isJsonObject(credential) ? credential.credentialSubject : undefined;
  const said = isJsonObject(subject) ? readAchievement(subject.achievement) : undefined;
  if (!said) throw new Error('a credential of ours awards an achievement');
  return {
    ...today,
    name: said.name,
    description: said.description,
    criteria: said.criteriaNarrative,
    kind: said.kind ?? today.kind,
    imageUrl: said.imageUrl ?? null,
    language: said.language ?? today.language,
    credits: said.creditsAvailable ?? null,
    creditSystem: said.creditSystem ?? null,
    hours: said.hours ?? null,
    level: said.level ?? null,
    skills: said.skills.map(({ description, frameworkName, code, ...skill }) => ({
      ...skill,
      description: description ?? '',
      frameworkName: frameworkName ?? null,
      code: code ?? null,
    })),
  };
}
