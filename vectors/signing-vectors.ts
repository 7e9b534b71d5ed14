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
  return {
    source: 'Laurel',
    about: 'eddsa-rdfc-2022 over Open Badges 3.0 credentials (https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022)',
    cases: [
      await signingCase('a full award', buildAchievementCredential(award)),
      await signingCase('the least award', buildAchievementCredential({ ...short, achievement: plain })),
    ],
  };
}

async function signingCase(name: string, credential: UnsignedCredential) {
  const secured = await signCredential({
    credential,
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
    input: { credential, privateSeed: SEED, verificationMethod: KEY_ID, created: CREATED.toISOString() },
    expected: { text: JSON.stringify(secured), ...hashes },
  };
}
