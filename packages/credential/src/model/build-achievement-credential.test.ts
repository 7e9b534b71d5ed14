import { describe, expect, test } from 'vitest';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { fullAward } from '../testing/full-award.ts';
import { award, TestWorld } from '../testing/test-world.ts';
import { summarise } from '../verify/summarise.ts';
import { achievementCredentialSchema } from './achievement-credential.ts';
import type { Award } from './award.ts';
import { buildAchievementCredential } from './build-achievement-credential.ts';
import { buildEndorsementCredential } from './build-endorsement-credential.ts';
import { embeddedCredentials } from './embedded-credentials.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { parseCredential } from './parse-credential.ts';
import { standardFormsOf } from './standard-form.ts';

const full = buildAchievementCredential(fullAward);

/** Every text and number in a document, without its contexts and its types. */
function leaves(value: JsonValue | undefined): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !['@context', 'type', '@language', '@direction'].includes(key))
    .flatMap(([, entry]) => leaves(entry));
}

function changed(path: readonly string[], change: (target: Record<string, JsonValue | undefined>) => void): JsonObject {
  const copy = structuredClone(full) as Record<string, JsonValue>;
  change(path.reduce((at, step) => at[step] as Record<string, JsonValue>, copy));
  return copy;
}

describe('credits', () => {
  const credits = (changes: Partial<Award['achievement']>) => {
    const built = buildAchievementCredential({ ...fullAward, achievement: { ...fullAward.achievement, ...changes } });
    const { achievement } = built.credentialSubject as { achievement: JsonObject };
    return { available: achievement.creditsAvailable, criteria: JSON.stringify(achievement.criteria) };
  };

  test('are a number of the standard’s, and a signed sentence says in which system they count', () => {
    const named = credits({ creditsAvailable: 2.5, creditSystem: 'UK CATS' });
    expect(named.available).toBe(2.5);
    expect(named.criteria).toContain('Credits: 2.5 UK CATS.');
    expect(credits({ creditsAvailable: 2.5, creditSystem: undefined }).criteria).not.toContain('Credits:');
  });

  test('are not claimed where there are none, whatever system is named', () => {
    const none = credits({ creditsAvailable: undefined, creditSystem: 'ECTS' });
    expect(none.available).toBeUndefined();
    expect(none.criteria).not.toContain('ECTS');
  });
});

describe('an award that says everything', () => {
  test('B04 is signed whole: each of its values stands in the canonical form', async () => {
    const canonical = await canonicalise(full);
    const missing = leaves(full).filter((leaf) => {
      const text = typeof leaf === 'number' ? `"${leaf}` : leaf.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
      // A number is written as XML Schema writes it: 1.5 as 1.5E0.
      return (
        !canonical.includes(text) &&
        !canonical.includes(`${Number(leaf).toExponential().replace('e+', 'E').replace('e-', 'E-')}`)
      );
    });
    expect(leaves(full).length).toBeGreaterThan(90);
    expect(missing).toEqual([]);
  });

  test('has the form of the standard, and reads back from its text', () => {
    expect(standardFormsOf(full)).toEqual([{ form: 'achievement' }]);
    expect(parseCredential(JSON.stringify(full))).toEqual(full);
  });

  test('is shown in one language, with the rubric level by its name', () => {
    const { name, achievement, results } = summarise(full);
    expect([name, achievement?.name]).toEqual(['IT Support Fundamentals', 'IT Support Fundamentals']);
    expect(results[1]).toMatchObject({ name: 'Teamwork', value: 'Mastered', achievedLevel: 'Mastered' });
    expect(results.map(({ levelPlace }) => levelPlace)).toEqual([undefined, { at: 2, of: 2 }]);
  });

  test('is verified when it is signed', async () => {
    const world = await TestWorld.create();
    expect((await world.verify(await world.issue(fullAward))).outcome).toBe('valid');
  });
});

describe('what Open Badges 3.0 wants of each part is held to', () => {
  const rubric = ['credentialSubject', 'achievement', 'resultDescription', '1'];
  test.each<[string, readonly string[], (target: Record<string, JsonValue | undefined>) => void]>([
    ['an issuer without its type', ['issuer'], (issuer) => delete issuer.type],
    ['an address without its type', ['issuer', 'address'], (address) => delete address.type],
    ['a latitude that is a text', ['issuer', 'address', 'geo'], (geo) => (geo.latitude = '51.5')],
    ['an identifier without its kind', ['issuer', 'otherIdentifier', '0'], (entry) => delete entry.identifierType],
    ['a parent organisation without an id', ['issuer', 'parentOrg'], (parent) => delete parent.id],
    ['an achievement without criteria', ['credentialSubject', 'achievement'], (it) => delete it.criteria],
    ['an achievement without a description', ['credentialSubject', 'achievement'], (it) => delete it.description],
    ['a related edition without an id', ['credentialSubject', 'achievement', 'related', '0'], (it) => delete it.id],
    ['a result description without a kind', rubric, (it) => delete it.resultType],
    ['a rubric level without an id', [...rubric, 'rubricCriterionLevel', '0'], (it) => delete it.id],
    ['a rubric level whose points are a number', [...rubric, 'rubricCriterionLevel', '0'], (it) => (it.points = 2)],
    [
      'a subject with no identity',
      ['credentialSubject'],
      (it) => {
        delete it.id;
        delete it.identifier;
      },
    ],
    [
      'an identity that does not say whether it is hashed',
      ['credentialSubject', 'identifier', '0'],
      (it) => delete it.hashed,
    ],
    ['evidence of another type', ['evidence', '0'], (it) => (it.type = ['Thing'])],
    ['an image without its type', ['image'], (it) => delete it.type],
    ['a date that is none', [], (it) => (it.awardedDate = '2026-10-31')],
    ['a source without a type', ['credentialSubject', 'source'], (it) => delete it.type],
    ['no date of issue', [], (it) => delete it.validFrom],
    ['two subjects', [], (it) => (it.credentialSubject = [1, 2].map(() => full.credentialSubject as JsonObject))],
    ['an endorsement that is none', [], (it) => (it.endorsement = [{ type: ['VerifiableCredential'] }])],
    ['a signed endorsement that is no signature', [], (it) => (it.endorsementJwt = ['x'])],
  ])('%s is refused', (_, path, change) => {
    expect(achievementCredentialSchema.safeParse(full).success).toBe(true);
    expect(achievementCredentialSchema.safeParse(changed(path, change)).success).toBe(false);
  });

  test('a single value may stand without its array, and a subject in an array of one', () => {
    const document = changed(['credentialSubject'], (subject) => {
      subject.result = (subject.result as JsonValue[])[0];
      subject.type = 'AchievementSubject';
    });
    expect(achievementCredentialSchema.safeParse(document).data?.credentialSubject.result).toHaveLength(1);
    const wrapped = {
      ...full,
      credentialSubject: [full.credentialSubject],
      evidence: (full.evidence as JsonValue[])[0],
    };
    expect(achievementCredentialSchema.safeParse(wrapped).data?.evidence).toHaveLength(1);
  });
});

test('JSON that is not there is not written', () => {
  const empty: Award = { ...award, evidence: [], results: [], resources: [], templates: [], termsOfUse: [] };
  const keys = Object.keys(buildAchievementCredential(empty));
  expect(keys).not.toContain('evidence');
  expect(keys).not.toContain('relatedResource');
  expect(keys).not.toContain('renderMethod');
  expect(keys).not.toContain('termsOfUse');
});

describe('an endorsement', () => {
  const parts = {
    credentialUrl: 'https://endorser.example/endorsements/1',
    name: 'Endorsement of a course',
    issuer: { id: 'did:web:issuer.example:orgs:north', name: 'A board' },
    validFrom: new Date('2026-11-01T00:00:00Z'),
    subjectId: award.achievement.id,
    comment: 'Meets our standard.',
  };

  test('has the form of the standard', async () => {
    const endorsement = buildEndorsementCredential(parts);
    expect(standardFormsOf(endorsement)).toEqual([{ form: 'endorsement' }]);
    await expect(canonicalise(endorsement)).resolves.toContain('Meets our standard.');
  });

  test('stands in a badge with its own proof, and is listed for a verdict of its own', async () => {
    const world = await TestWorld.create();
    const endorsement = await world.sign(buildEndorsementCredential({ ...parts, issuer: fullAward.issuer }));
    const badge = await world.issue({ ...fullAward, endorsements: [endorsement] });
    expect(embeddedCredentials(badge)).toEqual([{ role: 'endorsement', path: '/endorsement/0', entry: endorsement }]);
    expect((await world.verify(badge)).outcome).toBe('valid');
  });

  test.each<[string, readonly string[], string]>([
    ['its status', ['EndorsementSubject', 'VerifiableCredential', 'AchievementCredential'], 'credentialStatus'],
    ['its date', ['EndorsementSubject'], 'awardedDate'],
  ])('A03 what it says of the badge cannot hide what the badge says of %s', async (_, type, key) => {
    const world = await TestWorld.create();
    const endorsement = await world.sign(
      buildEndorsementCredential({ ...parts, issuer: fullAward.issuer, subjectId: award.credentialUrl }),
    );
    const badge = await world.issue({ ...fullAward, endorsements: [endorsement] });
    const { [key]: hidden, ...rest } = badge as JsonObject;
    const subject = { ...(endorsement.credentialSubject as JsonObject), type, [key]: hidden };
    const forged = { ...rest, endorsement: [{ ...endorsement, credentialSubject: subject }] };
    const { proof: _proof, ...claims } = badge;
    const { proof: _forgedProof, ...forgedClaims }: JsonObject = forged;
    // The graph, and so the signature, is the same: only the shape tells them apart.
    expect(await canonicalise(forgedClaims)).toBe(await canonicalise(claims));
    expect((await world.verify(forged)).outcome).toBe('not-valid');
  });
});
