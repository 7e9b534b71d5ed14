import type { Random } from '../cryptosuite.ts';
import type { BlindSecrets } from './bbs/blind-secrets.ts';
import { commitSecrets } from './bbs/commit-secrets.ts';
import type { HolderCommitment, HolderFeature } from './holder-commitment.ts';
import { type ChosenSecrets, type HolderSecrets, readSecrets, writeScalar } from './holder-secrets.ts';

/** What `commitHolderSecrets` needs: a secret, or two. */
export interface CommitHolderSecretsInput extends ChosenSecrets {
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
 * With `proverNym`, the credential is always shown under a pseudonym, the same at each visit to one verifier and another
 * with every other verifier.
 *
 * @see https://www.w3.org/TR/vc-di-bbs/#anonymous-holder-binding
 * @see https://www.w3.org/TR/vc-di-bbs/#credential-bound-pseudonyms
 * @throws CredentialError `proof.holder-secret-wrong`
 * @example
 * const { commitment, secrets } = commitHolderSecrets({ holderSecret, random });
 */
export function commitHolderSecrets({ random, ...chosen }: CommitHolderSecretsInput): CommittedHolderSecrets {
  const secrets = readSecrets(chosen);
  const { commitmentWithProof, proverBlind } = commitSecrets(secrets, random);
  return {
    commitment: { feature: featureOf(secrets), commitmentWithProof },
    secrets: { ...chosen, secretProverBlind: writeScalar(proverBlind) },
  };
}

function featureOf({ holderSecret, nymSecret }: BlindSecrets): HolderFeature {
  if (nymSecret === undefined) return 'anonymous_holder_binding';
  return holderSecret === undefined ? 'pseudonym' : 'holder_binding_pseudonym';
}
