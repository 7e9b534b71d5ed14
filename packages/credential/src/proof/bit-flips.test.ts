import { describe, expect, test } from 'vitest';
import { canonicalise, checkTerms } from '../jsonld/canonicalise.ts';
import type { PublicKey } from '../key/public-key.ts';
import type { JsonObject } from '../model/json-value.ts';
import { parseCredential } from '../model/parse-credential.ts';
import { signEd25519Signature2020 } from '../testing/sign-ed25519-signature-2020.ts';
import { leastCredential, suiteCases } from '../testing/suite-cases.ts';
import { testKey } from '../testing/test-issuer.ts';
import { NOW } from '../testing/test-world.ts';
import { addProof } from './add-proof.ts';
import { cryptosuiteOf } from './cryptosuite-of.ts';
import { jcs } from './jcs.ts';
import { parseProof } from './proof.ts';
import { verifyProofs } from './verify-proofs.ts';

const DID = 'did:web:a.example';
const cases = [...suiteCases, ['Ed25519Signature2020', 'Ed25519'] as const];

describe('A16 one flipped bit anywhere in a signed credential is refused, unless it means the same', () => {
  test.each(cases)(
    '%s with %s: every bit',
    async (suite, type) => {
      const key = await testKey(31, type);
      const signing = { verificationMethod: `${DID}#1`, created: NOW, signingKey: key };
      const secured =
        suite === 'Ed25519Signature2020'
          ? await signEd25519Signature2020(leastCredential(DID), key, signing)
          : await addProof({
              ...signing,
              document: leastCredential(DID),
              cryptosuite: suite,
              proofPurpose: 'assertionMethod',
            });
      const bytes = new TextEncoder().encode(JSON.stringify(secured));
      expect(await isAccepted(bytes, key.publicKey)).toBe(true);
      const accepted: string[] = [];
      let same = 0;
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = bytes.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        if (!(await isAccepted(flipped, key.publicKey))) continue;
        const mutant = parseCredential(flipped);
        if ((await meaning(mutant)) === (await meaning(secured))) same++;
        else accepted.push(JSON.stringify(mutant));
      }
      process.stdout.write(`  A16: ${suite}, ${type}: ${bytes.length * 8} mutants, ${same} with the same meaning\n`);
      expect(bytes.length).toBeGreaterThan(350);
      expect(accepted).toEqual([]);
    },
    120_000,
  );
});

/** As a verifier goes about it, with the key found already. */
async function isAccepted(bytes: Uint8Array, key: PublicKey): Promise<boolean> {
  try {
    const credential = parseCredential(bytes);
    const { verified, proofs } = await verifyProofs({ document: credential, keyOf: () => key });
    if (!verified) return false;
    if (proofs.some(({ proof }) => cryptosuiteOf(proof)?.signs === 'json')) await checkTerms(credential);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** What was signed, as one text. */
async function meaning({ proof, ...claims }: JsonObject): Promise<string> {
  const read = parseProof(proof as JsonObject);
  if (cryptosuiteOf(read)?.signs === 'json') return jcs({ ...claims, proof: read });
  const config = { ...read, '@context': claims['@context'] };
  return `${await canonicalise(claims)}${await canonicalise(config)}`;
}
