import type { Random } from '../cryptosuite.ts';
import { commitSecrets } from './bbs/commit-secrets.ts';
import type { HolderCommitment } from './holder-commitment.ts';
import { type HolderSecrets, readSecrets, writeScalar } from './holder-secrets.ts';

/** What `commitHolderSecrets` needs. */
export interface CommitHolderSecretsInput extends Omit<HolderSecrets, 'secretProverBlind'> {
  /** A weak source gives the secrets away. */
  readonly random: Random;
}

/** What `commitHolderSecrets` gives. */
export interface CommittedHolderSecrets {
  /** For the issuer. */
  readonly commitment: HolderCommitment;
  /** For nobody else: without it, nothing can be shown of the credential. */
  readonly secrets: HolderSecrets;
}

/**
 * The holder's first step towards a `bbs-2023` credential that only the holder can show: a commitment to its secrets for
 * the issuer (`signCredential`), and what the holder needs afterwards (`deriveCredential`). A new commitment for each
 * credential: the same one twice would show two issuers that they deal with one holder.
 *
 * @see https://www.w3.org/TR/vc-di-bbs/#anonymous-holder-binding
 * @throws CredentialError `proof.holder-secret-wrong`
 * @example
 * const { commitment, secrets } = commitHolderSecrets({ holderSecret, random });
 */
export function commitHolderSecrets({ random, ...secrets }: CommitHolderSecretsInput): CommittedHolderSecrets {
  const { commitmentWithProof, proverBlind } = commitSecrets(readSecrets(secrets), random);
  return {
    commitment: { feature: 'anonymous_holder_binding', commitmentWithProof },
    secrets: { ...secrets, secretProverBlind: writeScalar(proverBlind) },
  };
}
