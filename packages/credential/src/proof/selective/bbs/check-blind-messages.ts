import { blindBasis } from './basis.ts';
import type { CheckMessagesInput } from './check-messages.ts';
import { checkScalars, inOrder } from './check-scalars.ts';
import { MAX_MESSAGES } from './generators.ts';
import { readProof } from './read-proof.ts';
import { BLIND_API_ID, messageToScalar } from './scalars.ts';

/** What `checkBlindMessages` needs. */
export interface CheckBlindMessagesInput extends CheckMessagesInput {
  /** How many messages the issuer signed, as the holder says. */
  readonly count: number;
}

/**
 * `BlindProofVerify` of blind BBS: whether the proof shows that the messages were signed, in these places, under this
 * header, together with one secret that whoever made the proof knows.
 *
 * All places must be among the messages that the issuer knew: behind them is what the holder chose, which could be made to
 * look like a statement that the issuer made.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-proof-verification
 */
export function checkBlindMessages({ proof, messages, places, count, ...input }: CheckBlindMessagesInput): boolean {
  const read = readProof(proof);
  if (read === undefined || count > MAX_MESSAGES) return false;
  // One of the answers is for the factor that hid the commitment.
  const secrets = messages.length + read.answers.length - count - 1;
  if (secrets !== 1 || places.length !== messages.length || !inOrder(places, count)) return false;
  const basis = blindBasis({ apiId: BLIND_API_ID, messages: count, secrets });
  const shown = messages.map((message, at) => [places[at] ?? 0, messageToScalar(message, basis.apiId)] as const);
  return checkScalars({ ...input, proof: read, basis, shown });
}
