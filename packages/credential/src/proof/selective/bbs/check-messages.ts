import type { PublicKey } from '../../../key/public-key.ts';
import { plainBasis } from './basis.ts';
import { checkScalars, inOrder } from './check-scalars.ts';
import { MAX_MESSAGES } from './generators.ts';
import { readProof } from './read-proof.ts';
import { messageToScalar } from './scalars.ts';

/** What `checkMessages` needs. */
export interface CheckMessagesInput {
  readonly publicKey: PublicKey;
  readonly proof: Uint8Array;
  readonly header: Uint8Array;
  readonly presentationHeader: Uint8Array;
  readonly messages: readonly Uint8Array[];
  /** The place of each message among all that were signed, in order. */
  readonly places: readonly number[];
}

/**
 * `ProofVerify` of BBS: whether the proof shows that the messages were signed, in these places, under this header. What
 * can be seen without arithmetic is seen first.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.5.4
 */
export function checkMessages({ proof, messages, places, ...input }: CheckMessagesInput): boolean {
  const read = readProof(proof);
  if (read === undefined) return false;
  const count = messages.length + read.answers.length;
  if (count > MAX_MESSAGES || places.length !== messages.length || !inOrder(places, count)) return false;
  const basis = plainBasis(count);
  const shown = messages.map((message, at) => [places[at] ?? 0, messageToScalar(message, basis.apiId)] as const);
  return checkScalars({ ...input, proof: read, basis, shown });
}
