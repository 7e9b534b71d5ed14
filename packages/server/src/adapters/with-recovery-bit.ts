import { secp256k1 } from '@noble/curves/secp256k1.js';
import { SignerError } from '../ports/index.ts';

/** r and s as a device gives them → r, the lower s, and the bit that leads from them to the public key. */
export function withRecoveryBit(made: { signature: Uint8Array; digest: Uint8Array; publicKey: Uint8Array }): Buffer {
  const { digest, publicKey } = made;
  if (made.signature.length !== 64) throw new SignerError('signer.unavailable', 'The device gave no signature.');
  const { r, s } = secp256k1.Signature.fromBytes(made.signature, 'compact');
  const { ORDER } = secp256k1.Point.Fn;
  const rs = new secp256k1.Signature(r, s > ORDER / 2n ? ORDER - s : s).toBytes('compact');
  for (const bit of [0, 1]) {
    const recovered = secp256k1.recoverPublicKey(Buffer.concat([Buffer.of(bit), rs]), digest, { prehash: false });
    if (Buffer.from(recovered).equals(publicKey)) return Buffer.concat([rs, Buffer.of(bit)]);
  }
  throw new SignerError('signer.unavailable', 'The device signed with another key.');
}
