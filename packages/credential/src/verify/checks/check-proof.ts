import { publicKeyOfMethod } from '../../key/public-key-of-method.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { cryptosuiteOf } from '../../proof/cryptosuite-of.ts';
import { faultOfTerms } from '../../proof/fault-of-terms.ts';
import { type Proof, parseProof } from '../../proof/proof.ts';
import type { ProofVerifier } from '../../proof/proof-verifier.ts';
import { attempt, type Finding, fail, pass, type Read, refused, toWarning, unknown } from '../finding.ts';
import type { Warning } from '../result.ts';
import type { SignatureFinding } from '../signature.ts';
import type { Terms } from './clock.ts';
import type { ResolvedKey } from './resolved-key.ts';

/** Proof types from before Data Integrity whose algorithms or definitions were given up. */
const WITHDRAWN: ReadonlySet<unknown> = new Set([
  'Ed25519Signature2018',
  'RsaSignature2018',
  'LinkedDataSignature2015',
  'EcdsaSecp256k1Signature2019',
  'EcdsaSecp256r1Signature2019',
  'JcsEd25519Signature2020',
]);

/** Reads one entry of `proof`, or says why it cannot count. */
export function readProof(proof: JsonObject): Read<Proof> {
  if (WITHDRAWN.has(proof.type)) return { ok: false, finding: fail('proof.suite-withdrawn', String(proof.type)) };
  const read = attempt(() => parseProof(proof));
  if (!read.ok || cryptosuiteOf(read.value) !== undefined) return read;
  const { type, cryptosuite } = read.value;
  return { ok: false, finding: unknown('proof.suite-unsupported', cryptosuite ?? type) };
}

/** The proof was made for this use and this occasion, is in force, and its signature is right. */
export async function checkProof(
  verifyProof: ProofVerifier,
  proof: Proof,
  key: Read<ResolvedKey>,
  terms: Terms,
): Promise<SignatureFinding> {
  const unfit = checkTerms(proof, terms);
  if (unfit !== undefined) return { finding: unfit };
  if (!key.ok) return { finding: unknown('proof.key-unavailable', key.finding.detail) };
  try {
    const { verified, ...shown } = await verifyProof(proof, publicKeyOfMethod(key.value.method), terms.verifierId);
    const finding = verified ? pass('proof.genuine', proof.cryptosuite) : fail('proof.signature-wrong');
    return { finding, ...shown, warnings: occasionWarnings(proof, terms) };
  } catch (error) {
    return { finding: refused(error) };
  }
}

function checkTerms(proof: Proof, terms: Terms): Finding | undefined {
  const { purpose: proofPurpose, domain, challenge } = terms;
  const asked = domain !== undefined || challenge !== undefined;
  // A presentation that nobody here asked for may be looked at, with a warning; a credential is made for no occasion.
  const unasked = asked || proofPurpose === 'assertionMethod' ? 'refused' : 'ignored';
  const fault = faultOfTerms(proof, { ...terms, proofPurpose, unasked });
  return fault === undefined ? undefined : fail(`proof.${fault.fault}`, fault.detail);
}

function occasionWarnings(proof: Proof, { purpose, challenge }: Terms): readonly Warning[] {
  const replayable = purpose === 'authentication' && challenge === undefined;
  return replayable && proof.challenge !== undefined ? [toWarning('proof.occasion-unknown')] : [];
}
