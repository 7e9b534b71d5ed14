import { p256, p384 } from '@noble/curves/nist.js';
import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { sharedVectors } from '../testing/shared-vectors.ts';
import { type KeyType, type PublicKey, toPublicKey } from './public-key.ts';
import { type SignatureAlgorithm, verifySignature } from './verify-signature.ts';

interface Wycheproof {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk?: string; readonly uncompressed?: string };
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: string;
    }[];
  }[];
}

const FILES = 3;
const folder = sharedVectors('wycheproof', FILES);
const compressors: Readonly<Partial<Record<KeyType, typeof p256>>> = { 'P-256': p256, 'P-384': p384 };

describe('A04 every vector of Project Wycheproof goes as it says', () => {
  test.skipIf(folder === undefined).each<[string, number, KeyType, SignatureAlgorithm]>([
    ['ed25519_test.json', 151, 'Ed25519', 'EdDSA'],
    ['ecdsa_secp256r1_sha256_p1363_test.json', 262, 'P-256', 'ES256'],
    ['ecdsa_secp384r1_sha384_p1363_test.json', 280, 'P-384', 'ES384'],
  ])('%s: %i', async (file, count, keyType, algorithm) => {
    // Their format is described in the repository of the project.
    const { testGroups } = (folder?.json(file) ?? { testGroups: [] }) as Wycheproof;
    const wrong: number[] = [];
    let seen = 0;
    for (const { publicKey, tests } of testGroups) {
      const key = read(keyType, publicKey.pk ?? publicKey.uncompressed ?? '');
      for (const { tcId, msg, sig, result } of tests) {
        seen++;
        const verified = await verifySignature({ algorithm, key, data: bytes(msg), signature: bytes(sig) });
        if (verified !== (result === 'valid')) wrong.push(tcId);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBe(count);
  });
});

function read(type: KeyType, text: string): PublicKey {
  const point = bytes(text);
  return toPublicKey(type, compressors[type]?.Point.fromBytes(point).toBytes(true) ?? point);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.decode(text));
}
