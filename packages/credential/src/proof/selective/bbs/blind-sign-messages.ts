import { CredentialError } from '../../../errors.ts';
import { blindBasis } from './basis.ts';
import { checkCommitment } from './check-commitment.ts';
import { BLIND_API_ID, Fr, hashToScalar, messageToScalar, serialise } from './scalars.ts';
import { readSecretKey, type SignMessagesInput } from './sign-messages.ts';
import { signedPoint } from './signed-point.ts';

/** What `blindSignMessages` needs. */
export interface BlindSignMessagesInput extends SignMessagesInput {
  readonly commitmentWithProof: Uint8Array;
}

/**
 * `BlindSign` of blind BBS: signs messages, and with them the secrets in a holder's commitment, unseen. 80 bytes, the same
 * for the same input.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-blind-signature-generation
 * @throws CredentialError `proof.commitment-wrong`, `key.refused` for a secret that is no scalar, `credential.too-complex`
 */
export function blindSignMessages(input: BlindSignMessagesInput): Uint8Array<ArrayBuffer> {
  const { commitmentWithProof, messages } = input;
  const secret = readSecretKey(input.secretKey);
  const apiId = BLIND_API_ID;
  const commitment = checkCommitment(commitmentWithProof, apiId);
  if (commitment === undefined) throw new CredentialError('proof.commitment-wrong');
  const { secrets } = commitment;
  const basis = blindBasis({ apiId, messages: messages.length, secrets });
  const scalars = messages.map((message) => messageToScalar(message, apiId));
  const point = signedPoint({ ...input, basis, scalars }).point.add(commitment.point);
  const e = hashToScalar(serialise(secret, point), apiId);
  return Uint8Array.from(serialise(point.multiply(Fr.inv(Fr.add(secret, e))), e));
}
