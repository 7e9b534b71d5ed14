import { base64urlnopad } from '@scure/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { canonicaliseDataset } from '../../jsonld/rdfc/canonicalise-dataset.ts';
import { toQuads } from '../../jsonld/to-quads.ts';
import type { SecuredCredential } from '../../model/credential.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { fastest } from '../../testing/fastest.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { badgeOf, issueSelectively, proofOf, selectiveSuites, verdictOf } from '../../testing/selective-world.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { reasonOf } from '../../testing/test-world.ts';
import { addProof } from '../add-proof.ts';
import type { Proof, ProofOptions } from '../proof.ts';
import { unsecuredDocument } from '../unsecured-document.ts';
import { utf8 } from './base-hashes.ts';
import { proveMessages } from './bbs/prove-messages.ts';
import { bbs2023 } from './bbs-2023.ts';
import {
  type BbsDerivedProof,
  readBbsBaseProof,
  readBbsDerivedProof,
  writeBbsDerivedProof,
} from './bbs-proof-value.ts';
import { deriveCredential } from './derive-credential.ts';
import { type Disclosure, disclose } from './disclose.ts';
import { ecdsaSd2023 } from './ecdsa-sd-2023.ts';
import {
  type EcdsaSdDerivedProof,
  readEcdsaSdBaseProof,
  readEcdsaSdDerivedProof,
  writeEcdsaSdDerivedProof,
} from './ecdsa-sd-proof-value.ts';
import { hmacLabels, shuffledLabels } from './hmac-labels.ts';
import { makeProofScopedKey } from './proof-scoped-key.ts';
import { relabel } from './relabel.ts';

const random = seededRandom(3);
const MANDATORY = ['/issuer', '/validFrom', '/validUntil', '/credentialSubject/achievement'];
const SELECTED = ['/evidence', '/credentialSubject/result'];

/** What a verifier says of a shown document. */
async function answer(document: JsonObject, proof: Proof, key: TestKey): Promise<string> {
  const suite = proof.cryptosuite === 'bbs-2023' ? bbs2023 : ecdsaSd2023;
  try {
    const { verified } = await suite.verify({ document: unsecuredDocument(document), proof, key: key.publicKey });
    return verified ? 'ACCEPTED' : 'no';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

const NO = /^(no|proof\.malformed)$/;

describe.each(selectiveSuites)('A01 $name', (suite) => {
  test('a proof by the key of one issuer on a credential that names another is refused', async () => {
    const stranger = await testKey(9, suite.keyType);
    const names: [string, (did: string) => unknown][] = [
      ['as a text', (did) => did],
      ['as an object', (id) => ({ id, type: ['Profile'], name: 'Northern College' })],
    ];
    for (const [, name] of names) {
      for (const did of [
        (await testKey(7, suite.keyType)).did,
        'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
      ]) {
        const base = await addProof({
          document: badgeOf(stranger, { issuer: name(did) }),
          proofPurpose: 'assertionMethod',
          verificationMethod: stranger.keyId,
          created: new Date('2026-11-01T09:00:00Z'),
          signingKey: stranger,
          cryptosuite: suite.name,
          random,
        });
        const shown = await deriveCredential({ credential: base, selectivePointers: [], random });
        const verdict = await verdictOf(shown);
        expect(verdict.outcome).toBe('not-valid');
        expect(reasonOf(verdict, 'issuer')).toBe('fail issuer.not-key-owner');
      }
    }
  });

  test('the issuer of a shown credential cannot be exchanged, nor the key it is checked with', async () => {
    const { credential, key } = await issueSelectively(suite);
    const shown = await deriveCredential({ credential, selectivePointers: SELECTED, random });
    const { proof, ...document } = shown;
    const other = await testKey(9, suite.keyType);
    expect(await answer(document, proof, key)).toBe('ACCEPTED');
    expect(await answer(document, proof, other)).toBe('no');
    expect(await answer({ ...document, issuer: other.did }, proof, key)).toMatch(NO);
    expect(
      await answer({ ...document, issuer: { ...(document.issuer as JsonObject), id: other.did } }, proof, key),
    ).toMatch(NO);
    const moved = { ...proof, verificationMethod: other.keyId };
    expect(await answer(document, moved, key)).toBe('no');
    expect(await answer(document, moved, other)).toBe('no');
  });
});

/** What a hostile holder has: the base proof, and every function of ours. */
interface Holder {
  readonly credential: SecuredCredential;
  readonly document: JsonObject;
  readonly key: TestKey;
  readonly proof: Proof;
}

async function holderOf(suite: (typeof selectiveSuites)[number], more: object = {}): Promise<Holder> {
  const { credential, key } = await issueSelectively(suite, { mandatoryPointers: MANDATORY, ...more });
  const { proof: _proof, ...document } = credential;
  return { credential, document, key, proof: proofOf(credential) };
}

describe('A15 ecdsa-sd-2023', () => {
  let holder: Holder;
  let shown: JsonObject;
  let honest: EcdsaSdDerivedProof;

  beforeAll(async () => {
    holder = await holderOf(selectiveSuites[0]);
    const { proof, ...document } = await deriveCredential({
      credential: holder.credential,
      selectivePointers: SELECTED,
    });
    shown = document;
    honest = readEcdsaSdDerivedProof(proof.proofValue);
  });

  const answerTo = (changes: Partial<EcdsaSdDerivedProof>, document = shown, options: Partial<ProofOptions> = {}) => {
    const proofValue = writeEcdsaSdDerivedProof({ ...honest, ...changes });
    return answer(document, { ...holder.proof, ...options, proofValue }, holder.key);
  };

  /** A proof as `derive` would make it, had the issuer made only these pointers mandatory. */
  async function deriveAs(mandatoryPointers: readonly string[], selectivePointers: readonly string[]) {
    const base = readEcdsaSdBaseProof(holder.proof.proofValue);
    const input = { document: unsecuredDocument(holder.document), makeLabels: hmacLabels(base.hmacKey) };
    const right = await disclose({ ...input, mandatoryPointers: MANDATORY, selectivePointers: [''] });
    const cut = await disclose({ ...input, mandatoryPointers, selectivePointers });
    const signatureOf = new Map(right.others.map((statement, at) => [statement, base.signatures[at]]));
    const any = base.signatures[0] ?? new Uint8Array(64);
    const signatures = cut.selectiveIndexes.map((at) => signatureOf.get(cut.others[at] ?? '') ?? any);
    return {
      document: cut.document,
      changes: { signatures, labels: hmacsOf(cut), mandatoryIndexes: cut.mandatoryIndexes },
    };
  }

  test('the honest proof is accepted', async () => {
    expect(await answerTo({})).toBe('ACCEPTED');
    const again = await deriveAs(MANDATORY, SELECTED);
    expect(await answerTo(again.changes, again.document)).toBe('ACCEPTED');
  });

  test.each(MANDATORY)('without the mandatory %s', async (dropped) => {
    const kept = MANDATORY.filter((pointer) => pointer !== dropped);
    const without = await deriveAs(kept, SELECTED);
    expect(await answerTo(without.changes, without.document)).toBe('no');
    const asIfSelected = await deriveAs(kept, [...SELECTED, dropped]);
    expect(await answerTo(asIfSelected.changes, asIfSelected.document)).toBe('no');
  });

  test.each(SELECTED)('with %s, which is not mandatory, said to be', async (added) => {
    const wrong = await deriveAs([...MANDATORY, added], SELECTED);
    expect(await answerTo(wrong.changes, wrong.document)).toBe('no');
  });

  test('an index shifted, left out, added', async () => {
    const { mandatoryIndexes: indexes } = honest;
    const answers = await Promise.all([
      ...indexes.map((_, at) => answerTo({ mandatoryIndexes: indexes.filter((_, other) => other !== at) })),
      ...indexes.map((index) => answerTo({ mandatoryIndexes: [...new Set([...indexes, index + 1])].sort(ascending) })),
      ...indexes.map((_, at) =>
        answerTo({ mandatoryIndexes: indexes.map((index, other) => index + Number(other >= at)) }),
      ),
      answerTo({ mandatoryIndexes: [] }),
      answerTo({ mandatoryIndexes: indexes.toReversed() }),
      answerTo({ mandatoryIndexes: [...indexes, 4_000] }),
    ]);
    expect(answers.filter((given) => given === 'ACCEPTED')).toHaveLength(
      // Adding the index after a mandatory one changes nothing where that one is mandatory too.
      indexes.filter((index) => indexes.includes(index + 1)).length,
    );
    expect(answers.filter((given) => given !== 'ACCEPTED').every((given) => NO.test(given))).toBe(true);
  });

  test('signatures swapped, repeated, left out, added, or of another proof', async () => {
    const { signatures } = honest;
    const [first, second, ...rest] = signatures;
    if (first === undefined || second === undefined) throw new Error('two signatures were made');
    const other = await issueSelectively(selectiveSuites[0], {
      mandatoryPointers: MANDATORY,
      changes: { name: 'Other' },
      random: seededRandom(2),
    });
    const foreign = readEcdsaSdBaseProof(proofOf(other.credential).proofValue);
    expect(await answerTo({ signatures: [second, first, ...rest] })).toBe('no');
    expect(await answerTo({ signatures: [first, first, ...rest] })).toBe('no');
    expect(await answerTo({ signatures: signatures.slice(1) })).toBe('proof.malformed');
    expect(await answerTo({ signatures: [...signatures, first] })).toBe('proof.malformed');
    expect(await answerTo({ signatures: foreign.signatures.slice(0, signatures.length) })).toBe('no');
    expect(await answerTo({ baseSignature: foreign.baseSignature })).toBe('no');
    expect(await answerTo({ publicKey: foreign.publicKey })).toBe('no');
  });

  test('statements signed again with a key of the holder', async () => {
    const mine = makeProofScopedKey(random);
    const changed = { ...shown, name: 'A claim of mine' };
    const base = readEcdsaSdBaseProof(holder.proof.proofValue);
    const document = unsecuredDocument({ ...holder.document, name: 'A claim of mine' });
    const input = { document, makeLabels: hmacLabels(base.hmacKey), mandatoryPointers: MANDATORY };
    const cut = await disclose({ ...input, selectivePointers: [...SELECTED, '/name'] });
    const signatures = cut.selectiveIndexes.map((at) => mine.sign(utf8(cut.others[at] ?? '')));
    const { mandatoryIndexes } = cut;
    const changes = { signatures, mandatoryIndexes, labels: hmacsOf(cut) };
    expect(await answerTo({ ...changes, publicKey: mine.publicKey }, changed)).toBe('no');
    expect(await answerTo(changes, changed)).toBe('no');
  });

  test('labels exchanged, left out, added, or one for two nodes', async () => {
    for (const { what, labels, answer: expected } of wrongLabels(honest.labels, new Uint8Array(32))) {
      expect([what, await answerTo({ labels })]).toEqual([what, expected]);
    }
  });

  test('one person shown as two, under one label', async () => {
    const type = ['AchievementSubject'];
    const one = await holderOf(selectiveSuites[0], {
      changes: { type: ['VerifiableCredential'], credentialSubject: { type, narrative: 'N', role: 'R' } },
      mandatoryPointers: ['/issuer'],
    });
    const base = readEcdsaSdBaseProof(one.proof.proofValue);
    const input = { document: unsecuredDocument(one.document), makeLabels: hmacLabels(base.hmacKey) };
    const whole = await disclose({ ...input, mandatoryPointers: ['/issuer'], selectivePointers: [''] });
    const signatureOf = new Map(whole.others.map((statement, at) => [statement, base.signatures[at]]));
    const [label = ''] = whole.labels.values();

    const people = [
      { type, narrative: 'N' },
      { type, role: 'R' },
    ];
    const split = { ...one.document, credentialSubject: people };
    const quads = await toQuads(split);
    const canonical = canonicaliseDataset(quads).labels;
    const statements = relabel(quads, new Map([...canonical.keys()].map((node) => [node, label])));
    const others = statements.filter((statement) => signatureOf.has(statement));
    const value = {
      baseSignature: base.baseSignature,
      publicKey: base.publicKey,
      // Each statement about the two is one that was signed about the one.
      signatures: others.flatMap((statement) => signatureOf.get(statement) ?? []),
      labels: new Map([...canonical.values()].map((name) => [Number(name.slice(4)), bytesOf(label)])),
      mandatoryIndexes: statements.flatMap((statement, at) => (signatureOf.has(statement) ? [] : [at])),
    };
    expect(whole.labels.size).toBe(1);
    expect(canonical.size).toBe(2);
    const proof = { ...one.proof, proofValue: writeEcdsaSdDerivedProof(value) };
    expect(await answer(split, proof, one.key)).toBe('proof.malformed');
  });

  test('options of the proof changed', async () => {
    for (const options of [{ created: '2026-11-01T09:00:01Z' }, { proofPurpose: 'authentication' }, { nonce: 'x' }]) {
      expect(await answerTo({}, shown, options)).toBe('no');
    }
  });

  test('a claim changed, added, or taken from another credential', async () => {
    const { evidence: _evidence, ...without } = shown;
    const { credential } = await issueSelectively(selectiveSuites[0], {
      changes: { evidence: [{ id: 'urn:x:1', type: ['Evidence'], name: 'Mine' }] },
    });
    const others = await deriveCredential({ credential, selectivePointers: ['/evidence'] });
    for (const document of [{ ...shown, name: 'X' }, without, { ...shown, evidence: others.evidence }]) {
      expect(await answerTo({}, document as JsonObject)).toMatch(NO);
    }
  });
});

describe('A15 bbs-2023', () => {
  let holder: Holder;
  let shown: JsonObject;
  let honest: BbsDerivedProof;

  beforeAll(async () => {
    holder = await holderOf(selectiveSuites[1]);
    const input = { credential: holder.credential, selectivePointers: SELECTED, random };
    const { proof, ...document } = await deriveCredential(input);
    shown = document;
    honest = readBbsDerivedProof(proof.proofValue);
  });

  const answerTo = (changes: Partial<BbsDerivedProof>, document = shown, options: Partial<ProofOptions> = {}) => {
    const proofValue = writeBbsDerivedProof({ ...honest, ...changes });
    return answer(document, { ...holder.proof, ...options, proofValue }, holder.key);
  };

  /** The best proof that a holder can make of a document cut down as if only these pointers were mandatory. */
  async function deriveAs(mandatoryPointers: readonly string[], selectivePointers: readonly string[]) {
    const base = readBbsBaseProof(holder.proof.proofValue);
    const input = { document: unsecuredDocument(holder.document), makeLabels: shuffledLabels(base.hmacKey) };
    const right = await disclose({ ...input, mandatoryPointers: MANDATORY, selectivePointers });
    const cut = await disclose({ ...input, mandatoryPointers, selectivePointers });
    const shownOthers = new Set(cut.selectiveIndexes.map((at) => cut.others[at]));
    const selectiveIndexes = right.others.flatMap((statement, at) => (shownOthers.has(statement) ? [at] : []));
    const bbsProof = proveMessages({
      publicKey: base.publicKey,
      signature: base.bbsSignature,
      header: base.bbsHeader,
      messages: right.others.map(utf8),
      disclosed: selectiveIndexes,
      presentationHeader: honest.presentationHeader,
      random,
    });
    const labels = new Map([...cut.labels].map(([number, label]) => [number, Number(label.slice(1))]));
    const { mandatoryIndexes } = cut;
    return { document: cut.document, changes: { bbsProof, labels, mandatoryIndexes, selectiveIndexes } };
  }

  test('the honest proof is accepted', async () => {
    expect(await answerTo({})).toBe('ACCEPTED');
    const again = await deriveAs(MANDATORY, SELECTED);
    expect(await answerTo(again.changes, again.document)).toBe('ACCEPTED');
  });

  test.each(MANDATORY)('without the mandatory %s', async (dropped) => {
    const kept = MANDATORY.filter((pointer) => pointer !== dropped);
    const without = await deriveAs(kept, SELECTED);
    expect(await answerTo(without.changes, without.document)).toBe('no');
  });

  test('an index shifted, left out, exchanged', async () => {
    const { mandatoryIndexes, selectiveIndexes } = honest;
    const [first = 0, ...rest] = selectiveIndexes;
    expect(await answerTo({ mandatoryIndexes: mandatoryIndexes.slice(1) })).toMatch(NO);
    expect(await answerTo({ mandatoryIndexes: mandatoryIndexes.map((index) => index + 1) })).toMatch(NO);
    expect(await answerTo({ selectiveIndexes: selectiveIndexes.map((index) => index + 1) })).toBe('no');
    expect(await answerTo({ selectiveIndexes: rest })).toBe('no');
    expect(await answerTo({ selectiveIndexes: [...rest, first] })).toBe('proof.malformed');
    expect(await answerTo({ selectiveIndexes: [...selectiveIndexes, 4_000] })).toBe('no');
  });

  test('labels exchanged, left out, added, or one for two nodes', async () => {
    for (const { what, labels, answer: expected } of wrongLabels(honest.labels, 99)) {
      expect([what, await answerTo({ labels })]).toEqual([what, expected]);
    }
  });

  test('another presentation header, or options of the proof changed', async () => {
    expect(await answerTo({ presentationHeader: new Uint8Array() })).toBe('no');
    expect(await answerTo({ presentationHeader: Uint8Array.of(...honest.presentationHeader, 0) })).toBe('no');
    expect(await answerTo({}, shown, { created: '2026-11-01T09:00:01Z' })).toBe('no');
  });

  test('a proof of no length, of a wrong length, or of zeros', async () => {
    const { bbsProof } = honest;
    for (const length of [0, 1, 143, 144, 271, 272, bbsProof.length - 32, bbsProof.length - 1]) {
      expect(await answerTo({ bbsProof: bbsProof.slice(0, length) })).toBe('no');
    }
    expect(await answerTo({ bbsProof: new Uint8Array(bbsProof.length) })).toBe('no');
    const infinity = Uint8Array.from(bbsProof);
    infinity.set([0xc0, ...new Uint8Array(47)]);
    expect(await answerTo({ bbsProof: infinity })).toBe('no');
    expect(
      await answerTo({
        bbsProof: Uint8Array.from([...bbsProof.slice(0, 144), ...new Uint8Array(32), ...bbsProof.slice(176)]),
      }),
    ).toBe('no');
  });

  test('a proof that would have a verifier compute for ever is refused at once', async () => {
    const longest = new Uint8Array(272 + 32 * 512).fill(1);
    expect(await answerTo({ bbsProof: longest })).toBe('no');
    expect(await fastest(() => answerTo({ bbsProof: longest }))).toBeLessThan(1_000);
  });
});

/** The labels of an honest proof made wrong in each way that there is, and what a verifier must answer. */
function wrongLabels<Label>(labels: ReadonlyMap<number, Label>, stray: Label) {
  const [one, two] = [...labels];
  if (one === undefined || two === undefined) throw new Error('two nodes');
  return [
    { what: 'exchanged', labels: new Map([...labels, [one[0], two[1]], [two[0], one[1]]]), answer: 'no' },
    { what: 'left out', labels: new Map([...labels].slice(1)), answer: 'proof.malformed' },
    { what: 'added', labels: new Map([...labels, [99, stray]]), answer: 'proof.malformed' },
    { what: 'one for two nodes', labels: new Map([...labels, [one[0], two[1]]]), answer: 'proof.malformed' },
  ];
}

function bytesOf(label: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(base64urlnopad.decode(label.slice(1)));
}

/** The labels of a disclosure as `ecdsa-sd-2023` writes them. */
function hmacsOf({ labels }: Disclosure): ReadonlyMap<number, Uint8Array<ArrayBuffer>> {
  return new Map([...labels].map(([number, label]) => [number, bytesOf(label)]));
}

function ascending(one: number, other: number): number {
  return one - other;
}
