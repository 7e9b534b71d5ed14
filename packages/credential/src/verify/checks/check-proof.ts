import { publicKeyOfMethod } from '../../key/public-key-of-method.ts';
import { toInstant } from '../../model/date-time.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { type Proof, parseProof } from '../../proof/proof.ts';
import type { ProofVerifier } from '../../proof/proof-verifier.ts';
import { attempt, type Finding, fail, pass, type Read, refused, unknown } from '../finding.ts';
import type { SignatureFinding } from '../signature.ts';
import type { Clock } from './clock.ts';
import type { ResolvedKey } from './resolve-key.ts';

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
  if (proof.type !== 'DataIntegrityProof') {
    return { ok: false, finding: unknown('proof.suite-unsupported', JSON.stringify(proof.type)) };
  }
  if (proof.previousProof !== undefined) return { ok: false, finding: unknown('proof.chain-unsupported') };
  return attempt(() => parseProof(proof));
}

/** The proof was made to issue a credential, is in force, and its signature is right. */
export async function checkProof(
  verifyProof: ProofVerifier,
  proof: Proof,
  key: Read<ResolvedKey>,
  clock: Clock,
): Promise<SignatureFinding> {
  const unfit = checkTerms(proof, clock);
  if (unfit !== undefined) return { finding: unfit };
  if (!key.ok) return { finding: unknown('proof.key-unavailable', key.finding.detail) };
  try {
    const { verified, ...hashes } = await verifyProof(proof, publicKeyOfMethod(key.value.method));
    return { finding: verified ? pass('proof.genuine', proof.cryptosuite) : fail('proof.signature-wrong'), ...hashes };
  } catch (error) {
    return { finding: refused(error) };
  }
}

function checkTerms(proof: Proof, { now, toleranceMs }: Clock): Finding | undefined {
  if (proof.proofPurpose !== 'assertionMethod') return fail('proof.purpose-wrong', proof.proofPurpose);
  if (proof.challenge !== undefined || proof.domain !== undefined) return fail('proof.bound-elsewhere');
  if (proof.expires !== undefined && toInstant(proof.expires).getTime() <= now.getTime() - toleranceMs) {
    return fail('proof.expired', proof.expires);
  }
  if (proof.created !== undefined && toInstant(proof.created).getTime() > now.getTime() + toleranceMs) {
    return fail('proof.created-in-future', proof.created);
  }
  return undefined;
}
