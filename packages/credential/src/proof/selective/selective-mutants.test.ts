import { base64urlnopad } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { canonicalise } from '../../jsonld/canonicalise.ts';
import { allowInlineContexts, type Contexts } from '../../jsonld/contexts.ts';
import { type PublicKey, toPublicKey } from '../../key/public-key.ts';
import { parseCredential } from '../../model/parse-credential.ts';
import { type EcdsaSdName, ecdsaSdExample, ecdsaSdVectors } from '../../testing/ecdsa-sd-vectors.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { selectiveSteps, withoutProof } from '../../testing/selective-vectors.ts';
import { issueSelectively, proofOf, selectiveSuites } from '../../testing/selective-world.ts';
import { sharedVectors } from '../../testing/shared-vectors.ts';
import { w3cContexts } from '../../testing/w3c-contexts.ts';
import type { Cryptosuite } from '../cryptosuite.ts';
import type { Proof } from '../proof.ts';
import { type UnsecuredDocument, unsecuredDocument } from '../unsecured-document.ts';
import { verifyProof } from '../verify-proof.ts';
import { bbs2023 } from './bbs-2023.ts';
import { readBbsDerivedProof } from './bbs-proof-value.ts';
import { deriveCredential } from './derive-credential.ts';
import { ecdsaSd2023 } from './ecdsa-sd-2023.ts';

/** What every byte is changed by: its lowest bit, its highest, and all of them. */
const CHANGES = [0x01, 0x80, 0xff];
const TIMEOUT = 300_000;

/** True if a verifier takes it; false for "no" and for every refusal; anything else is a fault of ours. */
async function accepts(verify: () => Promise<{ readonly verified: boolean }>): Promise<boolean> {
  try {
    return (await verify()).verified;
  } catch (error) {
    if (error instanceof CredentialError) return false;
    throw error;
  }
}

/** Every byte of these, changed in each way, one at a time. */
function* mutantsOf(bytes: Uint8Array, stride = 1, changes = CHANGES): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += stride) {
    for (const change of changes) yield bytes.map((byte, index) => (index === at ? byte ^ change : byte));
  }
}

interface Case {
  readonly suite: Cryptosuite;
  readonly document: UnsecuredDocument;
  readonly proof: Proof;
  readonly key: PublicKey;
  readonly contexts: Contexts;
  readonly verifierId?: string;
}

/** How many mutants of the proof value there were, and which of them were accepted. */
async function mutateProof({ suite, proof, ...given }: Case, stride = 1, changes = CHANGES) {
  const bytes = base64urlnopad.decode(proof.proofValue.slice(1));
  const accepted: Uint8Array[] = [];
  let count = 0;
  for (const mutant of mutantsOf(bytes, stride, changes)) {
    count++;
    const proofValue = `u${base64urlnopad.encode(mutant)}`;
    if (await accepts(() => suite.verify({ ...given, proof: { ...proof, proofValue } }))) accepted.push(mutant);
  }
  return { count, accepted };
}

/** How many mutants of the claims' text there were, how many said the same, and which others were accepted. */
async function mutateClaims({ document, proof, key, contexts }: Case, stride = 1, changes = CHANGES) {
  const meaning = await canonicalise(document.json, contexts);
  const accepted: string[] = [];
  let count = 0;
  let same = 0;
  for (const mutant of mutantsOf(new TextEncoder().encode(JSON.stringify(document.json)), stride, changes)) {
    count++;
    const verify = async () => {
      const credential = parseCredential(mutant, { contexts });
      return verifyProof({ document: { ...credential, proof }, proof, key, contexts });
    };
    if (!(await accepts(verify))) continue;
    const text = new TextDecoder().decode(mutant);
    if ((await canonicalise(JSON.parse(text), contexts)) === meaning) same++;
    else accepted.push(text);
  }
  return { count, same, accepted };
}

function ecdsaCase(name: EcdsaSdName): Case {
  const { step, key } = ecdsaSdExample(name);
  const { proof, ...json } = step('derivedRevealDocument');
  return { suite: ecdsaSd2023, document: unsecuredDocument(json, w3cContexts), proof, key, contexts: w3cContexts };
}

/** The whole of an example, derived from its base proof. */
async function wholeOf(name: EcdsaSdName) {
  const { step, document } = ecdsaSdExample(name);
  return ecdsaSd2023.derive({ document, proof: step('addSignedSDBase').proof, selectivePointers: [''] });
}

const bbsVectors = sharedVectors('w3c-vc-di-bbs', 110);

function bbsCase(folder: string): Case {
  if (bbsVectors === undefined) throw new Error('read only where the vectors are');
  const derived = selectiveSteps(bbsVectors, folder).step('derivedRevealDocument');
  const contexts = allowInlineContexts(w3cContexts);
  const { publicKeyHex } = bbsVectors.json('BBSKeyMaterial.json') as { publicKeyHex: string };
  const key = toPublicKey('BLS12-381-G2', Uint8Array.from(Buffer.from(publicKeyHex, 'hex')));
  const document = unsecuredDocument(withoutProof(derived), contexts);
  const { verifierId } = bbsVectors.json('FeatureInputs/verifierInfo.json') as { verifierId: string };
  return { suite: bbs2023, document, proof: derived.proof, key, contexts, verifierId };
}

describe.skipIf(ecdsaSdVectors === undefined)('A15 the vectors of ecdsa-sd-2023, byte by byte', () => {
  test.each<EcdsaSdName>(['employ', 'prc'])(
    '%s: no byte of the derived proof can be another',
    async (name) => {
      const vector = ecdsaCase(name);
      expect(await accepts(() => vector.suite.verify(vector))).toBe(true);
      const { accepted, count } = await mutateProof(vector);
      process.stdout.write(`  A15: ${count} mutants of the proof of ${name}, ${accepted.length} accepted\n`);
      expect(accepted).toEqual([]);
      expect(count).toBe(3 * 580);
    },
    TIMEOUT,
  );

  test(
    'employ, shown whole: no byte of its twenty signatures can be another',
    async () => {
      const vector = ecdsaCase('employ');
      const { proof, document } = await wholeOf('employ');
      const whole = { ...vector, proof, document: unsecuredDocument(document, w3cContexts) };
      expect(await accepts(() => whole.suite.verify(whole))).toBe(true);
      const { accepted, count } = await mutateProof(whole);
      process.stdout.write(
        `  A15: ${count} mutants of the proof of employ, shown whole, ${accepted.length} accepted\n`,
      );
      expect(accepted).toEqual([]);
      expect(count).toBeGreaterThan(4_000);
    },
    TIMEOUT,
  );

  test.each<EcdsaSdName>(['employ', 'prc'])(
    '%s: no byte of the derived document can be another',
    async (name) => {
      const { accepted, count, same } = await mutateClaims(ecdsaCase(name));
      process.stdout.write(
        `  A15: ${count} mutants of the claims of ${name}, ${accepted.length} accepted, ${same} same\n`,
      );
      expect(accepted).toEqual([]);
      expect(count).toBeGreaterThan(1_500);
    },
    TIMEOUT,
  );
});

describe.skipIf(bbsVectors === undefined)('A15 the vectors of bbs-2023, a sample of bytes', () => {
  // A mutant that reaches the arithmetic costs a tenth of a second.
  test.each([
    ['the sailor', ''],
    ['the permanent resident', 'prc/'],
    ['holder binding', 'HolderBinding/'],
    ['a pseudonym', 'Pseudonym/'],
    ['holder binding and a pseudonym', 'PseudonymHB/'],
  ])(
    '%s: no byte of the derived proof can be another',
    async (name, folder) => {
      const vector = bbsCase(folder);
      expect(await accepts(() => vector.suite.verify(vector))).toBe(true);
      const { accepted, count } = await mutateProof(vector, 11, [0x01]);
      process.stdout.write(`  A15: ${count} mutants of the proof of ${name}, ${accepted.length} accepted\n`);
      expect(accepted).toEqual([]);
      expect(count).toBeGreaterThan(50);
    },
    TIMEOUT,
  );

  test.each([
    ['the permanent resident', 'prc/'],
    ['holder binding', 'HolderBinding/'],
    ['a pseudonym', 'Pseudonym/'],
    ['holder binding and a pseudonym', 'PseudonymHB/'],
  ])(
    '%s: the header of the proof value, its labels and its indexes, every bit',
    async (name, folder) => {
      const vector = bbsCase(folder);
      const bytes = base64urlnopad.decode(vector.proof.proofValue.slice(1));
      const { length } = readBbsDerivedProof(vector.proof.proofValue).bbsProof;
      const around = [...bytes.keys()].filter((at) => at < 7 || at >= 7 + length);
      let count = 0;
      for (const at of around) {
        for (let bit = 0; bit < 8; bit++) {
          const mutant = bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
          const proof = { ...vector.proof, proofValue: `u${base64urlnopad.encode(mutant)}` };
          count++;
          expect(await accepts(() => vector.suite.verify({ ...vector, proof }))).toBe(false);
        }
      }
      process.stdout.write(`  A15: ${count} mutants around the BBS proof of ${name}, 0 accepted\n`);
      expect(count).toBe(8 * (bytes.length - length));
    },
    TIMEOUT,
  );
});

describe.each(selectiveSuites)('A16 $name: a changed bit of a shown badge is refused', (suite) => {
  test(
    'in its claims and in its proof',
    async () => {
      const { credential, key } = await issueSelectively(suite);
      const selectivePointers = ['/credentialSubject/result', '/evidence'];
      const shown = await deriveCredential({ credential, selectivePointers, random: seededRandom(3) });
      const { proof, ...json } = shown;
      const contexts = w3cContexts;
      const given = { document: unsecuredDocument(json, contexts), proof: proofOf({ ...credential, proof }), contexts };
      const subject: Case = { ...given, suite: suite.name === 'bbs-2023' ? bbs2023 : ecdsaSd2023, key: key.publicKey };
      const [inClaims, inProof] = suite.name === 'bbs-2023' ? [31, 47] : [3, 3];
      const claims = await mutateClaims(subject, inClaims, [0x04]);
      const proofs = await mutateProof(subject, inProof, [0x04]);
      process.stdout.write(`  A16: ${suite.name} ${claims.count} + ${proofs.count} mutants, 0 accepted\n`);
      expect([...claims.accepted, ...proofs.accepted]).toEqual([]);
      expect(claims.count + proofs.count).toBeGreaterThan(50);
    },
    TIMEOUT,
  );
});
