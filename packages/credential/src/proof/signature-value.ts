import { base58 } from '@scure/base';
import { CredentialError } from '../errors.ts';

/** A signature as a `proofValue`: base58btc with its multibase letter. */
export function encodeSignature(signature: Uint8Array): string {
  return `z${base58.encode(signature)}`;
}

/**
 * The signature in a `proofValue`. base58 takes quadratic time: nothing longer than such a signature is decoded.
 *
 * @see https://www.w3.org/TR/cid-1.0/#multibase-0
 * @throws CredentialError `proof.malformed`
 */
export function decodeSignature(proofValue: string, length: number): Uint8Array<ArrayBuffer> {
  const most = 1 + Math.ceil((length * 8) / Math.log2(58));
  if (!proofValue.startsWith('z') || proofValue.length > most) {
    throw new CredentialError('proof.malformed', `proofValue is not base58btc of ${length} bytes`);
  }
  const signature = decode(proofValue.slice(1));
  if (signature.length !== length) {
    throw new CredentialError('proof.malformed', `a signature of ${signature.length} bytes, not ${length}`);
  }
  return signature;
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(base58.decode(text));
  } catch (cause) {
    throw new CredentialError('proof.malformed', 'proofValue is not base58btc', { cause });
  }
}
