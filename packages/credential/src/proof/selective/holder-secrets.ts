import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { CredentialError } from '../../errors.ts';
import type { BlindSecrets } from './bbs/blind-secrets.ts';
import { Fr, readScalars } from './bbs/scalars.ts';

/** The secrets that a holder has a `bbs-2023` credential tied to: one of them, or both. */
export interface ChosenSecrets {
  /** At least 32 random bytes. One serves for any number of credentials, which all can be shown by who knows it. */
  readonly holderSecret?: Uint8Array | undefined;
  /** For pseudonyms: 32 random bytes. The issuer adds a part of its own, so that pseudonyms are others with each credential. */
  readonly proverNym?: Uint8Array | undefined;
}

/** What a holder keeps to itself of a `bbs-2023` credential that is tied to it, and needs to show any of it. */
export interface HolderSecrets extends ChosenSecrets {
  /** 32 bytes, another for each commitment: what `commitHolderSecrets` gave. */
  readonly secretProverBlind: Uint8Array;
}

const MIN_SECRET = 32;
const MAX_SECRET = 1_024;

/**
 * Reads the secrets that are committed to. A short one could be guessed by who got hold of the rest.
 *
 * @throws CredentialError `proof.holder-secret-wrong`
 */
export function readSecrets({ holderSecret, proverNym }: ChosenSecrets): BlindSecrets {
  if (holderSecret === undefined && proverNym === undefined) {
    throw new CredentialError('proof.holder-secret-wrong', 'none given');
  }
  const { length = MIN_SECRET } = holderSecret ?? {};
  if (length < MIN_SECRET || length > MAX_SECRET) {
    throw new CredentialError('proof.holder-secret-wrong', `${length} bytes`);
  }
  return { holderSecret, nymSecret: proverNym && readNym(proverNym) };
}

/** Counted modulo the order of the group, so that any random bytes will do. */
function readNym(proverNym: Uint8Array): bigint {
  const scalar = Fr.create(bytesToNumberBE(proverNym));
  if (proverNym.length !== 32 || scalar === 0n) throw new CredentialError('proof.holder-secret-wrong', 'no nym');
  return scalar;
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
