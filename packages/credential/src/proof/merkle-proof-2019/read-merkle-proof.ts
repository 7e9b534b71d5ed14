import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { dateTimeSchema } from '../../model/date-time.ts';
import { describeIssue } from '../../model/describe-issue.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { MerkleProof } from './merkle-proof.ts';
import { decodeProofValue } from './proof-value.ts';

/** The cryptosuite of today's Blockcerts; before Data Integrity, the type. */
export const MERKLE_PROOF_SUITE = 'merkle-proof-2019';
const LEGACY_TYPE = 'MerkleProof2019';

const text = z.string().min(1).max(2_048);
const proofSchema = z.looseObject({
  verificationMethod: text,
  proofPurpose: text,
  created: z.unknown(),
  proofValue: text.max(4_000),
  expires: z.never().optional(),
  domain: z.never().optional(),
  challenge: z.never().optional(),
});

/** A Merkle proof as it stands in a document. Nothing of it but what its value says is covered by anything. */
export interface ReadMerkleProof extends MerkleProof {
  readonly verificationMethod: string;
  readonly proofPurpose: string;
  /** What was written, where it is a time. */
  readonly created?: string | undefined;
}

/** True for an entry of `proof` that is a MerkleProof2019, in either of the forms it has had. */
export function isMerkleProof({ type, cryptosuite }: JsonObject): boolean {
  return type === LEGACY_TYPE || (type === 'DataIntegrityProof' && cryptosuite === MERKLE_PROOF_SUITE);
}

/**
 * Reads one entry of `proof` that {@link isMerkleProof}. The terms of such a proof are hashed by nobody: what would only
 * count because the signer wrote it (an expiry, an occasion) is refused, and `created` is not believed.
 *
 * @throws CredentialError `proof.malformed`
 */
export function readMerkleProof(proof: JsonObject): ReadMerkleProof {
  const parsed = proofSchema.safeParse(proof);
  if (!parsed.success) throw new CredentialError('proof.malformed', describeIssue(parsed.error));
  const { verificationMethod, proofPurpose, created, proofValue } = parsed.data;
  const time = dateTimeSchema.safeParse(created);
  return {
    ...decodeProofValue(proofValue),
    verificationMethod,
    proofPurpose,
    ...(time.success && { created: time.data }),
  };
}
