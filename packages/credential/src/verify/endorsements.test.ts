import { beforeAll, describe, expect, test } from 'vitest';
import { encodeJson } from '../jose/encode-json.ts';
import { createJws } from '../jose/jws/create-jws.ts';
import { signVcJwt } from '../jose/sign/sign-vc-jwt.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { buildEndorsementCredential } from '../model/build-endorsement-credential.ts';
import type { SecuredCredential } from '../model/credential.ts';
import type { Endorsement } from '../model/endorsement.ts';
import type { JsonObject } from '../model/json-value.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { forgeProof } from '../testing/forge-proof.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { award, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import { MAX_ENDORSEMENTS } from './judge-endorsements.ts';
import type { Verdict } from './result.ts';

let world: TestWorld;
let guild: TestKey;

beforeAll(async () => {
  world = await TestWorld.create();
  guild = await testKey(51);
});

function endorsementOf(changes: Partial<Endorsement> = {}) {
  return buildEndorsementCredential({
    credentialUrl: 'https://guild.example/endorsements/1',
    name: 'Endorsement of IT Support Fundamentals',
    issuer: { id: guild.did, name: 'Guild of Technicians', url: 'https://guild.example' },
    validFrom: new Date('2026-11-01T09:00:00Z'),
    subjectId: award.achievement.id,
    comment: 'What our members look for.',
    ...changes,
  });
}

async function endorse(changes: Partial<Endorsement> = {}): Promise<SecuredCredential> {
  return signCredential({
    credential: endorsementOf(changes),
    signingKey: guild,
    verificationMethod: guild.keyId,
    created: new Date('2026-11-01T09:00:00Z'),
  });
}

const FAMOUS = 'did:web:famous.example';
/** What of a built badge the tests below write to. */
type Badge = { issuer: object; credentialSubject: { achievement: object } };

const notes = (list: Verdict['warnings']) => list.map(({ reasonCode }) => reasonCode);
const endorsed = async (...endorsements: JsonObject[]) => world.verify(await world.issue({ endorsements }));

describe('an endorsement inside a credential', () => {
  test('counts when it is valid and about something in it, with who says what', async () => {
    const verdict = await endorsed(await endorse());
    expect(verdict.outcome).toBe('valid');
    expect(notes(verdict.information)).toEqual(['endorsement.good']);
    expect(verdict.endorsements).toMatchObject([
      {
        path: '/endorsement/0',
        counts: true,
        verdict: {
          outcome: 'valid',
          credential: {
            issuer: { id: guild.did, name: 'Guild of Technicians' },
            subject: { id: award.achievement.id },
            endorsement: { comment: 'What our members look for.' },
          },
        },
      },
    ]);
  });

  test.each([
    ['the credential', award.credentialUrl],
    ['the issuer', award.issuer.id],
  ])('may be about %s', async (_, subjectId) => {
    expect((await endorsed(await endorse({ subjectId }))).endorsements).toMatchObject([{ counts: true }]);
  });

  test('may be a token, in a token', async () => {
    const endorsement = await signVcJwt({ credential: endorsementOf(), kid: guild.keyId, signingKey: guild });
    const badge = buildAchievementCredential(award);
    const token = await createJws({
      header: { kid: world.keyId, typ: 'vc+jwt' },
      payload: encodeJson({ ...badge, endorsementJwt: [endorsement] }),
      signingKey: world.key,
    });
    const verdict = await world.verify(token);
    expect(verdict.outcome).toBe('valid');
    expect(verdict.endorsements).toMatchObject([{ path: '/endorsementJwt/0', counts: true }]);
  });

  test.each<[string, string, (endorsement: JsonObject) => JsonObject]>([
    ['altered', 'endorsement.not-valid', (it) => ({ ...it, name: 'Endorsement of everything' })],
    ['of another issuer', 'endorsement.not-valid', (it) => ({ ...it, issuer: { id: 'did:key:z6Mkpzzzz' } })],
  ])('that is %s does not count, and the credential is what it was', async (_, code, change) => {
    const verdict = await endorsed(change(await endorse()));
    expect(verdict.outcome).toBe('valid');
    expect(verdict.endorsements).toMatchObject([{ counts: false }]);
    expect(notes(verdict.warnings)).toEqual([code]);
  });

  test('that expired does not count', async () => {
    const verdict = await endorsed(await endorse({ validUntil: new Date('2026-11-20T00:00:00Z') }));
    expect(notes(verdict.warnings)).toEqual(['endorsement.not-valid']);
  });

  test('of something else does not count: it may be copied from where it belongs', async () => {
    const verdict = await endorsed(await endorse({ subjectId: 'https://other.example/achievements/9' }));
    expect(notes(verdict.warnings)).toEqual(['endorsement.about-other']);
    expect(verdict.endorsements).toMatchObject([{ counts: false, verdict: { outcome: 'valid' } }]);
  });

  test.each<[string, (badge: Badge) => void]>([
    ['as evidence', (badge) => Object.assign(badge, { evidence: [{ id: FAMOUS, type: ['Evidence'] }] })],
    ['as its parent', ({ issuer }) => Object.assign(issuer, { parentOrg: { id: FAMOUS, type: ['Profile'] } })],
    [
      'as the creator of the achievement',
      ({ credentialSubject: { achievement } }) =>
        Object.assign(achievement, { creator: { id: FAMOUS, type: ['Profile'] } }),
    ],
  ])('A03 of somebody famous does not count for an issuer that names them %s', async (_, name) => {
    const copied = await endorse({ subjectId: FAMOUS });
    const badge = structuredClone(buildAchievementCredential({ ...award, endorsements: [copied] }));
    // What Laurel builds has these members; it is a copy, to be changed.
    name(badge as unknown as Badge);
    const verdict = await world.verify(await world.sign(badge));
    expect(verdict.outcome).toBe('valid');
    expect(notes(verdict.warnings)).toEqual(['endorsement.about-other']);
    expect(verdict.endorsements).toMatchObject([{ counts: false, verdict: { outcome: 'valid' } }]);
  });

  test('whose signer cannot be looked up could not be checked', async () => {
    const away = 'did:web:guild.example';
    const credential = await signCredential({
      credential: endorsementOf({ issuer: { id: away, name: 'Guild of Technicians' } }),
      signingKey: guild,
      verificationMethod: `${away}#1`,
      created: NOW,
    });
    const verdict = await endorsed(credential);
    expect(verdict.outcome).toBe('valid');
    expect(notes(verdict.information)).toEqual(['endorsement.unknown']);
    expect(world.fetched).toContain('https://guild.example/.well-known/did.json');
  });

  test('A12 beyond a number is counted and not checked', async () => {
    const one = await endorse();
    const verdict = await endorsed(...Array.from({ length: MAX_ENDORSEMENTS + 2 }, () => one));
    expect(verdict.endorsements).toHaveLength(MAX_ENDORSEMENTS);
    expect(verdict.information.at(-1)).toMatchObject({ reasonCode: 'endorsement.too-many', detail: '2 more' });
  });

  test('is not believed for standing in a credential that is not', async () => {
    const credential = await world.issue({ endorsements: [await endorse()] });
    const verdict = await world.verify({ ...credential, name: 'Changed' });
    expect(verdict.outcome).toBe('not-valid');
    expect(verdict.endorsements).toMatchObject([{ counts: true }]);
    expect(verdict.credential).toBeUndefined();
  });

  test('may stand beside others of the same thing, in other words', async () => {
    const verdict = await endorsed(await endorse(), await endorse({ ...second, comment: 'Asked for everywhere.' }));
    expect(verdict.outcome).toBe('valid');
    const comments = verdict.endorsements.map((it) => [it.counts, it.verdict.credential?.endorsement?.comment]);
    expect(comments).toEqual([
      [true, 'What our members look for.'],
      [true, 'Asked for everywhere.'],
    ]);
  });
});

const second = { credentialUrl: 'https://guild.example/endorsements/2' };

describe('A03 B03 what endorsements say, moved about in one graph', () => {
  type Movable = { endorsement: { credentialSubject: Record<string, unknown> }[] } & Record<string, unknown>;
  const moved = async (credential: object, move: (copy: Movable) => void) => {
    const copy = structuredClone(credential) as Movable;
    move(copy);
    return world.verify(copy);
  };

  test('words that two endorsers exchange are nobody’s', async () => {
    const endorsements = [await endorse(), await endorse({ ...second, comment: 'Worth nothing.' })];
    const verdict = await moved(await world.issue({ endorsements }), ({ endorsement: [one, other] }) => {
      if (!one || !other) throw new Error('two were issued');
      [one.credentialSubject, other.credentialSubject] = [other.credentialSubject, one.credentialSubject];
    });
    // To the graph that the issuer signed, nothing happened.
    expect(reasonOf(verdict, 'proof')).toBe('pass proof.genuine');
    expect(verdict.endorsements.map(({ counts, verdict: { outcome } }) => [counts, outcome])).toEqual([
      [false, 'not-valid'],
      [false, 'not-valid'],
    ]);
    expect(verdict.endorsements.every((it) => it.verdict.credential === undefined)).toBe(true);
  });

  test('nothing of the achievement can be hidden in an endorsement of it, and nothing of that shown as its own', async () => {
    const credential = await world.issue({ endorsements: [await endorse()] });
    const hidden = await moved(credential, (copy) => {
      const { achievement } = copy.credentialSubject as { achievement: Record<string, unknown> };
      Object.assign(copy.endorsement[0]?.credentialSubject ?? {}, { creditsAvailable: achievement.creditsAvailable });
      delete achievement.creditsAvailable;
    });
    const taken = await moved(credential, (copy) => {
      const { achievement } = copy.credentialSubject as { achievement: Record<string, unknown> };
      achievement.endorsementComment = copy.endorsement[0]?.credentialSubject.endorsementComment;
      delete copy.endorsement[0]?.credentialSubject.endorsementComment;
    });
    for (const verdict of [hidden, taken]) expect(reasonOf(verdict, 'parse')).toBe('fail credential.ambiguous');
  });

  test('an endorser’s own words and those of an endorsement inside are not to be exchanged', async () => {
    const nested = { ...endorsementOf({ ...second, comment: 'I would not.' }), endorsement: [await endorse()] };
    const secured = await forgeProof(await endorse(second), nested, {}, guild);
    expect(reasonOf(await world.verify(secured), 'parse')).toBe('fail credential.ambiguous');
  });
});
