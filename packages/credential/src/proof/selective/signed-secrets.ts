import { CredentialError } from '../../errors.ts';
import type { BlindSecrets } from './bbs/blind-secrets.ts';
import { Fr } from './bbs/scalars.ts';
import type { BbsBaseProof } from './bbs-proof-value.ts';
import { type HolderSecrets, readScalar, readSecrets } from './holder-secrets.ts';

/** The secrets as they were signed. */
export interface SignedSecrets {
  readonly secrets: BlindSecrets;
  readonly proverBlind: bigint;
}

/**
 * What was signed unseen with a base proof, of the secrets that the holder committed to; undefined where nothing was. Secrets
 * for a base proof that is tied to none are not passed over: its holder thinks that it is safer than it is.
 *
 * @throws CredentialError `proof.holder-secret-wrong`
 */
export function signedSecrets(base: BbsBaseProof, given: HolderSecrets | undefined): SignedSecrets | undefined {
  const { isHolderBound, signerNymEntropy } = base;
  if (isHolderBound !== (given !== undefined)) {
    throw new CredentialError('proof.holder-secret-wrong', isHolderBound ? 'none given' : 'tied to none');
  }
  if (given === undefined) return undefined;
  const { holderSecret, nymSecret: proverNym } = readSecrets(given);
  if ((signerNymEntropy === undefined) !== (proverNym === undefined)) {
    throw new CredentialError('proof.holder-secret-wrong', proverNym === undefined ? 'no nym given' : 'tied to no nym');
  }
  const proverBlind = readScalar(given.secretProverBlind);
  if (signerNymEntropy === undefined || proverNym === undefined) return { secrets: { holderSecret }, proverBlind };
  const nymSecret = Fr.add(proverNym, signerNymEntropy);
  // It would be everybody's pseudonym.
  if (nymSecret === 0n) throw new CredentialError('proof.holder-secret-wrong', 'the nym is nothing');
  return { secrets: { holderSecret, nymSecret }, proverBlind };
}
