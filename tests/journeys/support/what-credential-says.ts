import { verifyCredential } from '@laurel/sdk';
import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { Visitor } from './visitor.ts';

/** A score in per cent, as a credential says it. */
export const percent = (name: string, value: string, requiredValue: string) => ({
  ...{ name, resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue },
  value,
});

/** A level of a rubric, as a credential says it, among all that there are from low to high. */
export const level = (name: string, value: string, levels: readonly { name: string; points: string }[]) => ({
  ...{ name, resultType: 'RubricCriterionLevel', value, levels },
  achieved: levels.find((one) => one.name === value),
});

/** How something was assessed, as a credential says it. */
export const assessed = (name: string, genre: string, narrative: string) => ({
  ...{ type: ['Evidence'], name, genre, narrative },
});

/** The credential of an enrolment, once it is there. */
export async function credentialOf({ client }: Visitor, enrolmentId: string): Promise<string> {
  return eventually(
    'the credential',
    async () => (await client.getEnrolment({ params: { enrolmentId } })).credentialId ?? false,
  );
}

/** Downloads a credential, and answers all that it says of what was asked and what happened. It must be valid. */
export async function whatCredentialSays({ client }: Visitor, credentialId: string) {
  const text = await (await client.getCredentialDocument({ params: { credentialId } })).text();
  expect((await verifyCredential(text, { allowHttpLocalhost: true })).outcome).toBe('valid');
  const { credentialSubject, evidence } = JSON.parse(text);
  const { criteria, resultDescription } = credentialSubject.achievement;
  // Readers elsewhere find each result’s scale by its id, and the level among those of that scale.
  expect(credentialSubject.result).toHaveLength(resultDescription.length);
  return {
    criteria: criteria.narrative,
    results: credentialSubject.result.map(resultIn(resultDescription)),
    evidence,
  };
}

interface Level {
  id: string;
  type: string[];
}

interface Description {
  id: string;
  type: string[];
  rubricCriterionLevel?: Level[];
}

interface Result {
  type: string[];
  resultDescription: string;
  achievedLevel?: string;
}

function resultIn(descriptions: readonly Description[]) {
  return ({ type, resultDescription, achievedLevel, ...result }: Result) => {
    const found = descriptions.filter(({ id }) => id === resultDescription);
    expect([type, found.map((each) => each.type)]).toEqual([['Result'], [['ResultDescription']]]);
    const { id: _, type: __, rubricCriterionLevel, ...scale } = found[0] ?? { id: '', type: [] };
    if (!rubricCriterionLevel) return { ...scale, ...result };
    const named = rubricCriterionLevel.map(({ id, type: [kind, ...more], ...words }) => {
      expect([kind, more]).toEqual(['RubricCriterionLevel', []]);
      return { id, words };
    });
    const levels = named.map(({ words }) => words);
    return { ...scale, ...result, levels, achieved: named.find(({ id }) => id === achievedLevel)?.words };
  };
}
