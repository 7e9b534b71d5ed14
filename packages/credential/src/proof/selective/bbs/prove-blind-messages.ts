import { CredentialError } from '../../../errors.ts';
import { blindBasis } from './basis.ts';
import { type BlindSecrets, scalarsOfSecrets } from './blind-secrets.ts';
import { checkSignature } from './check-signature.ts';
import type { ProveMessagesInput } from './prove-messages.ts';
import { proveScalars } from './prove-scalars.ts';
import { verifierPoint } from './pseudonym.ts';
import { messageToScalar } from './scalars.ts';

/** What `proveBlindMessages` needs. */
export interface ProveBlindMessagesInput extends ProveMessagesInput {
  readonly secrets: BlindSecrets;
  /** What hid the secrets from the issuer. */
  readonly proverBlind: bigint;
  /** For whom the pseudonym is, where the secrets make pseudonyms. */
  readonly verifierId?: string | undefined;
}

/** A proof, and the pseudonym that it shows to be the prover's. */
export interface BlindProof {
  readonly bbsProof: Uint8Array<ArrayBuffer>;
  /** The 48 bytes of a point. */
  readonly pseudonym?: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * `BlindProofGen` of blind BBS, and `ProofGenWithNym`: proves that one holds a signature over the messages and knows the
 * secrets that were signed with them, and shows only some of the messages. Unlike `proveMessages`, it looks first whether
 * the signature is over these secrets, which only their holder can do.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-proof-generation
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-per-verifier-linkability-00.html#name-proof-generation-with-pseud
 * @throws CredentialError `proof.holder-secret-wrong`, `proof.verifier-missing`, `proof.malformed` when the signature cannot
 * be one, `key.refused`, `credential.too-complex`
 */
export function proveBlindMessages(input: ProveBlindMessagesInput): BlindProof {
  const { messages, proverBlind, secrets } = input;
  const { apiId, scalars: committed } = scalarsOfSecrets(secrets);
  const basis = blindBasis({ apiId, messages: messages.length, secrets: committed.length });
  const known = messages.map((message) => messageToScalar(message, apiId));
  const signed = { ...input, basis, scalars: [...known, proverBlind, ...committed] };
  if (!checkSignature(signed)) throw new CredentialError('proof.holder-secret-wrong');
  const pseudonym = pseudonymOf(input);
  const bbsProof = proveScalars({ ...signed, pseudonym });
  return { bbsProof, pseudonym: pseudonym && Uint8Array.from(pseudonym.point.toBytes()) };
}

function pseudonymOf({ secrets: { nymSecret }, verifierId = '' }: ProveBlindMessagesInput) {
  if (nymSecret === undefined) return undefined;
  if (verifierId === '') throw new CredentialError('proof.verifier-missing');
  const base = verifierPoint(verifierId);
  return { base, point: base.multiply(nymSecret) };
}
