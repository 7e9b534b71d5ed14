import { CredentialError } from '../../../errors.ts';
import { blindBasis } from './basis.ts';
import { type BlindSecrets, scalarsOfSecrets } from './blind-secrets.ts';
import { checkSignature } from './check-signature.ts';
import type { ProveMessagesInput } from './prove-messages.ts';
import { proveScalars } from './prove-scalars.ts';
import { messageToScalar } from './scalars.ts';

/** What `proveBlindMessages` needs. */
export interface ProveBlindMessagesInput extends ProveMessagesInput {
  readonly secrets: BlindSecrets;
  /** What hid the secrets from the issuer. */
  readonly proverBlind: bigint;
}

/**
 * `BlindProofGen` of blind BBS: proves that one holds a signature over the messages and knows the secrets that were signed
 * with them, and shows only some of the messages. Unlike `proveMessages`, it looks first whether the signature is over
 * these secrets, which only their holder can do.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-proof-generation
 * @throws CredentialError `proof.holder-secret-wrong`, `proof.malformed` when the signature cannot be one,
 * `credential.too-complex`
 */
export function proveBlindMessages(input: ProveBlindMessagesInput): Uint8Array<ArrayBuffer> {
  const { messages, proverBlind, secrets } = input;
  const { apiId, scalars: committed } = scalarsOfSecrets(secrets);
  const basis = blindBasis({ apiId, messages: messages.length, secrets: committed.length });
  const known = messages.map((message) => messageToScalar(message, apiId));
  const signed = { ...input, basis, scalars: [...known, proverBlind, ...committed] };
  if (!checkSignature(signed)) throw new CredentialError('proof.holder-secret-wrong');
  return proveScalars(signed);
}
