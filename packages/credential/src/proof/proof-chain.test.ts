import { beforeAll, describe, expect, test } from 'vitest';
import { asList } from '../model/as-list.ts';
import type { JsonObject } from '../model/json-value.ts';
import { fastest } from '../testing/fastest.ts';
import { leastCredential, suiteCases } from '../testing/suite-cases.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { NOW } from '../testing/test-world.ts';
import { addProof } from './add-proof.ts';
import { parseProof } from './proof.ts';
import { checkProofChain } from './proof-chain.ts';
import { proofVerifier, type SecuredDocument } from './proof-verifier.ts';
import { verifyProofs } from './verify-proofs.ts';

type Maker = readonly [suite: string, key: TestKey];

let makers: readonly Maker[];

beforeAll(async () => {
  makers = await Promise.all(
    suiteCases.map(async ([suite, type], at) => [suite, await testKey(20 + at, type)] as const),
  );
});

const id = (number: number) => `urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b0${number}`;

/** One proof of each maker, each building on what `previous` says of its number. */
async function secure(
  previous: (number: number) => string | readonly string[] | undefined,
  by = makers,
): Promise<SecuredDocument> {
  let document: SecuredDocument = leastCredential('did:web:issuer.example');
  for (const [number, [cryptosuite, key]] of by.entries()) {
    document = await addProof({
      document,
      cryptosuite,
      signingKey: key,
      verificationMethod: key.keyId,
      created: NOW,
      proofPurpose: 'assertionMethod',
      proofId: id(number),
      previousProof: previous(number),
    });
  }
  return document;
}

const set = () => secure(() => undefined);
const chain = () => secure((number) => (number === 0 ? undefined : id(number - 1)));
const tree = () => secure((number) => (number === 5 ? [id(0), id(2), id(4)] : number === 2 ? [id(1)] : undefined));

/** Whether all proofs are right, or the code of the refusal. */
async function verdict(document: SecuredDocument): Promise<boolean | string> {
  const keys = new Map(makers.map(([, key]) => [key.keyId, key.publicKey]));
  try {
    const keyOf = ({ verificationMethod }: { verificationMethod: string }) =>
      keys.get(verificationMethod) ?? Promise.reject(new Error(verificationMethod));
    return (await verifyProofs({ document, keyOf })).verified;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

const proofsOf = (document: SecuredDocument) => [...asList(document.proof)];
const withProofs = (document: SecuredDocument, proof: readonly JsonObject[]): SecuredDocument => ({
  ...document,
  proof,
});

describe('proofs of six suites and keys on one document', () => {
  test.each([
    ['a set', set],
    ['a chain', chain],
    ['a proof on three of a set', tree],
  ])('%s verifies, in any order in which the proofs stand', async (_, make) => {
    const document = await make();
    expect(proofsOf(document).length).toBe(6);
    expect(await verdict(document)).toBe(true);
    // JCS signs the previous proofs in the order in which they stood: no proof here has several that are moved.
    if (make !== tree) expect(await verdict(withProofs(document, proofsOf(document).reverse()))).toBe(true);
  });

  test('the proofs of a set do not depend on each other', async () => {
    const document = await set();
    for (const proof of proofsOf(document)) expect(await verdict(withProofs(document, [proof]))).toBe(true);
  });

  test('a document without a proof is not verified', async () => {
    expect(await verdict(leastCredential('did:web:issuer.example'))).toBe(false);
    expect(await verdict(withProofs(leastCredential('did:web:issuer.example'), []))).toBe(false);
  });
});

describe('A12 sets and chains', () => {
  test.each([
    ['set', set],
    ['chain', chain],
    ['tree', tree],
  ])('in a %s one bad proof of n makes all of it wrong', async (_, make) => {
    const document = await make();
    const proofs = proofsOf(document);
    for (const [at, proof] of proofs.entries()) {
      for (const change of [{ created: '2026-11-24T12:00:01Z' }, { challenge: 'x' }, { nonce: 'x' }, { id: id(9) }]) {
        const changed = proofs.with(at, { ...proof, ...change });
        expect([false, 'proof.chain-broken'], JSON.stringify(change)).toContain(
          await verdict(withProofs(document, changed)),
        );
      }
    }
  });

  test('a proof that others build on cannot be taken away, exchanged or made again', async () => {
    const document = await chain();
    const proofs = proofsOf(document);
    for (const [at, proof] of proofs.slice(0, -1).entries()) {
      expect(await verdict(withProofs(document, proofs.toSpliced(at, 1)))).toBe('proof.chain-broken');
      // Its maker signs the same document again: rightly, and it is not the proof that the next one saw.
      const [suite, key] = makers[at] ?? ['', await testKey(1)];
      const again = await addProof({
        document: withProofs(document, proofs.slice(0, at)),
        cryptosuite: suite,
        signingKey: key,
        verificationMethod: key.keyId,
        created: new Date(NOW.getTime() - 60_000),
        proofPurpose: 'assertionMethod',
        proofId: String(proof.id),
        ...(at > 0 && { previousProof: id(at - 1) }),
      });
      const remade = proofs.with(at, asList(again.proof)[at] ?? {});
      expect(await verdict(withProofs(document, remade.slice(0, at + 1)))).toBe(true);
      expect(await verdict(withProofs(document, remade))).toBe(false);
    }
  });

  test('a chain cannot be shortened into a set, nor a set be made a chain', async () => {
    for (const document of [await chain(), await tree()]) {
      const cut = proofsOf(document).map(({ previousProof: _, ...proof }) => proof);
      expect(await verdict(withProofs(document, cut))).toBe(false);
    }
    const document = await set();
    const linked = proofsOf(document).map((proof, at) => (at === 0 ? proof : { ...proof, previousProof: id(at - 1) }));
    expect(await verdict(withProofs(document, linked))).toBe(false);
  });

  test.each<[string, readonly JsonObject[]]>([
    ['itself', [{ id: id(0), previousProof: id(0) }]],
    ['itself, in a list', [{ id: id(0), previousProof: [id(0)] }]],
    [
      'each other',
      [
        { id: id(0), previousProof: id(1) },
        { id: id(1), previousProof: id(0) },
      ],
    ],
    [
      'each other, beside a proof that does not',
      [{ id: id(2) }, { id: id(0), previousProof: [id(2), id(1)] }, { id: id(1), previousProof: [id(0), id(2)] }],
    ],
    [
      'a circle of sixteen',
      Array.from({ length: 16 }, (_, at) => ({ id: `urn:p:${at}`, previousProof: `urn:p:${(at + 1) % 16}` })),
    ],
    ['one that is not there', [{ id: id(0), previousProof: id(1) }]],
    ['two of which one is not there', [{ id: id(0) }, { id: id(1), previousProof: [id(0), id(2)] }]],
    ['one whose id is no text', [{ id: 7 }, { id: id(1), previousProof: '7' }]],
    ['one of two with the same id', [{ id: id(0) }, { id: id(0) }, { id: id(1), previousProof: id(0) }]],
    ['nothing, but two have one id', [{ id: id(0) }, { id: id(0) }]],
  ])('proofs that build on %s are refused', async (_, links) => {
    expect(() => checkProofChain(links)).toThrow('proof.chain-broken');
    const [first] = proofsOf(await set());
    const document = leastCredential('did:web:issuer.example');
    const proofs = links.map((link) => ({ ...first, ...link }));
    const keyOf = makers[0]?.[1].publicKey;
    const verify = proofVerifier(withProofs(document, proofs));
    for (const proof of proofs.filter((entry) => typeof entry.id === 'string')) {
      if (keyOf === undefined) throw new Error('no maker');
      await expect(verify(parseProof(proof), keyOf)).rejects.toThrow('proof.chain-broken');
    }
  });

  test.each([[7], [null], [{}], [[7]], [[id(0), {}]]])('previousProof %j is no id', (previousProof) => {
    expect(() => checkProofChain([{ id: id(0) }, { previousProof: previousProof as JsonObject }])).toThrow(
      'proof.malformed',
    );
  });

  test('sixteen proofs are verified, a seventeenth and 10,000 are refused within 100 ms', async () => {
    const by = [...makers, ...makers, ...makers].slice(0, 16);
    const document = await secure(() => undefined, by);
    expect([proofsOf(document).length, await verdict(document)]).toEqual([16, true]);
    const [proof = {}] = proofsOf(document);
    const times = (count: number) =>
      withProofs(
        document,
        Array.from({ length: count }, (_, at) => ({ ...proof, id: `urn:p:${at}` })),
      );
    expect(await verdict(times(16))).toBe(false);
    expect(await verdict(times(17))).toBe('proof.malformed');
    const many = times(10_000);
    expect(await fastest(() => verdict(many))).toBeLessThan(100);
    expect(await verdict(many)).toBe('proof.malformed');
  });

  test('nothing is signed that would break the chain', async () => {
    const document = await set();
    const key = await testKey(1);
    const add = (terms: object) =>
      addProof({
        document,
        signingKey: key,
        verificationMethod: key.keyId,
        created: NOW,
        proofPurpose: 'assertionMethod',
        ...terms,
      });
    await expect(add({ proofId: id(0) })).rejects.toThrow('proof.chain-broken');
    await expect(add({ previousProof: id(9) })).rejects.toThrow('proof.chain-broken');
    await expect(add({ previousProof: [id(0), id(9)] })).rejects.toThrow('proof.chain-broken');
    await expect(add({ proofId: id(9), previousProof: id(9) })).rejects.toThrow('proof.chain-broken');
    const [proof = {}] = proofsOf(document);
    const full = withProofs(
      document,
      Array.from({ length: 16 }, (_, at) => ({ ...proof, id: `urn:p:${at}` })),
    );
    await expect(add({ document: full })).rejects.toThrow('proof.malformed');
  });
});
