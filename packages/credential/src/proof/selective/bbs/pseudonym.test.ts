import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../testing/seeded-random.ts';
import { bbsSigningKey } from '../bbs-signing-key.ts';
import { blindBasis } from './basis.ts';
import { type BlindSecrets, scalarsOfSecrets } from './blind-secrets.ts';
import { blindSignMessages } from './blind-sign-messages.ts';
import { checkBlindMessages } from './check-blind-messages.ts';
import { checkCommitment } from './check-commitment.ts';
import { commitSecrets } from './commit-secrets.ts';
import { G1 } from './generators.ts';
import { proveBlindMessages } from './prove-blind-messages.ts';
import { proveScalars } from './prove-scalars.ts';
import { verifierPoint } from './pseudonym.ts';
import { BLIND_API_ID, Fr, messageToScalar, NYM_API_ID } from './scalars.ts';

const text = (value: string) => new TextEncoder().encode(value);
const random = seededRandom(3);
const secretKey = new Uint8Array(32).fill(7);
const { publicKey } = bbsSigningKey(secretKey);
const messages = ['a', 'b', 'c'].map(text);
const count = messages.length;
const signing = { secretKey, publicKey: publicKey.bytes, header: text('header'), messages };
const presentationHeader = text('nonce');
const verifierId = 'https://verifier.example/';
const holderSecret = text('a secret that nobody else can guess');

/** A holder with a signature over its secrets. */
function holderOf(committed: BlindSecrets & { readonly nymSecret: bigint }, signerNymEntropy = 99n) {
  const { commitmentWithProof, proverBlind } = commitSecrets(committed, random);
  const signature = blindSignMessages({ ...signing, commitmentWithProof, signerNymEntropy });
  const secrets = { ...committed, nymSecret: Fr.add(committed.nymSecret, signerNymEntropy) };
  return { ...signing, signature, presentationHeader, secrets, proverBlind, random, commitmentWithProof };
}

type Holder = ReturnType<typeof holderOf>;
const show = (holder: Holder, to = verifierId, disclosed: readonly number[] = [1]) => {
  const { bbsProof, pseudonym } = proveBlindMessages({ ...holder, disclosed, verifierId: to });
  if (pseudonym === undefined) throw new Error('it has pseudonyms');
  return { proof: bbsProof, bytes: pseudonym };
};
const check = ({ proof, bytes }: ReturnType<typeof show>, by = verifierId, changes = {}) => {
  const shown = { publicKey, header: signing.header, presentationHeader, messages: [text('b')], places: [1], count };
  return checkBlindMessages({ ...shown, proof, pseudonym: { bytes, verifierId: by }, ...changes });
};

const alone = holderOf({ nymSecret: 5n });
const beside = holderOf({ holderSecret, nymSecret: 5n });

describe('a pseudonym', () => {
  test('is shown with the secret that makes it alone, or with one beside it', () => {
    expect(check(show(alone))).toBe(1);
    expect(check(show(beside))).toBe(2);
  });

  test('is the same at each visit, and another for each verifier, holder and issuer', () => {
    const first = show(alone);
    const again = show(alone);
    expect(again.bytes).toEqual(first.bytes);
    expect(again.proof).not.toEqual(first.proof);
    const others = [
      show(alone, 'https://other.example/'),
      show(holderOf({ nymSecret: 6n })),
      show(holderOf({ nymSecret: 5n }, 200n)),
    ];
    expect(new Set([first, ...others].map(({ bytes }) => bytes.join())).size).toBe(4);
  });

  test('is for one verifier, who says for whom it is', () => {
    expect(check(show(alone), 'https://other.example/')).toBeUndefined();
    expect(() => show(alone, '')).toThrow('proof.verifier-missing');
  });

  test('is the holder’s own: not another’s, nor nobody’s', () => {
    const { proof, bytes } = show(alone);
    const theirs = show(holderOf({ nymSecret: 6n })).bytes;
    const negated = G1.fromBytes(bytes).negate().toBytes();
    const infinity = Uint8Array.from([0xc0, ...new Uint8Array(47)]);
    for (const wrong of [
      theirs,
      negated,
      infinity,
      verifierPoint(verifierId).toBytes(),
      bytes.slice(1),
      new Uint8Array(48),
    ])
      expect(check({ proof, bytes: Uint8Array.from(wrong) })).toBeUndefined();
    expect(check({ proof, bytes })).toBe(1);
  });

  test('A15 of another secret than the one that was signed is refused, however the proof is made', () => {
    const base = verifierPoint(verifierId);
    const { apiId, scalars: committed } = scalarsOfSecrets(alone.secrets);
    const basis = blindBasis({ apiId, messages: count, secrets: 1 });
    const scalars = [...messages.map((message) => messageToScalar(message, apiId)), alone.proverBlind, ...committed];
    const proving = { ...alone, basis, scalars, disclosed: [1] };
    const made = (point: typeof base) => {
      const proof = proveScalars({ ...proving, pseudonym: { base, point } });
      return check({ proof, bytes: Uint8Array.from(point.toBytes()) });
    };
    expect(made(base.multiply(alone.secrets.nymSecret))).toBe(1);
    expect(made(base.multiply(7n))).toBeUndefined();
  });

  test('A15 of the secret beside it is refused: the last one makes pseudonyms', () => {
    const { apiId, scalars: committed } = scalarsOfSecrets(beside.secrets);
    const [other = 0n] = committed;
    const base = verifierPoint(verifierId);
    const basis = blindBasis({ apiId, messages: count, secrets: 2 });
    const scalars = [...messages.map((message) => messageToScalar(message, apiId)), beside.proverBlind, ...committed];
    const pseudonym = { base, point: base.multiply(other) };
    const proof = proveScalars({ ...beside, basis, scalars, disclosed: [1], pseudonym });
    expect(check({ proof, bytes: Uint8Array.from(pseudonym.point.toBytes()) })).toBeUndefined();
  });
});

describe('what is signed for pseudonyms', () => {
  test('proves nothing under another interface, nor of another number of secrets', () => {
    const { proof, bytes } = show(beside);
    expect(check({ proof, bytes }, verifierId, { pseudonym: undefined })).toBeUndefined();
    for (const wrong of [0, count - 1, count + 1, count + 2]) {
      expect(check({ proof, bytes }, verifierId, { count: wrong })).toBeUndefined();
    }
  });

  test('needs the issuer’s part: a commitment of one interface is none of the other', () => {
    const { commitmentWithProof } = alone;
    expect(checkCommitment(commitmentWithProof, NYM_API_ID)?.secrets).toBe(1);
    expect(checkCommitment(commitmentWithProof, BLIND_API_ID)).toBeUndefined();
    expect(() => blindSignMessages({ ...signing, commitmentWithProof })).toThrow('proof.commitment-wrong');
    const { commitmentWithProof: other } = commitSecrets({ holderSecret }, random);
    expect(() => blindSignMessages({ ...signing, commitmentWithProof: other, signerNymEntropy: 9n })).toThrow(
      'proof.commitment-wrong',
    );
  });

  test('is of no use with the holder’s part of the secret alone', () => {
    expect(() => show({ ...alone, secrets: { nymSecret: 5n } })).toThrow('proof.holder-secret-wrong');
  });
});
