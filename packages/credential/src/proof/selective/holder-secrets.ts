import { numberToBytesBE } from '@noble/curves/utils.js';
import { CredentialError } from '../../errors.ts';
import type { BlindSecrets } from './bbs/blind-secrets.ts';
import { readScalars } from './bbs/scalars.ts';

/** What a holder keeps to itself of a `bbs-2023` credential that is tied to it, and needs to show any of it. */
export interface HolderSecrets {
  /** At least 32 random bytes. One serves for any number of credentials. */
  readonly holderSecret: Uint8Array;
  /** 32 bytes, another for each commitment: what `commitHolderSecrets` gave. */
  readonly secretProverBlind: Uint8Array;
}

const MIN_SECRET = 32;
const MAX_SECRET = 1_024;

/**
 * Reads the secrets that are signed. A short one could be guessed from a commitment whose other secret got out.
 *
 * @throws CredentialError `proof.holder-secret-wrong`
 */
export function readSecrets({ holderSecret }: Omit<HolderSecrets, 'secretProverBlind'>): BlindSecrets {
  if (holderSecret.length < MIN_SECRET || holderSecret.length > MAX_SECRET) {
    throw new CredentialError('proof.holder-secret-wrong', `${holderSecret.length} bytes`);
  }
  return { holderSecret };
}

/** @throws CredentialError `proof.holder-secret-wrong` */
export function readScalar(bytes: Uint8Array): bigint {
  const [scalar] = readScalars(bytes) ?? [];
  if (bytes.length !== 32 || scalar === undefined) throw new CredentialError('proof.holder-secret-wrong', 'no scalar');
  return scalar;
}

/** A scalar as the 32 bytes that {@link readScalar} reads. */
export function writeScalar(scalar: bigint): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(numberToBytesBE(scalar, 32));
}
