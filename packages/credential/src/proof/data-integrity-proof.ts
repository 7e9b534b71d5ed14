import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import type { DataIntegrityProof } from '../model/credential.ts';
import { dateTimeSchema } from '../model/date-time.ts';
import { describeIssue } from '../model/describe-issue.ts';
import type { JsonObject } from '../model/json-value.ts';

const proofSchema = z.looseObject({
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.string().min(1).max(100),
  created: dateTimeSchema.optional(),
  expires: dateTimeSchema.optional(),
  verificationMethod: z.string().min(1).max(2_048),
  proofPurpose: z.string().min(1).max(2_048),
  proofValue: z.string().min(1).max(20_000),
});

/**
 * Reads one proof.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#proofs
 * @throws CredentialError `proof.malformed`
 */
export function parseDataIntegrityProof(proof: JsonObject): DataIntegrityProof {
  const parsed = proofSchema.safeParse(proof);
  if (!parsed.success) throw new CredentialError('proof.malformed', describeIssue(parsed.error));
  // The schema has just proven the members that DataIntegrityProof names.
  return proof as DataIntegrityProof;
}
