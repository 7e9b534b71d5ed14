import { CredentialError } from '../../../errors.ts';
import { blindBasis } from './basis.ts';
import { checkCommitment } from './check-commitment.ts';
import { G1 } from './generators.ts';
import { BLIND_API_ID, Fr, hashToScalar, messageToScalar, NYM_API_ID, serialise } from './scalars.ts';
import { readSecretKey, type SignMessagesInput } from './sign-messages.ts';
import { signedPoint } from './signed-point.ts';

/** What `blindSignMessages` needs. */
export interface BlindSignMessagesInput extends SignMessagesInput {
  readonly commitmentWithProof: Uint8Array;
  /**
   * For pseudonyms, the issuer's part of what makes them: another for each holder, drawn after the commitment was received,
   * so that nobody can have the pseudonyms of somebody whose secret it learnt.
   */
  readonly signerNymEntropy?: bigint | undefined;
}

/**
 * `BlindSign` of blind BBS, and of BBS with pseudonyms: signs messages, and with them the secrets in a holder's commitment,
 * unseen. 80 bytes, the same for the same input.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-blind-signature-generation
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-per-verifier-linkability-00.html#name-blind-issuance
 * @throws CredentialError `proof.commitment-wrong`, `key.refused` for a secret that is no scalar, `credential.too-complex`
 */
export function blindSignMessages(input: BlindSignMessagesInput): Uint8Array<ArrayBuffer> {
  const { commitmentWithProof, messages, signerNymEntropy = 0n } = input;
  const secret = readSecretKey(input.secretKey);
  const apiId = input.signerNymEntropy === undefined ? BLIND_API_ID : NYM_API_ID;
  const commitment = checkCommitment(commitmentWithProof, apiId);
  if (commitment === undefined) throw new CredentialError('proof.commitment-wrong');
  const basis = blindBasis({ apiId, messages: messages.length, secrets: commitment.secrets });
  const scalars = messages.map((message) => messageToScalar(message, apiId));
  const nym = basis.generators.at(-1)?.point.multiplyUnsafe(signerNymEntropy) ?? G1.ZERO;
  const point = signedPoint({ ...input, basis, scalars })
    .point.add(commitment.point)
    .add(nym);
  const e = hashToScalar(serialise(secret, point), apiId);
  return Uint8Array.from(serialise(point.multiply(Fr.inv(Fr.add(secret, e))), e));
}
