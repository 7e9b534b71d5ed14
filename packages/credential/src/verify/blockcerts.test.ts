import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { envelopVc } from '../jose/envelop-credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { blockcertsBatch, proveBlockcert } from '../proof/merkle-proof-2019/blockcerts-batch.ts';
import { decodeProofValue, encodeProofValue } from '../proof/merkle-proof-2019/proof-value.ts';
import type { SecuredDocument } from '../proof/proof-verifier.ts';
import { BlockcertsWorld, RECORDED_AT, SEPOLIA, TRANSACTION, TRANSACTION_URL } from '../testing/blockcerts-world.ts';
import { forgeJws } from '../testing/jose-samples.ts';
import { DID, NOW, reasonOf } from '../testing/test-world.ts';

let chain: BlockcertsWorld;
let blockcert: SecuredDocument;
let root: string;

beforeAll(async () => {
  chain = await BlockcertsWorld.create();
  const credentials = chain.unsigned(5);
  root = (await blockcertsBatch(credentials)).transactionData;
  blockcert = (await chain.record(credentials))[2] ?? {};
});

const verdictOf = (document: object) => chain.world.verify(document);

/** The verdict about the proof while the chain answers something else. */
async function proofWhile(answers: unknown, document: object = blockcert): Promise<string | undefined> {
  const before = chain.world.published.get(TRANSACTION_URL) ?? '';
  if (answers === undefined) chain.world.published.delete(TRANSACTION_URL);
  else chain.world.published.set(TRANSACTION_URL, typeof answers === 'string' ? answers : JSON.stringify({ answers }));
  const verdict = await verdictOf(document);
  chain.world.published.set(TRANSACTION_URL, before);
  return reasonOf(verdict, 'proof');
}

const withValue = (change: (value: ReturnType<typeof decodeProofValue>) => ReturnType<typeof decodeProofValue>) => {
  const proof = blockcert.proof as JsonObject;
  return {
    ...blockcert,
    proof: { ...proof, proofValue: encodeProofValue(change(decodeProofValue(String(proof.proofValue)))) },
  };
};

describe('a credential that is recorded on a blockchain', () => {
  test('is valid once the chain was asked, and dated by the block', async () => {
    const verdict = await verdictOf(blockcert);
    expect(verdict).toMatchObject({ outcome: 'valid', signature: 'pass' });
    expect(reasonOf(verdict, 'proof')).toBe('pass proof.recorded');
    expect(verdict.technical.proofs).toMatchObject([
      { cryptosuite: 'merkle-proof-2019', created: RECORDED_AT.toISOString(), transaction: TRANSACTION_URL },
    ]);
    expect(verdict.warnings.map(({ reasonCode }) => reasonCode)).toEqual(['proof.chain-for-tests']);
  });

  test('every one of a batch is, whatever the size of the batch', async () => {
    for (const size of [1, 2, 3, 4, 7, 8, 9]) {
      const verdicts = await Promise.all((await chain.record(chain.unsigned(size))).map(verdictOf));
      expect(verdicts.map(({ outcome }) => outcome)).toEqual(verdicts.map(() => 'valid'));
    }
    chain.publishTransaction({ input: root });
  });

  test('could not be checked while the chain cannot be asked, is behind, or has nothing', async () => {
    expect(await proofWhile(undefined)).toBe('unknown proof.chain-not-asked');
    expect(await proofWhile('<html>')).toBe('unknown proof.chain-not-asked');
    expect(await proofWhile([{ rpc: 'one.example', error: 'HTTP 429' }])).toBe('unknown proof.chain-not-asked');
    expect(await proofWhile([{ rpc: 'one.example', transaction: null }])).toBe('unknown proof.transaction-missing');
    expect(await proofWhile([chain.answer({ input: root, confirmations: 11 })])).toBe(
      'unknown proof.transaction-recent',
    );
    const verdict = await chain.world.verify({ ...blockcert, credentialStatus: undefined });
    expect(verdict.outcome).not.toBe('valid');
  });

  test('K11 two services that contradict each other are believed neither', async () => {
    const right = chain.answer({ input: root });
    for (const other of [
      chain.answer({ input: `0x${'00'.repeat(32)}` }),
      chain.answer({ input: root, from: `0x${'11'.repeat(20)}` }),
      chain.answer({ input: root, blockHash: `0x${'cc'.repeat(32)}` }),
      { rpc: 'two.example', transaction: null },
    ]) {
      expect(await proofWhile([right, other])).toBe('unknown proof.chain-disagreed');
      expect(await proofWhile([other, right])).toBe('unknown proof.chain-disagreed');
    }
    expect(await proofWhile([right, { rpc: 'two.example', error: 'down' }])).toBe('pass proof.recorded');
    expect(await proofWhile([right, chain.answer({ input: root, confirmations: 3 })])).toBe(
      'unknown proof.transaction-recent',
    );
  });

  test('is not valid where the transaction has other data, more data, or is somebody else’s', async () => {
    expect(await proofWhile([chain.answer({ input: `0x${'00'.repeat(32)}` })])).toBe('fail proof.transaction-differs');
    expect(await proofWhile([chain.answer({ input: `${root}00` })])).toBe('fail proof.transaction-differs');
    expect(await proofWhile([chain.answer({ input: '0x' })])).toBe('fail proof.transaction-differs');
    expect(await proofWhile([chain.answer({ input: root, from: `0x${'11'.repeat(20)}` })])).toBe(
      'fail proof.sender-differs',
    );
  });

  test('A13 no other path, root, document or node passes', async () => {
    const wrong = [
      withValue((value) => ({ ...value, path: [] })),
      withValue((value) => ({ ...value, path: value.path.slice(1) })),
      withValue((value) => ({ ...value, path: [...value.path, { side: 'left', hash: value.merkleRoot }] })),
      withValue((value) => ({ ...value, path: value.path.toReversed() })),
      withValue((value) => ({
        ...value,
        path: value.path.map((step) => ({ ...step, side: step.side === 'left' ? 'right' : 'left' }) as const),
      })),
      withValue((value) => ({ ...value, merkleRoot: '00'.repeat(32) })),
      // An inner node in the place of the document, with what is left of its path.
      withValue((value) => ({ ...value, targetHash: value.path[0]?.hash ?? '', path: value.path.slice(1) })),
      { ...blockcert, name: 'Another' },
      { ...blockcert, validUntil: '2099-01-01T00:00:00Z' },
    ];
    for (const document of wrong)
      expect(reasonOf(await verdictOf(document), 'proof')).toBe('fail proof.record-differs');
  });

  test('is no more valid under another issuer, another purpose, or a key that is not listed', async () => {
    const proof = blockcert.proof as JsonObject;
    const changed = (changes: JsonObject) => ({ ...blockcert, proof: { ...proof, ...changes } });
    expect(reasonOf(await verdictOf(changed({ proofPurpose: 'authentication' })), 'proof')).toBe(
      'fail proof.purpose-wrong',
    );
    expect(reasonOf(await verdictOf(changed({ verificationMethod: `${chain.recorderId}x` })), 'issuer')).toBe(
      'fail issuer.key-not-listed',
    );
    // Its own signing key is no key of a blockchain.
    expect((await verdictOf(changed({ verificationMethod: chain.world.keyId }))).outcome).toBe('not-valid');
    for (const term of ['expires', 'domain', 'challenge']) {
      expect(reasonOf(await verdictOf(changed({ [term]: '2099-01-01T00:00:00Z' })), 'proof')).toBe(
        'fail proof.malformed',
      );
    }
  });

  test('what it says of its own time counts for nothing: the key is judged at the time of the block', async () => {
    const url = [...chain.world.published.keys()].find((key) => key.endsWith('did.json')) ?? '';
    const document = chain.world.published.get(url) ?? '';
    const revoked = JSON.parse(document) as { verificationMethod: JsonObject[] };
    const withdraw = (moment: string) => {
      for (const method of revoked.verificationMethod) {
        if (method.id === chain.recorderId) Object.assign(method, { revoked: moment });
      }
      chain.world.published.set(url, JSON.stringify(revoked));
    };
    withdraw('2026-11-02T00:00:00Z');
    const backDated = { ...blockcert, proof: { ...(blockcert.proof as JsonObject), created: '2026-11-01T00:00:00Z' } };
    expect(reasonOf(await verdictOf(backDated), 'issuer')).toBe('fail issuer.key-revoked');
    // The chain saw it before, which is more than a date.
    withdraw('2026-11-03T00:00:00Z');
    const seen = await verdictOf(backDated);
    expect([seen.outcome, reasonOf(seen, 'issuer')]).toEqual(['valid', 'pass issuer.key-owner']);
    expect(seen.warnings.map(({ reasonCode }) => reasonCode)).toContain('issuer.key-revoked-later');
    chain.world.published.set(url, document);
    expect((await verdictOf(backDated)).outcome).toBe('valid');
  });

  test('is not checked where it is on a rehearsal of a chain, or on one that cannot be asked', async () => {
    for (const blockchain of ['btc', 'mocknet']) {
      const document = withValue((value) => ({
        ...value,
        anchor: {
          network: { blockchain, network: 'any', codes: blockchain === 'btc' ? [0, 1] : [-1, -1], isTest: false },
          transactionId: '5a'.repeat(32),
        },
      }));
      expect(reasonOf(await verdictOf(document), 'proof')).toBe('unknown proof.chain-unsupported');
    }
  });
});

describe('a record beside the signature of the issuer', () => {
  test('may be made with a key that is for that alone, and covers the signature', async () => {
    chain.publishRecorder('records');
    const [recorded = {}] = await chain.record([await chain.world.issue()]);
    expect(await verdictOf(recorded)).toMatchObject({ outcome: 'valid' });
    expect(recorded.proof).toHaveLength(2);
    const [signature, record] = recorded.proof as readonly JsonObject[];
    const changed = { ...recorded, proof: [{ ...signature, created: '2026-11-01T09:00:01Z' }, record] };
    expect(reasonOf(await verdictOf(changed), 'proof')).toMatch(/^fail/);
    // The key may record; it may not issue.
    chain.publishTransaction({ input: root });
    expect(reasonOf(await verdictOf(blockcert), 'issuer')).toMatch(/^fail issuer/);
    chain.publishRecorder('signs');
    expect((await verdictOf(blockcert)).outcome).toBe('valid');
  });
});

describe('a key that only records', () => {
  beforeAll(() => chain.publishRecorder('records'));
  afterAll(() => chain.publishRecorder('signs'));

  test('signs no credential, whoever stole it: not as a token, and not as a record without the issuer’s signature', async () => {
    const [credential = {}] = chain.unsigned(1);
    const header = { kid: chain.recorderId, typ: 'vc+jwt' };
    const token = await verdictOf(envelopVc(await forgeJws(chain.recorder, header, { ...credential, iss: DID })));
    expect(token.outcome).toBe('not-valid');
    expect(reasonOf(token, 'proof')).toMatch(/^pass/);
    expect(reasonOf(token, 'issuer')).toBe('fail issuer.key-not-for-credentials');
    const [alone = {}] = await chain.record([credential]);
    expect(reasonOf(await verdictOf(alone), 'issuer')).toBe('fail issuer.key-not-for-credentials');
  });

  test('and was stolen records nothing from then on; what the blocks before have, stays', async () => {
    const [recorded = {}] = await chain.record([await chain.world.issue()]);
    chain.publishRecorder('records', new Date(RECORDED_AT.getTime() + 1_000));
    expect((await verdictOf(recorded)).outcome).toBe('valid');
    chain.publishRecorder('records', RECORDED_AT);
    expect(reasonOf(await verdictOf(recorded), 'issuer')).toBe('fail issuer.key-revoked');
    chain.publishRecorder('records');
  });
});

describe('a record on a development chain', () => {
  const DEVELOPMENT = 31_337;
  afterAll(() => chain.publishRecorder('signs'));

  test('stands beside a signature, from the first block on, and says what it is', async () => {
    chain.publishRecorder('records');
    const [recorded = {}] = await chain.record([await chain.world.issue()], DEVELOPMENT);
    expect(await verdictOf(recorded)).toMatchObject({
      outcome: 'valid',
      warnings: [{ reasonCode: 'proof.chain-for-development' }],
    });
    const { transactionData: input } = await blockcertsBatch([await chain.world.issue()]);
    chain.publishTransaction({ input, confirmations: 1 }, DEVELOPMENT);
    expect((await verdictOf(recorded)).outcome).toBe('valid');
    chain.publishTransaction({ input, confirmations: 0 }, DEVELOPMENT);
    expect(reasonOf(await verdictOf(recorded), 'proof')).toBe('unknown proof.transaction-recent');
  });

  test('is no signature, even with a key that may sign: whoever runs the chain can send in any name', async () => {
    chain.publishRecorder('signs');
    const [alone = {}] = await chain.record(chain.unsigned(1), DEVELOPMENT);
    const verdict = await verdictOf(alone);
    expect(verdict.outcome).not.toBe('valid');
    expect(reasonOf(verdict, 'issuer')).toBe('unknown issuer.recorded-for-development');
    // Beside the signature it takes nothing away.
    const [beside = {}] = await chain.record([await chain.world.issue()], DEVELOPMENT);
    expect((await verdictOf(beside)).outcome).toBe('valid');
  });
});

describe('a batch', () => {
  test('can leave the signatures out, and the record stands for them', async () => {
    const batch = await blockcertsBatch([await chain.world.issue()], { signatures: 'left-out' });
    const [document = {}] = chain.prove(batch);
    expect(await proofWhile([chain.answer({ input: batch.transactionData })], document)).toBe('pass proof.recorded');
    expect(document).not.toHaveProperty('credentialSchema');
    expect(document.proof).toMatchObject({ cryptosuite: 'merkle-proof-2019' });
  });

  test('refuses what a verifier would refuse, what is recorded already, and a chain without a name', async () => {
    const [one = {}] = chain.unsigned(1);
    await expect(blockcertsBatch([])).rejects.toMatchObject({ code: 'proof.malformed' });
    await expect(blockcertsBatch([one, one])).rejects.toMatchObject({ code: 'proof.malformed' });
    await expect(blockcertsBatch([blockcert])).rejects.toMatchObject({ code: 'proof.malformed' });
    await expect(blockcertsBatch([{ ...one, invented: 'x' }])).rejects.toMatchObject({
      code: 'credential.term-undefined',
    });
    const batch = await blockcertsBatch([one]);
    const recorded = { chainId: 42_161, transactionId: TRANSACTION, verificationMethod: 'did:x:y#z', created: NOW };
    expect(() => batch.prove(recorded)).toThrow(/42161/);
    expect(() => batch.prove({ ...recorded, chainId: SEPOLIA, transactionId: '0x12' })).toThrow(/no transaction/);
  });

  test('is not needed any more once the place of each is kept', async () => {
    const credentials = chain.unsigned(5);
    const batch = await blockcertsBatch(credentials);
    const kept = JSON.parse(JSON.stringify(batch.places));
    const proved = credentials.map((credential, at) =>
      proveBlockcert({ credential, place: kept[at], recorded: chain.recorded() }),
    );
    expect(proved).toEqual(chain.prove(batch));
  });

  test('is the same for the same credentials, so that nothing need be kept in between', async () => {
    const again = await blockcertsBatch(chain.unsigned(5));
    expect(again.transactionData).toBe(root);
    expect(chain.prove(again)[2]).toEqual(blockcert);
  });
});
