import { type KeyIdentity, SignerError } from '../ports/index.ts';

/** Refuses an identity that could be read as another once it is part of a text. */
export function checkIdentity({ owner, keyId, type }: KeyIdentity): void {
  if (![owner, keyId].every((part) => /^[\w.:-]+$/.test(part)) || !['Ed25519', 'secp256k1'].includes(type))
    throw new SignerError(
      'signer.input-invalid',
      'An owner or key id has only letters, digits, dots, colons and dashes; a type is Ed25519 or secp256k1.',
    );
}
