import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { testKey } from '../testing/test-issuer.ts';
import { type PublicKey, toPublicKey } from './public-key.ts';
import { algorithmOf, verifySignature } from './verify-signature.ts';

const L = 2n ** 252n + 27742317777372353535851937790883648493n;

describe('A04 signatures at the edge', () => {
  test('a signature is right once: S + L, a changed bit, another length and another key are not', async () => {
    const { publicKey: key, sign } = await testKey(3);
    const message = new TextEncoder().encode('message');
    const signature = Uint8Array.from(await sign(message));
    expect(await verifyEd25519(key, message, signature)).toBe(true);
    for (let bit = 0; bit < 512; bit++) {
      const changed = signature.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await verifyEd25519(key, message, changed)).toBe(false);
    }
    const s = signature.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + L;
    const high = Uint8Array.from({ length: 32 }, (_, at) => Number((s >> BigInt(8 * at)) & 0xffn));
    expect(await verifyEd25519(key, message, Uint8Array.from([...signature.slice(0, 32), ...high]))).toBe(false);
    expect(await verifyEd25519(key, message, signature.slice(0, 63))).toBe(false);
    expect(await verifyEd25519(key, message, Uint8Array.from([...signature, 0]))).toBe(false);
    const other = (await testKey(4)).publicKey;
    expect(await verifyEd25519(other, message, signature)).toBe(false);
  });

  test('the empty-key trick fails: a point of small order is no key', () => {
    const key = bytes('0100000000000000000000000000000000000000000000000000000000000000');
    expect(() => toPublicKey('Ed25519', key)).toThrow('key.refused');
  });

  test.each(['P-256', 'P-384', 'P-521', 'secp256k1'] as const)(
    '%s: right once, with its own key and algorithm',
    async (type) => {
      const key = await testKey(5, type);
      const data = new TextEncoder().encode('message');
      const signature = Uint8Array.from(await key.sign(data));
      const algorithm = algorithmOf(type);
      if (algorithm === undefined) throw new Error(type);
      expect(await verifySignature({ algorithm, key: key.publicKey, data, signature })).toBe(true);
      for (let bit = 0; bit < signature.length * 8; bit += 7) {
        const changed = signature.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await verifySignature({ algorithm, key: key.publicKey, data, signature: changed })).toBe(false);
      }
      const zero = new Uint8Array(signature.length);
      expect(await verifySignature({ algorithm, key: key.publicKey, data, signature: zero })).toBe(false);
      const other = await testKey(5);
      expect(await verifySignature({ algorithm, key: other.publicKey, data, signature })).toBe(false);
      expect(await verifySignature({ algorithm: 'EdDSA', key: key.publicKey, data, signature })).toBe(false);
    },
  );
});

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.decode(text));
}

function verifyEd25519(key: PublicKey, data: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>) {
  return verifySignature({ algorithm: 'EdDSA', key, data, signature });
}
