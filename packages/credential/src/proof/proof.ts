import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { dateTimeSchema } from '../model/date-time.ts';
import { describeIssue } from '../model/describe-issue.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';

/** How many proofs one document may carry: each costs a signature and, in a chain, a hash of the document of its own. */
export const MAX_PROOFS = 16;

const text = z.string().min(1).max(2_048);
const texts = z.union([text, z.array(text).min(1).max(MAX_PROOFS)]);

const proofSchema = z
  .looseObject({
    id: text.optional(),
    type: text,
    cryptosuite: z.string().min(1).max(100).optional(),
    created: dateTimeSchema.optional(),
    expires: dateTimeSchema.optional(),
    verificationMethod: text,
    proofPurpose: text,
    domain: texts.optional(),
    challenge: text.optional(),
    nonce: text.optional(),
    previousProof: texts.optional(),
    proofValue: z.string().min(1).max(200_000),
  })
  .refine(({ type, cryptosuite }) => type !== 'DataIntegrityProof' || cryptosuite !== undefined, {
    message: 'missing',
    path: ['cryptosuite'],
  });

/**
 * A proof before it is made, and after it without its `proofValue`: what the suites hash beside the document.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#proofs
 */
export interface ProofOptions extends JsonObject {
  /** Only the suites that sign JSON write it: the contexts in which the document was signed. */
  readonly '@context'?: JsonValue;
  readonly id?: string;
  /** `DataIntegrityProof`, or the name of a suite from before there was `cryptosuite`. */
  readonly type: string;
  readonly cryptosuite?: string;
  readonly created?: string;
  readonly expires?: string;
  readonly verificationMethod: string;
  readonly proofPurpose: string;
  readonly domain?: string | readonly string[];
  readonly challenge?: string;
  readonly nonce?: string;
  readonly previousProof?: string | readonly string[];
}

/** A proof as it stands in a document. */
export interface Proof extends ProofOptions {
  readonly proofValue: string;
}

/**
 * Reads one proof, of whichever suite.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#proofs
 * @throws CredentialError `proof.malformed`
 */
export function parseProof(proof: JsonObject): Proof {
  const parsed = proofSchema.safeParse(proof);
  if (!parsed.success) throw new CredentialError('proof.malformed', describeIssue(parsed.error));
  // The schema has just proven the members that Proof names.
  return proof as Proof;
}
