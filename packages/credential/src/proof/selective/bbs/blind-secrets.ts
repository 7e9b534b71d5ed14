import { BLIND_API_ID, messageToScalar, NYM_API_ID } from './scalars.ts';

/** What a holder has signed unseen: the one, the other, or both. */
export interface BlindSecrets {
  readonly holderSecret?: Uint8Array | undefined;
  /** What makes pseudonyms. The holder commits to its own part of it; with the issuer's part added, it is signed. */
  readonly nymSecret?: bigint | undefined;
}

/** The scalars that are signed for the secrets, in order, and the interface under which. */
export function scalarsOfSecrets({ holderSecret, nymSecret }: BlindSecrets): {
  readonly apiId: string;
  readonly scalars: readonly bigint[];
} {
  const apiId = nymSecret === undefined ? BLIND_API_ID : NYM_API_ID;
  const first = holderSecret === undefined ? [] : [messageToScalar(holderSecret, apiId)];
  return { apiId, scalars: nymSecret === undefined ? first : [...first, nymSecret] };
}

/** Whether so many secrets are signed under an interface: one, or where one of them makes pseudonyms another beside it. */
export function isSecretCount(count: number, apiId: string): boolean {
  return count === 1 || (count === 2 && apiId === NYM_API_ID);
}
