import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test, vi } from 'vitest';
import { checkEd25519Key } from './check-ed25519-key.ts';

const decoded = vi.hoisted(() => ({ count: 0 }));
// The real thing, which is frozen, behind something that counts.
vi.mock('@noble/curves/ed25519.js', async (importOriginal) => {
  const original = await importOriginal<typeof import('@noble/curves/ed25519.js')>();
  const Point = new Proxy(original.ed25519.Point, {
    get(target, name) {
      if (name === 'fromBytes') decoded.count += 1;
      return Reflect.get(target, name);
    },
  });
  return { ...original, ed25519: { ...original.ed25519, Point } };
});

test('a document of many keys costs no more than the keys that are new in it', () => {
  const keys = Array.from({ length: 40 }, () => ed25519.keygen().publicKey);
  for (const key of keys) checkEd25519Key(key);
  expect(decoded.count).toBe(40);
  for (const key of [...keys, ed25519.keygen().publicKey]) checkEd25519Key(Uint8Array.from(key));
  expect(decoded.count).toBe(41);
});

test('what was refused is looked at again, and refused again', () => {
  const smallOrder = new Uint8Array(32).fill(1, 0, 1);
  for (let time = 0; time < 3; time++) expect(() => checkEd25519Key(smallOrder)).toThrow('key.refused');
});
