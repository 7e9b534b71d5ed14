import { blindBasis } from './basis.ts';
import { isSecretCount } from './blind-secrets.ts';
import type { CheckMessagesInput } from './check-messages.ts';
import { checkScalars, inOrder } from './check-scalars.ts';
import { MAX_MESSAGES } from './generators.ts';
import { verifierPoint } from './pseudonym.ts';
import { readPoint } from './read-point.ts';
import { readProof } from './read-proof.ts';
import { BLIND_API_ID, messageToScalar, NYM_API_ID } from './scalars.ts';

/** What `checkBlindMessages` needs. */
export interface CheckBlindMessagesInput extends CheckMessagesInput {
  /** How many messages the issuer signed, as the holder says. */
  readonly count: number;
  /** The pseudonym that the holder says to have, and with whom. */
  readonly pseudonym?: { readonly bytes: Uint8Array; readonly verifierId: string } | undefined;
}

/**
 * `BlindProofVerify` of blind BBS, and `ProofVerifyWithNym`: whether the proof shows that the messages were signed, in these
 * places, under this header, together with secrets that whoever made the proof knows, the last of which makes the pseudonym.
 * Gives the number of those secrets, or undefined where the proof is wrong.
 *
 * All places must be among the messages that the issuer knew: behind them is what the holder chose, which could be made to
 * look like a statement that the issuer made.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-proof-verification
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-per-verifier-linkability-00.html#name-proof-verification-with-pse
 */
export function checkBlindMessages(input: CheckBlindMessagesInput): number | undefined {
  const { count, messages, places } = input;
  const proof = readProof(input.proof);
  if (proof === undefined || count > MAX_MESSAGES) return undefined;
  const apiId = input.pseudonym === undefined ? BLIND_API_ID : NYM_API_ID;
  // One of the answers is for the factor that hid the commitment.
  const secrets = messages.length + proof.answers.length - count - 1;
  if (!isSecretCount(secrets, apiId) || places.length !== messages.length || !inOrder(places, count)) return undefined;
  const pseudonym = readPseudonym(input.pseudonym);
  if (pseudonym === 'malformed') return undefined;
  const basis = blindBasis({ apiId, messages: count, secrets });
  const shown = messages.map((message, at) => [places[at] ?? 0, messageToScalar(message, apiId)] as const);
  return checkScalars({ ...input, proof, basis, shown, pseudonym }) ? secrets : undefined;
}

function readPseudonym(pseudonym: CheckBlindMessagesInput['pseudonym']) {
  if (pseudonym === undefined) return undefined;
  const point = readPoint(pseudonym.bytes);
  return point === undefined ? 'malformed' : { base: verifierPoint(pseudonym.verifierId), point };
}
