import {
  buildAchievementCredential,
  decodePublicKeyMultibase,
  signCredential,
  type UnsignedCredential,
  verifyProof,
} from '@laurel/credential';
import { award, CREATED, KEY_ID, publicKeyMultibase, SEED, signingKey } from './vector-issuer.ts';

/** The signing vectors: fixed key and time, so the text is the same for ever. */
export async function signingVectors() {
  const { status: _status, results: _results, ...short } = award;
  const { skills: _skills, resultDescriptions: _descriptions, ...plain } = award.achievement;
  const full = buildAchievementCredential(award);
  const least = buildAchievementCredential({ ...short, achievement: plain });
  return {
    source: 'Laurel',
    about: 'Ed25519 over Open Badges 3.0 credentials (https://www.w3.org/TR/vc-di-eddsa/)',
    cases: [
      await signingCase('a full award', 'eddsa-rdfc-2022', full),
      await signingCase('the least award', 'eddsa-rdfc-2022', least),
      await signingCase('a full award, as JSON', 'eddsa-jcs-2022', full),
      await signingCase('the least award, as JSON', 'eddsa-jcs-2022', least),
    ],
  };
}

async function signingCase(name: string, cryptosuite: string, credential: UnsignedCredential) {
  const secured = await signCredential({
    credential,
    cryptosuite,
    verificationMethod: KEY_ID,
    created: CREATED,
    signingKey,
  });
  const hashes = await verifyProof({
    document: secured,
    proof: secured.proof,
    key: decodePublicKeyMultibase(publicKeyMultibase),
  });
  return {
    name,
    input: { credential, cryptosuite, privateSeed: SEED, verificationMethod: KEY_ID, created: CREATED.toISOString() },
    expected: { text: JSON.stringify(secured), ...hashes },
  };
}
