import { describe, expect, test } from 'vitest';
import { bbsSample, text } from '../../../testing/bbs-sample.ts';
import { inTime } from '../../../testing/in-time.ts';
import { seededRandom } from '../../../testing/seeded-random.ts';
import { bbsSigningKey } from '../bbs-signing-key.ts';
import { blindBasis, blindGenerators } from './basis.ts';
import { blindChallengeOf } from './blind-challenge.ts';
import { scalarsOfSecrets } from './blind-secrets.ts';
import { blindSignMessages } from './blind-sign-messages.ts';
import { checkBlindMessages } from './check-blind-messages.ts';
import { checkCommitment } from './check-commitment.ts';
import { checkMessages } from './check-messages.ts';
import { checkScalars } from './check-scalars.ts';
import { commitSecrets } from './commit-secrets.ts';
import { generators } from './generators.ts';
import { proveBlindMessages } from './prove-blind-messages.ts';
import { proveMessages } from './prove-messages.ts';
import { proveScalars } from './prove-scalars.ts';
import { readProof } from './read-proof.ts';
import { BLIND_API_ID, Fr, messageToScalar, serialise } from './scalars.ts';
import { signMessages } from './sign-messages.ts';
import { sum } from './sum.ts';

const { header, messages, presentationHeader, publicKey, secretKey } = bbsSample;
const random = seededRandom(3);
const count = messages.length;
const secrets = { holderSecret: text('a secret that nobody else can guess') };
const { commitmentWithProof, proverBlind } = commitSecrets(secrets, random);
const signing = { secretKey, publicKey: publicKey.bytes, header, messages };
const signature = blindSignMessages({ ...signing, commitmentWithProof });

const proving = { ...signing, signature, presentationHeader, secrets, proverBlind, random };
const prove = (disclosed: readonly number[], changes: Partial<typeof proving> = {}) =>
  proveBlindMessages({ ...proving, ...changes, disclosed }).bbsProof;
const checking = { publicKey, header, presentationHeader, count };
const check = (proof: Uint8Array, places: readonly number[], changes: Partial<typeof checking> = {}) => {
  const shown = places.map((place) => messages[place] ?? text('none'));
  return checkBlindMessages({ ...checking, ...changes, proof, messages: shown, places }) === 1;
};

describe('a proof of messages and of a secret', () => {
  test.each([[[]], [[0]], [[1, 3]], [[0, 1, 2, 3, 4]]])('shows those at %j, and never the secret', (places) => {
    const proof = prove(places);
    // One answer for each hidden message, one for the secret, and one for what hid it from the issuer.
    expect(proof).toHaveLength(272 + 32 * (count - places.length + 2));
    expect(check(proof, places)).toBe(true);
  });

  test('of no message is one of the secret', () => {
    const empty = { ...signing, messages: [] };
    const proof = prove([], { ...empty, signature: blindSignMessages({ ...empty, commitmentWithProof }) });
    expect(check(proof, [], { count: 0 })).toBe(true);
  });

  test('is of the same secret whatever it was hidden by: two commitments share nothing', () => {
    const other = commitSecrets(secrets, random);
    const again = blindSignMessages({ ...signing, commitmentWithProof: other.commitmentWithProof });
    expect(other.commitmentWithProof.slice(0, 48)).not.toEqual(commitmentWithProof.slice(0, 48));
    expect(check(prove([1], { signature: again, proverBlind: other.proverBlind }), [1])).toBe(true);
  });

  test('is made by nobody who has the signature and not the secret', () => {
    const other = { holderSecret: text('a guess') };
    expect(() => prove([1], { secrets: other })).toThrow('proof.holder-secret-wrong');
    expect(() => prove([1], { proverBlind: 5n })).toThrow('proof.holder-secret-wrong');
    // Who does not look proves it all the same, and nobody believes it.
    const basis = blindBasis({ apiId: BLIND_API_ID, messages: count, secrets: 1 });
    const scalars = [...messages.map((message) => messageToScalar(message, BLIND_API_ID)), proverBlind, 5n];
    expect(check(proveScalars({ ...proving, basis, scalars, disclosed: [1] }), [1])).toBe(false);
  });
});

describe('a proof of messages and of a secret is refused', () => {
  const proof = prove([1, 3]);

  test('under another key, header, presentation header, or for other places', () => {
    const { publicKey: other } = bbsSigningKey(new Uint8Array(32).fill(9));
    expect(check(proof, [1, 3])).toBe(true);
    expect(check(proof, [1, 3], { publicKey: other })).toBe(false);
    expect(check(proof, [1, 3], { header: text('other') })).toBe(false);
    expect(check(proof, [1, 3], { presentationHeader: text('other') })).toBe(false);
    for (const places of [[1], [1, 2], [3, 1], [1, 1], [1, 5], [1, 6], [-1, 3], [1.5, 3], [Number.NaN, 3]])
      expect(check(proof, places)).toBe(false);
  });

  test.each([-1, 0, 3, 4, 6, 7, 8, 513, 5_000, Number.NaN])('with %j messages of the issuer instead of 5', (wrong) => {
    expect(check(proof, [1, 3], { count: wrong })).toBe(false);
  });

  test('as one of messages alone, and one of messages alone as one with a secret', () => {
    const plain = proveMessages({
      ...signing,
      signature: signMessages(signing),
      presentationHeader,
      disclosed: [1],
      random,
    });
    const shown = { publicKey, header, presentationHeader, messages: [text('b')], places: [1] };
    expect(checkMessages({ ...shown, proof: plain })).toBe(true);
    expect(checkMessages({ ...shown, proof: prove([1]) })).toBe(false);
    for (const claimed of [2, 3, 4])
      expect(checkBlindMessages({ ...shown, count: claimed, proof: plain })).toBeUndefined();
  });

  test('A15 at once, however much it would have a verifier compute', () => {
    for (const claimed of [0, 510, 512, 5_000]) {
      const longest = new Uint8Array(272 + 32 * (512 + 3)).fill(1);
      inTime(() => expect(check(longest, [], { count: claimed })).toBe(false));
    }
  });

  test('A15 that shows the secret as if the issuer had stated it', () => {
    // A holder may commit to whatever it likes: the text of a statement, for instance.
    const lie = { holderSecret: text('the holder is a doctor') };
    const mine = commitSecrets(lie, random);
    const signed = blindSignMessages({ ...signing, commitmentWithProof: mine.commitmentWithProof });
    const { apiId, scalars: committed } = scalarsOfSecrets(lie);
    const basis = blindBasis({ apiId, messages: count, secrets: 1 });
    const scalars = [...messages.map((message) => messageToScalar(message, apiId)), mine.proverBlind, ...committed];
    const places = [1, count + 1];
    const forged = proveScalars({ ...proving, signature: signed, basis, scalars, disclosed: places });
    const shown = [text('b'), lie.holderSecret];

    const read = readProof(forged);
    if (read === undefined) throw new Error('it was made as a proof is');
    const withPlaces = shown.map((message, at) => [places[at] ?? 0, messageToScalar(message, apiId)] as const);
    expect(checkScalars({ ...checking, basis, proof: read, shown: withPlaces })).toBe(true);
    for (const claimed of [count - 1, count, count + 1, count + 2])
      expect(
        checkBlindMessages({ ...checking, count: claimed, proof: forged, messages: shown, places }),
      ).toBeUndefined();
  });
});

describe('a commitment is refused', () => {
  const refused = (changed: Uint8Array) => {
    expect(checkCommitment(changed, BLIND_API_ID)).toBeUndefined();
    expect(() => blindSignMessages({ ...signing, commitmentWithProof: changed })).toThrow('proof.commitment-wrong');
  };

  test('A15 with any byte of it changed', () => {
    expect(checkCommitment(commitmentWithProof, BLIND_API_ID)?.secrets).toBe(1);
    for (let at = 0; at < commitmentWithProof.length; at++) {
      refused(commitmentWithProof.map((byte, index) => (index === at ? byte ^ 0x01 : byte)));
    }
  });

  test.each([0, 1, 47, 48, 80, 112, 143, 145, 176, 1_000])('of %i bytes', (length) => {
    refused(Uint8Array.from({ length }, (_, at) => commitmentWithProof[at] ?? 1));
  });

  test('to nothing, or to more secrets than there are', () => {
    for (const wrong of [0, 3, 40]) refused(commitmentTo(Array.from({ length: wrong }, (_, at) => BigInt(at + 1))));
  });

  test('that is the point at infinity, or whose parts cancel out', () => {
    refused(Uint8Array.from([0xc0, ...new Uint8Array(47), ...commitmentWithProof.slice(48)]));
    const [first, second] = blindGenerators(1, BLIND_API_ID);
    if (second === undefined) throw new Error('two generators');
    const commitment = first.point.add(second.point);
    refused(serialise(commitment, 5n, 5n, 5n));
  });

  test('that would have the issuer sign another message: its proof is of the secrets alone', () => {
    const [, , place] = generators(count, BLIND_API_ID);
    const { point } = checkCommitment(commitmentWithProof, BLIND_API_ID) ?? {};
    if (point === undefined || place === undefined) throw new Error('it is right');
    const shifted = point.add(place.point.multiply(5n));
    refused(Uint8Array.from([...shifted.toBytes(), ...commitmentWithProof.slice(48)]));
  });
});

/** A commitment to scalars, with a right proof. */
function commitmentTo(scalars: readonly bigint[]): Uint8Array {
  const made = blindGenerators(scalars.length, BLIND_API_ID);
  const hidden = [7n, ...scalars];
  const commitment = sum(made.map(({ point }, at) => [point, hidden[at] ?? 0n]));
  const blinded = sum(made.map(({ point }) => [point, 11n]));
  const challenge = blindChallengeOf({ apiId: BLIND_API_ID, generators: made, commitment, blinded });
  const answers = hidden.map((secret) => Fr.add(11n, Fr.mul(secret, challenge)));
  return serialise(commitment, ...answers, challenge);
}
