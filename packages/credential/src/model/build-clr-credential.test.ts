import { describe, expect, test } from 'vitest';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { award, DID, TestWorld } from '../testing/test-world.ts';
import { buildAchievementCredential } from './build-achievement-credential.ts';
import { buildClrCredential } from './build-clr-credential.ts';
import { isClrCredential } from './clr-credential.ts';
import type { SecuredCredential } from './credential.ts';
import { embeddedCredentials } from './embedded-credentials.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import type { LearnerRecord } from './learner-record.ts';
import { standardFormsOf } from './standard-form.ts';

const world = await TestWorld.create();
const badges = await Promise.all(
  ['a', 'b'].map((letter) =>
    world.issue({
      credentialUrl: `https://issuer.example/credentials/${letter}`,
      achievement: {
        ...award.achievement,
        id: `https://issuer.example/achievements/${letter}`,
        name: `Course ${letter}`,
      },
    }),
  ),
);
const record: LearnerRecord = {
  credentialUrl: 'https://issuer.example/records/1',
  name: 'Transcript',
  issuer: { id: DID, name: 'Northern College', url: 'https://issuer.example', email: 'desk@issuer.example' },
  validFrom: new Date('2026-11-02T09:00:00Z'),
  subject: { id: award.subject.id },
  credentials: badges,
  achievements: [{ ...award.achievement, id: 'https://issuer.example/achievements/programme', name: 'Programme' }],
  associations: [
    {
      type: 'isParentOf',
      sourceId: 'https://issuer.example/achievements/programme',
      targetId: 'https://issuer.example/achievements/a',
    },
  ],
};
const secured = await world.sign(buildClrCredential(record));

type Loose = Record<string, JsonValue | undefined>;
interface Record2 {
  credentialSubject: Loose & { verifiableCredential: (Loose & { credentialSubject: Loose; proof: Loose })[] };
}
/** A copy of the signed record, to be changed. */
function tampered(change: (copy: Record2) => void): JsonObject {
  const copy = structuredClone(secured) as unknown as Record2;
  change(copy);
  return copy as unknown as JsonObject;
}

describe('a learner record', () => {
  test('has the form of the standard and is signed whole', async () => {
    expect(isClrCredential(secured)).toBe(true);
    expect(standardFormsOf(secured)).toEqual([{ form: 'learner-record' }]);
    const { proof: _, ...claims } = secured;
    const canonical = await canonicalise(claims);
    const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
    for (const term of [
      'ClrCredential',
      'ClrSubject',
      'verifiableCredential',
      'achievement',
      'association',
      'Association',
      'AssociationType',
      'sourceId',
      'targetId',
    ]) {
      expect(canonical).toContain(`<${clr}${term}>`);
    }
    // The datatype that the canonical documents of the implementation guide show.
    expect(canonical).toContain('"https://issuer.example/achievements/a"^^<xsd:anyURI>');
  });

  test('lists its credentials, each for a verdict of its own', () => {
    expect(embeddedCredentials(secured)).toEqual(
      badges.map((entry, index) => ({
        role: 'record',
        path: `/credentialSubject/verifiableCredential/${index}`,
        entry,
      })),
    );
  });

  test('is valid when it and all that is in it are', async () => {
    const verdict = await world.verify(secured);
    expect(verdict.outcome).toBe('valid');
    expect(verdict.contents.map(({ outcome }) => outcome)).toEqual(['valid', 'valid']);
  });

  test('may carry a credential in an envelope', () => {
    const envelope = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      id: 'data:application/vc+jwt,e30.e30.c2ln',
      type: 'EnvelopedVerifiableCredential',
    };
    const document = tampered(({ credentialSubject }) =>
      credentialSubject.verifiableCredential.push(envelope as never),
    );
    expect(embeddedCredentials(document as SecuredCredential).at(-1)?.entry).toEqual(envelope);
  });

  test.each<[string, Partial<LearnerRecord>]>([
    ['with nothing in it', { credentials: [] }],
    ['with a credential that is not signed', { credentials: [buildAchievementCredential(award)] }],
    ['with something that is no credential', { credentials: [{ type: ['Thing'] }] }],
  ])('%s is not built', (_, more) => {
    expect(() => buildClrCredential({ ...record, ...more })).toThrow('credential.');
  });

  test('with an unknown association is not of the form', () => {
    const document = tampered(({ credentialSubject }) => {
      credentialSubject.association = [
        { type: ['Association'], associationType: 'isFriendOf', sourceId: 'urn:a', targetId: 'urn:b' },
      ];
    });
    expect(standardFormsOf(document as SecuredCredential)[0]?.fault).toContain('associationType');
  });
});

describe('A03 B03 in a record all statements join into one graph', () => {
  test('so a result moved from one credential to another is not noticed by the record, but by the credential', async () => {
    const moved = tampered(({ credentialSubject }) => {
      const [one, other] = credentialSubject.verifiableCredential;
      if (one === undefined || other === undefined) throw new Error('two are needed');
      const swap = one.credentialSubject.achievement;
      one.credentialSubject.achievement = other.credentialSubject.achievement;
      other.credentialSubject.achievement = swap;
    });
    const { proof: _, ...claims } = secured;
    const { proof: __, ...movedClaims } = moved;
    expect(await canonicalise(movedClaims)).toBe(await canonicalise(claims));
    const verdict = await world.verify(moved);
    expect(verdict.outcome).toBe('not-valid');
    expect(verdict.contents.map(({ outcome }) => outcome)).toEqual(['not-valid', 'not-valid']);
  });

  test.each<[string, (copy: Record2) => void]>([
    [
      'a credential without its proof',
      ({
        credentialSubject: {
          verifiableCredential: [one],
        },
      }) => {
        delete (one as Loose).proof;
      },
    ],
    [
      'a credential left out',
      ({ credentialSubject }) => {
        credentialSubject.verifiableCredential.pop();
      },
    ],
    [
      'a credential twice, with another id',
      ({ credentialSubject }) => {
        const [one] = credentialSubject.verifiableCredential;
        credentialSubject.verifiableCredential.push({ ...(one as never as Loose), id: 'urn:uuid:1' } as never);
      },
    ],
    [
      'the associations moved into a credential',
      ({ credentialSubject }) => {
        const [one] = credentialSubject.verifiableCredential;
        if (one !== undefined)
          one.credentialSubject = {
            ...one.credentialSubject,
            type: ['AchievementSubject', 'ClrSubject'],
            association: credentialSubject.association,
          };
        delete credentialSubject.association;
      },
    ],
    [
      'the proof of another credential',
      ({
        credentialSubject: {
          verifiableCredential: [one, other],
        },
      }) => {
        if (one !== undefined && other !== undefined) [one.proof, other.proof] = [other.proof, one.proof];
      },
    ],
  ])('%s is noticed', async (_, change) => {
    expect((await world.verify(tampered(change))).outcome).toBe('not-valid');
  });
});
