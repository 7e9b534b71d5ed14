import { CredentialError } from '../../errors.ts';
import { checkCommitment } from './bbs/check-commitment.ts';
import { BLIND_API_ID, NYM_API_ID } from './bbs/scalars.ts';
import type { HolderCommitment, HolderFeature } from './holder-commitment.ts';

/** A map, since the name may come from a holder's request, whatever its type says. */
const secretsOf: ReadonlyMap<HolderFeature, { readonly apiId: string; readonly count: number }> = new Map([
  ['anonymous_holder_binding', { apiId: BLIND_API_ID, count: 1 }],
  ['pseudonym', { apiId: NYM_API_ID, count: 1 }],
  ['holder_binding_pseudonym', { apiId: NYM_API_ID, count: 2 }],
]);

/**
 * Checks that a commitment is to what it says. The signer must look at its proof too; but a signer says no without saying
 * why, and knows no features.
 *
 * @throws CredentialError `proof.commitment-wrong`
 */
export function checkHolderCommitment({ commitmentWithProof, feature }: HolderCommitment): void {
  const expected = secretsOf.get(feature);
  const isRight =
    expected !== undefined &&
    commitmentWithProof instanceof Uint8Array &&
    checkCommitment(commitmentWithProof, expected.apiId)?.secrets === expected.count;
  if (!isRight) throw new CredentialError('proof.commitment-wrong', String(feature));
}
