import { p256 } from '@noble/curves/nist.js';
import { CredentialError } from '../../errors.ts';
import { multicodecs } from '../../key/multicodec.ts';
import { type PublicKey, toPublicKey } from '../../key/public-key.ts';
import type { Random } from '../cryptosuite.ts';

/** A key that signs the statements of one proof, and is gone afterwards. */
export interface ProofScopedKey {
  /** As a Multikey without its multibase prefix: what the base signature binds to the proof. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  sign(statement: Uint8Array): Uint8Array<ArrayBuffer>;
}

/**
 * Makes a key for one proof. The only place where Laurel signs by itself and not by the caller's signer: the key is made
 * of the caller's randomness (WebCrypto would draw its own) and never leaves this function. It takes noble for it, which
 * signs deterministically (RFC 6979), so that no weak randomness can give it away.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#base-proof-serialization-ecdsa-sd-2023
 * @throws CredentialError `proof.signer-failed` when the randomness is none
 */
export function makeProofScopedKey(random: Random): ProofScopedKey {
  const secret = drawSecret(random);
  return {
    publicKey: Uint8Array.from([...prefix(), ...p256.getPublicKey(secret, true)]),
    sign: (statement) => Uint8Array.from(p256.sign(statement, secret, { prehash: true, lowS: false })),
  };
}

/** One in 2^32 of the 32-byte strings is no key (SEC 1 section 3.2.1): a second draw, not a weaker key. */
function drawSecret(random: Random): Uint8Array {
  for (let draw = 0; draw < 4; draw++) {
    const secret = Uint8Array.from(random(32));
    if (p256.utils.isValidSecretKey(secret)) return secret;
  }
  throw new CredentialError('proof.signer-failed', 'random gave no P-256 key');
}

/**
 * The public key that a proof brings along.
 *
 * @throws CredentialError `proof.malformed`, `key.refused`
 */
export function readProofScopedKey(publicKey: Uint8Array): PublicKey {
  const [first, second] = prefix();
  if (publicKey[0] !== first || publicKey[1] !== second) {
    throw new CredentialError('proof.malformed', 'the proof-scoped key is not of P-256');
  }
  return toPublicKey('P-256', publicKey.subarray(2));
}

function prefix(): readonly number[] {
  return multicodecs.find(({ type }) => type === 'P-256')?.prefix ?? [];
}
