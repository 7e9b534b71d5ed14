import { BLIND_API_ID, messageToScalar } from './scalars.ts';

/** What a holder has signed unseen. Which of them there are decides under which interface. */
export interface BlindSecrets {
  readonly holderSecret: Uint8Array;
}

/** The scalars that are signed for the secrets, in order, and the interface under which. */
export function scalarsOfSecrets({ holderSecret }: BlindSecrets): {
  readonly apiId: string;
  readonly scalars: readonly bigint[];
} {
  return { apiId: BLIND_API_ID, scalars: [messageToScalar(holderSecret, BLIND_API_ID)] };
}
