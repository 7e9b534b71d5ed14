import { existsSync, readFileSync } from 'node:fs';
import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { checkEd25519Key } from '../did/check-ed25519-key.ts';
import { decodePublicKeyMultibase } from '../did/decode-public-key-multibase.ts';
import { testKey } from '../testing/test-issuer.ts';
import { verifyEd25519 } from './verify-ed25519.ts';

const VECTORS = new URL('../../../../../shared/vectors/wycheproof/ed25519_test.json', import.meta.url);
const COUNT = 151;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

interface Wycheproof {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: string;
    }[];
  }[];
}

describe('A04 signatures at the edge', () => {
  if (!existsSync(VECTORS)) process.stdout.write(`  ${COUNT} Wycheproof vectors skipped: the folder is not there\n`);

  test.skipIf(!existsSync(VECTORS))(`all ${COUNT} Wycheproof vectors`, async () => {
    const { testGroups }: Wycheproof = JSON.parse(readFileSync(VECTORS, 'utf8'));
    const wrong: number[] = [];
    let count = 0;
    for (const { publicKey, tests } of testGroups) {
      for (const { tcId, msg, sig, result } of tests) {
        count++;
        const verified = await verifyEd25519(bytes(publicKey.pk), bytes(msg), bytes(sig));
        if (verified !== (result === 'valid')) wrong.push(tcId);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBe(COUNT);
  });

  test('a signature is right once: S + L, a changed bit, another length and another key are not', async () => {
    const { publicKeyMultibase, sign } = await testKey(3);
    const key = decodePublicKeyMultibase(publicKeyMultibase);
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
    const other = decodePublicKeyMultibase((await testKey(4)).publicKeyMultibase);
    expect(await verifyEd25519(other, message, signature)).toBe(false);
  });

  test('the empty-key trick fails: under a point of small order nothing verifies', async () => {
    const key = bytes('0100000000000000000000000000000000000000000000000000000000000000');
    expect(() => checkEd25519Key(key)).toThrow();
    await expect(verifyEd25519(key, bytes('00'), bytes(`01${'00'.repeat(63)}`))).rejects.toThrow('key.refused');
  });
});

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.decode(text));
}
