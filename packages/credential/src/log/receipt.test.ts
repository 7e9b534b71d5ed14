import { sha256 } from '@noble/hashes/sha2.js';
import { base64, base64urlnopad, hex } from '@scure/base';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { memoryLog, sampleEntries } from '../testing/memory-log.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { commitmentOf } from './commitment-of.ts';
import { createTileReader } from './create-tile-reader.ts';
import { hashCredential } from './hash-credential.ts';
import { noteVerifierKey } from './note-verifier-key.ts';
import { proveInclusion } from './prove-inclusion.ts';
import { formatReceipt, parseReceipt, type Receipt } from './receipt.ts';
import { receiptUrl } from './receipt-url.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { verifyReceipt } from './verify-receipt.ts';

const ORIGIN = 'localhost:3000/log';
const INDEX = 41;
const SIZE = 300;
const now = new Date('2026-11-26T08:00:00Z');
const salt = Uint8Array.from({ length: 16 }, (_, at) => at);
const json = { id: 'urn:uuid:1', name: 'Welding', level: 2 };
const token = 'eyJhbGciOiJFZERTQSJ9.e30.AAAA';
const forms = [hashCredential(json), hashCredential(token)];
let key: TestKey;
let receipt: Receipt;
let verifierKeys: string[];

const anchor = {
  chainId: 31_337,
  contract: `0x${'a1'.repeat(20)}`,
  publisher: `0x${'b2'.repeat(20)}`,
  transaction: `0x${'c3'.repeat(32)}`,
  block: 12,
  blockHash: `0x${'d4'.repeat(32)}`,
  blockTime: '2026-11-26T08:00:05Z',
};

async function receiptOf(signer: TestKey, origin: string): Promise<Receipt> {
  const log = await memoryLog();
  log.append(sampleEntries(SIZE).with(INDEX, commitmentOf({ salt, forms })));
  const read = createTileReader({ size: SIZE, retrieveTile: log.retrieveTile });
  const proof = await proveInclusion({ index: INDEX, size: SIZE, read });
  const { publicKey, sign } = signer;
  return {
    type: 'LogReceipt',
    credentialId: 'urn:uuid:1',
    log: origin,
    index: INDEX,
    salt: base64urlnopad.encode(salt),
    forms,
    inclusionProof: proof.map((hash) => base64.encode(hash)),
    checkpoint: await signCheckpoint({
      origin,
      size: SIZE,
      root: log.root(),
      key: { name: origin, publicKey, sign },
      now,
    }),
  };
}

const shown = (changed: Partial<Receipt>, digest = hashCredential(json)) =>
  verifyReceipt({ receipt: { ...receipt, ...changed }, digest, verifierKeys });

beforeAll(async () => {
  key = await testKey(63);
  receipt = await receiptOf(key, ORIGIN);
  verifierKeys = [noteVerifierKey({ name: ORIGIN, publicKey: key.publicKey })];
});

describe('the digest of a form', () => {
  test('is the same however JSON is written', () => {
    const spread = '\n{ "level": 2.0, "name": "W\\u0065lding", "id": "urn:uuid:1" }\n';
    expect(hashCredential(spread)).toBe(hashCredential(json));
    expect(hashCredential(new TextEncoder().encode(spread))).toBe(hashCredential(json));
    expect(hashCredential({ ...json, level: 3 })).not.toBe(hashCredential(json));
    expect(hashCredential(json)).toBe(
      hex.encode(sha256(new TextEncoder().encode('{"id":"urn:uuid:1","level":2,"name":"Welding"}'))),
    );
  });

  test('of a token is that of its text; of an SD-JWT, that of what the issuer signed', () => {
    expect(hashCredential(token)).toBe(hex.encode(sha256(new TextEncoder().encode(token))));
    expect(hashCredential(`${token}~WyJzYWx0Il0~`)).toBe(hashCredential(token));
    expect(hashCredential(`${token}~`)).toBe(hashCredential(token));
    expect(hashCredential(` ${token}\n`)).toBe(hashCredential(token));
  });

  test('of COSE is that of its bytes, and of an envelope that of what is in it', () => {
    const cose = Uint8Array.of(0xd2, 0x84, 0x40, 0xa0, 0x40, 0x40);
    expect(hashCredential(cose)).toBe(hex.encode(sha256(cose)));
    const enveloped = (id: string) => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id,
    });
    expect(hashCredential(enveloped(`data:application/vc+jwt,${token}`))).toBe(hashCredential(token));
    expect(hashCredential(`data:application/vc+jwt,${token}`)).toBe(hashCredential(token));
    expect(hashCredential(enveloped(`data:application/vc+cose;base64,${base64.encode(cose)}`))).toBe(
      hashCredential(cose),
    );
  });

  test.each(['', 'hello', '[]', '"text"', 'a.b', '~', 'data:application/vc+jwt,hello', 'a.b.c.d'])(
    '%j has none',
    (text) => {
      expect(codeOf(() => hashCredential(text))).toBe('log.form-malformed');
    },
  );

  test('any content has one, or is refused with a code', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.uint8Array(),
          fc.json(),
          fc.json().map((it) => `data:a/b,${it}`),
        ),
        (it) => {
          codeOf(() => expect(hashCredential(it)).toMatch(/^[0-9a-f]{64}$/));
        },
      ),
      fuzzRuns(3_000, 'forms'),
    );
  });
});

describe('a receipt', () => {
  test('shows that a credential is in the log, in each of its forms, and since when', async () => {
    for (const digest of forms) {
      expect(await shown({}, digest)).toMatchObject({
        ok: true,
        index: INDEX,
        size: SIZE,
        time: now,
        cosignatures: [],
      });
    }
  });

  test.each<[string, string, () => Partial<Receipt>, string?]>([
    ['of another credential', 'other-credential', () => ({}), hashCredential({ ...json, level: 3 })],
    ['with another salt', 'not-included', () => ({ salt: base64urlnopad.encode(salt.map((byte) => byte ^ 1)) })],
    ['with a form that was not committed to', 'not-included', () => ({ forms: [...forms, forms[0] ?? ''] })],
    ['with one form less', 'not-included', () => ({ forms: forms.slice(0, 1) })],
    ['with its forms in another order', 'not-included', () => ({ forms: forms.toReversed() })],
    ['for another place', 'not-included', () => ({ index: INDEX + 1 })],
    ['for a place that is not there', 'not-included', () => ({ index: SIZE })],
    ['with a proof that is too short', 'not-included', () => ({ inclusionProof: receipt.inclusionProof.slice(1) })],
    ['that names another log', 'other-log', () => ({ log: 'example.com/log' })],
    [
      'whose checkpoint was changed',
      'signature-wrong',
      () => ({ checkpoint: receipt.checkpoint.replace('\n300\n', '\n301\n') }),
    ],
    ['whose checkpoint is none', 'checkpoint-malformed', () => ({ checkpoint: 'hello' })],
    [
      'whose checkpoint says no size',
      'checkpoint-malformed',
      () => ({ checkpoint: receipt.checkpoint.replace('\n300\n', '\nx\n') }),
    ],
  ])('%s shows nothing: %s', async (_, reason, change, digest) => {
    expect(await shown(change(), digest)).toEqual({ ok: false, reason });
  });

  test('that somebody else signed in the name of the log shows nothing', async () => {
    const forged = await receiptOf(await testKey(64), ORIGIN);
    expect(await shown(forged)).toEqual({ ok: false, reason: 'checkpoint-unsigned' });
    // A log of their own, which is rightly signed and is not the issuer's.
    const elsewhere = await receiptOf(key, 'example.com/log');
    expect(await shown(elsewhere)).toEqual({ ok: false, reason: 'checkpoint-unsigned' });
    await expect(verifyReceipt({ receipt, digest: hashCredential(json), verifierKeys: ['x'] })).rejects.toMatchObject({
      code: 'log.key-malformed',
    });
  });

  test('of which any one letter was altered shows nothing else than it showed', async () => {
    const text = formatReceipt(receipt);
    let [refused, shownNothing, stillShown] = [0, 0, 0];
    for (let at = 0; at < text.length; at++) {
      const altered = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
      let read: Receipt | undefined;
      if (codeOf(() => (read = parseReceipt(altered))) !== 'accepted' || read === undefined) {
        refused++;
        continue;
      }
      const answer = await verifyReceipt({ receipt: read, digest: hashCredential(json), verifierKeys });
      if (!answer.ok) {
        shownNothing++;
        continue;
      }
      stillShown++;
      // Its id is for people and its time a signature of its own, which may be missing: what is shown is the same.
      const { credentialId: _, checkpoint: __, ...rest } = read;
      const { credentialId: ___, checkpoint: ____, ...whole } = receipt;
      expect([answer.index, answer.size, rest]).toEqual([INDEX, SIZE, whole]);
      expect([now.getTime(), undefined]).toContain(answer.time?.getTime());
    }
    process.stdout.write(
      `  ${refused} altered receipts refused, ${shownNothing} show nothing, ${stillShown} the same\n`,
    );
    expect(shownNothing).toBeGreaterThan(500);
    expect(stillShown).toBeLessThan(60);
  });

  test('is read as it was written, and members that nobody knows are passed over', () => {
    expect(parseReceipt(formatReceipt(receipt))).toEqual(receipt);
    expect(parseReceipt(formatReceipt({ ...receipt, anchor }))).toEqual({ ...receipt, anchor });
    expect(parseReceipt(JSON.stringify({ ...receipt, more: 1, anchor: { ...anchor, more: 2 } }))).toEqual({
      ...receipt,
      anchor,
    });
  });

  test.each<[string, object]>([
    ['another type', { type: 'Receipt' }],
    ['no id', { credentialId: '' }],
    ['a place that is no number', { index: '41' }],
    ['a place before the first', { index: -1 }],
    ['a place between two', { index: 0.5 }],
    ['a salt that is too short', { salt: base64urlnopad.encode(new Uint8Array(15)) }],
    ['a salt that is too long', { salt: base64urlnopad.encode(new Uint8Array(65)) }],
    ['a salt in another alphabet', { salt: '++++++++++++++++++++++' }],
    ['no forms', { forms: [] }],
    ['more forms than there are', { forms: Array(17).fill(forms[0]) }],
    ['a digest in capitals', { forms: ['A'.repeat(64)] }],
    ['a hash that is too short', { inclusionProof: [base64.encode(new Uint8Array(31))] }],
    ['a proof higher than any tree', { inclusionProof: Array(54).fill(base64.encode(new Uint8Array(32))) }],
    ['no checkpoint', { checkpoint: undefined }],
    ['half an anchor', { anchor: { ...anchor, block: undefined } }],
    ['an anchor with another address', { anchor: { ...anchor, contract: '0x00' } }],
    ['an anchor at no time', { anchor: { ...anchor, blockTime: 'today' } }],
  ])('with %s is refused', (_, change) => {
    expect(codeOf(() => parseReceipt(JSON.stringify({ ...receipt, ...change })))).toBe('log.receipt-malformed');
  });

  test('that is no JSON, or says a thing twice, is refused; so is anything else', () => {
    expect(codeOf(() => parseReceipt('{'))).toBe('log.receipt-malformed');
    expect(codeOf(() => parseReceipt(formatReceipt(receipt).replace('{', '{"index": 1,')))).toBe(
      'log.receipt-malformed',
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string(), fc.record({ type: fc.constant('LogReceipt'), index: fc.nat() })),
        (it) => {
          const text = typeof it === 'string' ? it : JSON.stringify(it);
          expect(codeOf(() => parseReceipt(text))).toBe('log.receipt-malformed');
        },
      ),
      fuzzRuns(2_000, 'receipts'),
    );
  });

  test('lies at an address that follows from the id of its credential', () => {
    const name = hex.encode(sha256(new TextEncoder().encode('urn:uuid:1')));
    expect(receiptUrl('https://example.com/log', 'urn:uuid:1')).toBe(`https://example.com/log/receipts/${name}.json`);
    expect(receiptUrl('https://example.com/log/', 'urn:uuid:1')).toBe(
      receiptUrl('https://example.com/log', 'urn:uuid:1'),
    );
  });
});
