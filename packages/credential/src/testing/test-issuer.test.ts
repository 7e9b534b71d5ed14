import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { type TestKeyType, testKey } from './test-issuer.ts';

const MESSAGES = 4_000;

describe('A18 the signer that tests use', () => {
  test.each<[TestKeyType, number]>([
    ['P-256', 32],
    ['P-384', 48],
    ['secp256k1', 32],
  ])('%s: the r of a signature never comes again, for other messages and for the same one', async (type, length) => {
    const key = await testKey(41, type);
    const count = type === 'P-256' ? MESSAGES : MESSAGES / 8;
    const seen = new Set<string>();
    for (let number = 0; number < count; number++) {
      const signature = await key.sign(new TextEncoder().encode(`message ${number}`));
      seen.add(hex.encode(signature.slice(0, length)));
    }
    process.stdout.write(`  A18: ${count} signatures with ${type}, ${count - seen.size} with an r that came before\n`);
    expect(seen.size).toBe(count);
  });

  test.each<TestKeyType>(['P-256', 'P-384'])('%s: nor for one message signed again and again', async (type) => {
    const key = await testKey(41, type);
    const message = new TextEncoder().encode('message');
    const signatures = await Promise.all(Array.from({ length: 500 }, () => key.sign(message)));
    const seen = new Set(signatures.map((signature) => hex.encode(signature.slice(0, signature.length / 2))));
    expect(seen.size).toBe(500);
  });
});
