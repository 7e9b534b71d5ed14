import type { Random } from '../../cryptosuite.ts';
import { plainBasis } from './basis.ts';
import { proveScalars } from './prove-scalars.ts';
import { messageToScalar } from './scalars.ts';
import type { BbsMessages } from './sign-messages.ts';

/** What `proveMessages` needs. */
export interface ProveMessagesInput extends BbsMessages {
  readonly signature: Uint8Array;
  readonly presentationHeader: Uint8Array;
  /** The places of the messages that are disclosed, in order. */
  readonly disclosed: readonly number[];
  readonly random: Random;
}

/**
 * `ProofGen` of BBS: proves that one holds a signature over the messages, and shows only some of them. Two proofs of one
 * signature cannot be told to be of one, as long as `random` is. It does not look whether the signature is right: a proof
 * of a wrong one is wrong.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.5.3
 * @throws CredentialError `proof.malformed` when the signature cannot be one, `credential.too-complex`
 */
export function proveMessages({ messages, ...input }: ProveMessagesInput): Uint8Array<ArrayBuffer> {
  const basis = plainBasis(messages.length);
  const scalars = messages.map((message) => messageToScalar(message, basis.apiId));
  return proveScalars({ ...input, basis, scalars });
}
