import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { Credential, SecuredCredential, UnsignedCredential } from '../model/credential.ts';
import type { Random } from '../proof/cryptosuite.ts';
import type { Proof } from '../proof/proof.ts';
import type { HolderCommitment } from '../proof/selective/holder-commitment.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { gatherEvidence } from '../verify/gather-evidence.ts';
import type { Verdict } from '../verify/result.ts';
import { type VerificationPolicy, verifyCredential } from '../verify/verify-credential.ts';
import { seededRandom } from './seeded-random.ts';
import { type TestKey, testKey } from './test-issuer.ts';
import { award, NOW } from './test-world.ts';

/** The selective suites, and the kind of key that each signs with. */
export const selectiveSuites = [
  { name: 'ecdsa-sd-2023', keyType: 'P-256' },
  { name: 'bbs-2023', keyType: 'BLS12-381-G2' },
] as const;

/** The badge of the tests, from an issuer that is its own key, without a status that somebody would have to publish. */
export function badgeOf(key: TestKey, changes: object = {}): UnsignedCredential {
  const { status: _status, ...withoutStatus } = award;
  const { issuer, ...badge } = buildAchievementCredential(withoutStatus);
  const profile = typeof issuer === 'string' ? {} : issuer;
  return { ...badge, issuer: { ...profile, id: key.did }, ...changes };
}

/** The badge with a base proof. */
export async function issueSelectively(
  suite: (typeof selectiveSuites)[number],
  more: {
    readonly changes?: object;
    readonly mandatoryPointers?: readonly string[];
    readonly seed?: number;
    readonly random?: Random;
    readonly holderCommitment?: HolderCommitment;
  } = {},
): Promise<{ readonly credential: SecuredCredential; readonly key: TestKey }> {
  const { name: cryptosuite, keyType } = suite;
  const key = await testKey(more.seed ?? 7, keyType);
  const credential = await signCredential({
    credential: badgeOf(key, more.changes),
    verificationMethod: key.keyId,
    created: new Date('2026-11-01T09:00:00Z'),
    signingKey: key,
    cryptosuite,
    mandatoryPointers: more.mandatoryPointers,
    random: more.random ?? seededRandom(1),
    holderCommitment: more.holderCommitment,
  });
  return { credential, key };
}

/** The verdict on a credential whose issuer needs no retrieval. */
export async function verdictOf(document: object, policy?: VerificationPolicy): Promise<Verdict> {
  const text = JSON.stringify(document);
  const evidence = await gatherEvidence({
    text,
    retrieve: async () => ({ ok: false, reasonCode: 'retrieval.not-found' }),
  });
  return verifyCredential({ text, evidence, now: NOW, policy });
}

/** The one proof of a credential. */
export function proofOf({ proof }: Credential): Proof {
  // Whoever calls it has just made that proof.
  return proof as Proof;
}
