import type { AchievementCredentialView } from '../model/achievement-credential.ts';
import { textOf } from '../model/localized-text.ts';
import type { SummaryEvidence, SummaryResult } from './summary.ts';
import { webAddress } from './web-address.ts';

/** The results of a credential, each with the scale that it was measured on. */
export function resultsOf({ credentialSubject }: AchievementCredentialView): SummaryResult[] {
  const descriptions = new Map(credentialSubject.achievement.resultDescription?.map((entry) => [entry.id, entry]));
  return (credentialSubject.result ?? []).map(({ value, status, resultDescription, achievedLevel }) => {
    const found = resultDescription === undefined ? undefined : descriptions.get(resultDescription);
    if (found === undefined) return { value, status };
    const { name, resultType, valueMin, valueMax, requiredValue, rubricCriterionLevel = [] } = found;
    const scale = { resultType, valueMin, valueMax, requiredValue };
    return { name: textOf(name), value, status, ...scale, ...levelOf(rubricCriterionLevel, achievedLevel) };
  });
}

type Description = NonNullable<
  AchievementCredentialView['credentialSubject']['achievement']['resultDescription']
>[number];
type Level = NonNullable<Description['rubricCriterionLevel']>[number];

/** The level that was reached, and where it stands among all of them. */
function levelOf(
  levels: readonly Level[],
  achieved: string | undefined,
): Pick<SummaryResult, 'achievedLevel' | 'levelPlace' | 'levelDescription'> {
  const at = levels.findIndex(({ id }) => id === achieved);
  const level = levels[at];
  if (level === undefined) return {};
  const { name, description } = level;
  return {
    achievedLevel: textOf(name),
    levelPlace: { at: at + 1, of: levels.length },
    levelDescription: description === undefined ? undefined : textOf(description),
  };
}

/** What a credential says of how it was assessed, and where the work can be seen. */
export function evidenceOf({ evidence = [] }: AchievementCredentialView): SummaryEvidence[] {
  return onceEach(evidence).map(({ id, name, narrative, genre }) => ({
    url: webAddress(id),
    name: name === undefined ? undefined : textOf(name),
    narrative,
    genre,
  }));
}

/** What is written in several pieces under one identifier is one thing, and is said once. */
function onceEach<T extends { id?: string | undefined }>(entries: readonly T[]): T[] {
  const pieces = Map.groupBy(entries, (entry) => entry.id ?? entry);
  return [...pieces.values()].map((same) => Object.assign({}, ...same.toReversed()));
}
