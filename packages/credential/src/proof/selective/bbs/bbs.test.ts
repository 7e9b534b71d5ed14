import { describe, expect, test } from 'vitest';
import { bbsSample, text } from '../../../testing/bbs-sample.ts';
import { inTime } from '../../../testing/in-time.ts';
import { seededRandom } from '../../../testing/seeded-random.ts';
import { bbsSigningKey } from '../bbs-signing-key.ts';
import { checkMessages } from './check-messages.ts';
import { G1, generators, MAX_MESSAGES, P1 } from './generators.ts';
import { proveMessages } from './prove-messages.ts';
import { API_ID, Fr, serialise } from './scalars.ts';
import { signMessages } from './sign-messages.ts';

const { header, messages, presentationHeader, publicKey, secretKey } = bbsSample;
const random = seededRandom(3);
const signature = signMessages({ secretKey, publicKey: publicKey.bytes, header, messages });

type Changes = Partial<Parameters<typeof proveMessages>[0]>;
const prove = (disclosed: readonly number[], changes: Changes = {}) =>
  proveMessages({
    publicKey: publicKey.bytes,
    signature,
    header,
    messages,
    presentationHeader,
    disclosed,
    random,
    ...changes,
  });
const check = (
  proof: Uint8Array,
  places: readonly number[],
  changes: Partial<Parameters<typeof checkMessages>[0]> = {},
): boolean => {
  const shown = places.map((place) => messages[place] ?? text('none'));
  return checkMessages({ publicKey, proof, header, presentationHeader, messages: shown, places, ...changes });
};

describe('a proof of many messages', () => {
  test.each([[[]], [[0]], [[1, 3]], [[0, 1, 2, 3]], [[4]], [[0, 1, 2, 3, 4]]])(
    'shows those at %j and no others',
    (places) => {
      const proof = prove(places);
      expect(proof).toHaveLength(272 + 32 * (messages.length - places.length));
      expect(check(proof, places)).toBe(true);
    },
  );

  test('of no message is a proof of the header', () => {
    const empty = { publicKey: publicKey.bytes, header, messages: [] };
    const proof = prove([], { ...empty, signature: signMessages({ ...empty, secretKey }) });
    expect(check(proof, [])).toBe(true);
    expect(check(proof, [], { header: text('other') })).toBe(false);
  });

  test('is another each time, over the same signature', () => {
    expect(signMessages({ secretKey, publicKey: publicKey.bytes, header, messages })).toEqual(signature);
    expect(prove([1])).not.toEqual(prove([1]));
  });
});

describe('a proof is refused', () => {
  const other = new Uint8Array(32).fill(9);
  const proof = prove([1, 3]);

  test('of a signature by another key', () => {
    // It proves knowledge of a signature well enough: only the pairing tells whose.
    const forged = signMessages({ secretKey: other, publicKey: publicKey.bytes, header, messages });
    expect(check(prove([1, 3], { signature: forged }), [1, 3])).toBe(false);
  });

  test('of a signature over other messages, or another header', () => {
    const changed = messages.with(0, text('other'));
    expect(check(prove([1, 3], { messages: changed }), [1, 3])).toBe(false);
    expect(check(prove([1, 3], { header: text('other') }), [1, 3], { header: text('other') })).toBe(false);
  });

  test('under another key, header, presentation header', () => {
    expect(check(proof, [1, 3], { publicKey: bbsSigningKey(other).publicKey })).toBe(false);
    expect(check(proof, [1, 3], { header: text('other') })).toBe(false);
    expect(check(proof, [1, 3], { presentationHeader: text('other') })).toBe(false);
  });

  test('for other messages, or the same in other places', () => {
    const [, b = text(''), , d = text('')] = messages;
    expect(check(proof, [1, 3], { messages: [b, text('x')] })).toBe(false);
    expect(check(proof, [1, 3], { messages: [d, b] })).toBe(false);
    expect(check(proof, [1, 3], { messages: [b] })).toBe(false);
    for (const places of [[1, 2], [0, 3], [1], [3, 1], [1, 1], [1, 5], [-1, 3], [1.5, 3], [Number.NaN, 3]]) {
      expect(check(proof, places, { messages: [b, d].slice(0, places.length) })).toBe(false);
    }
  });

  test('A15 when its points cancel out', () => {
    // Of one point thrice, P - 2 P + P is nothing, and nothing has no bytes to hash.
    for (const point of [G1.BASE, P1]) {
      const answers = Array.from({ length: messages.length }, () => 1n);
      const wrong = serialise(point, point, point, Fr.neg(2n), 1n, 1n, ...answers, 1n);
      expect(checkMessages({ publicKey, proof: wrong, header, presentationHeader, messages: [], places: [] })).toBe(
        false,
      );
    }
  });

  test('when a scalar or a point is written in a second way, or is none', () => {
    const order = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n;
    for (let at = 144; at < proof.length; at += 32) {
      const value = BigInt(`0x${Buffer.from(proof.subarray(at, at + 32)).toString('hex')}`);
      const wrapped = Buffer.from((value + order).toString(16).padStart(64, '0'), 'hex');
      if (wrapped.length === 32)
        expect(check(Uint8Array.from([...proof.slice(0, at), ...wrapped, ...proof.slice(at + 32)]), [1, 3])).toBe(
          false,
        );
      expect(
        check(Uint8Array.from([...proof.slice(0, at), ...new Uint8Array(32), ...proof.slice(at + 32)]), [1, 3]),
      ).toBe(false);
    }
    for (const at of [0, 48, 96]) {
      const negated = proof.with(at, (proof[at] ?? 0) ^ 0x20);
      const infinity = Uint8Array.from([...proof.slice(0, at), 0xc0, ...new Uint8Array(47), ...proof.slice(at + 48)]);
      const uncompressed = proof.with(at, (proof[at] ?? 0) & 0x7f);
      for (const wrong of [negated, infinity, uncompressed]) expect(check(Uint8Array.from(wrong), [1, 3])).toBe(false);
    }
  });
});

describe('what BBS is not given', () => {
  test.each([
    new Uint8Array(32),
    new Uint8Array(32).fill(0xff),
    new Uint8Array(31).fill(1),
    new Uint8Array(33).fill(1),
  ])('a secret that is no scalar: %o', (secret) => {
    expect(() => bbsSigningKey(secret)).toThrow('key.refused');
    expect(() => signMessages({ secretKey: secret, publicKey: publicKey.bytes, header, messages })).toThrow(
      'key.refused',
    );
  });

  test.each([0, 79, 81])('a signature of %i bytes', (length) => {
    expect(() => prove([1], { signature: new Uint8Array(length).fill(1) })).toThrow('proof.malformed');
  });

  test('a signature that is no point', () => {
    expect(() => prove([1], { signature: new Uint8Array(80).fill(1) })).toThrow('proof.malformed');
  });

  test('more messages than a verifier would compute for', () => {
    expect(() => generators(MAX_MESSAGES + 1, API_ID)).toThrow('credential.too-complex');
    inTime(() => expect(check(new Uint8Array(272 + 32 * MAX_MESSAGES).fill(1), [1])).toBe(false));
  });
});
