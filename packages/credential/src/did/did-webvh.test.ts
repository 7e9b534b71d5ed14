import { beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { fastest } from '../testing/fastest.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import {
  announced,
  closeEntry,
  type DraftEntry,
  signEntry,
  type TestLog,
  toText,
  writeLog,
} from '../testing/webvh-log.ts';
import type { DidVersion } from './did-method.ts';
import { didSources } from './did-method-of.ts';
import { didWebvhUrls } from './did-webvh-url.ts';
import { readDid } from './read-did.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const [a, b, c, w1, w2, w3] = (await Promise.all([11, 12, 13, 21, 22, 23].map((seed) => testKey(seed)))) as [
  TestKey,
  TestKey,
  TestKey,
  TestKey,
  TestKey,
  TestKey,
];
const ecdsa = await testKey(1, 'P-256');
const DID = 'did:webvh:{SCID}:issuer.example:north';

const state = (key: TestKey, more: JsonObject = {}): JsonObject => ({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: DID,
  verificationMethod: [
    { id: `${DID}#k`, type: 'Multikey', controller: DID, publicKeyMultibase: key.publicKeyMultibase },
  ],
  assertionMethod: [`${DID}#k`],
  ...more,
});
const first = (more: Partial<DraftEntry> = {}, parameters: JsonObject = {}): DraftEntry => ({
  versionTime: '2026-01-01T00:00:00Z',
  parameters: {
    method: 'did:webvh:1.0',
    scid: '{SCID}',
    updateKeys: [a.publicKeyMultibase],
    portable: false,
    ...parameters,
  },
  state: state(a),
  signers: [a],
  ...more,
});
const next = (month: number, more: Partial<DraftEntry> = {}): DraftEntry => ({
  versionTime: `2026-${String(month).padStart(2, '0')}-01T00:00:00Z`,
  parameters: {},
  state: state(b),
  signers: [a],
  ...more,
});
const witness = (threshold: number, ...keys: readonly TestKey[]) => ({
  threshold,
  witnesses: keys.map(({ did: id }) => ({ id })),
});

interface Question {
  readonly version?: DidVersion;
  readonly witnesses?: string;
  readonly did?: string;
  readonly now?: Date;
}

async function read(log: Pick<TestLog, 'text' | 'scid'>, { version = {}, witnesses, did, now = NOW }: Question = {}) {
  const wanted = (did ?? DID).replace('{SCID}', log.scid);
  const urls = didWebvhUrls(wanted);
  const texts = new Map([[urls.log, log.text]]);
  if (witnesses !== undefined) texts.set(urls.witness, witnesses);
  return readDid({ did: wanted, texts, now, version });
}

async function outcome(log: Pick<TestLog, 'text' | 'scid'>, question: Question = {}): Promise<string> {
  try {
    const { document, metadata } = await read(log, question);
    return document === null ? 'deactivated' : `version ${String(metadata.versionId).split('-')[0]}`;
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

const outcomeOf = async (...drafts: DraftEntry[]) => outcome(await writeLog(drafts));
const MALFORMED = 'did.document-malformed';

describe('a log as it should be', () => {
  test('the newest document, and what is known about it', async () => {
    const log = await writeLog([first(), next(2, { parameters: { ttl: 60, watchers: ['https://watch.example'] } })]);
    const { document, metadata } = await read(log);
    expect(document).toMatchObject({
      id: DID.replace('{SCID}', log.scid),
      verificationMethod: [{ publicKeyMultibase: b.publicKeyMultibase }],
    });
    expect(metadata).toEqual({
      versionId: log.entries[1]?.versionId,
      versionTime: '2026-02-01T00:00:00Z',
      created: '2026-01-01T00:00:00Z',
      updated: '2026-02-01T00:00:00Z',
      scid: log.scid,
      portable: false,
      deactivated: false,
      ttl: '60',
      watchers: ['https://watch.example'],
    });
  });

  test.each<[string, (log: TestLog) => DidVersion, string]>([
    ['by number', () => ({ versionNumber: 1 }), 'version 1'],
    ['by number', () => ({ versionNumber: 2 }), 'version 2'],
    ['by id', ({ entries }) => ({ versionId: String(entries[1]?.versionId) }), 'version 2'],
    ['at its very second', () => ({ versionTime: new Date('2026-02-01T00:00:00Z') }), 'version 2'],
    ['a second before', () => ({ versionTime: new Date('2026-01-31T23:59:59Z') }), 'version 1'],
    ['long after', () => ({ versionTime: new Date('2029-01-01T00:00:00Z') }), 'version 3'],
    ['before there was any', () => ({ versionTime: new Date('2025-12-31T23:59:59Z') }), 'did.version-not-found'],
    ['one that will be', () => ({ versionNumber: 4 }), 'did.version-not-found'],
    ['the number alone as an id', () => ({ versionId: '2' }), 'did.version-not-found'],
    [
      'an id that only begins alike',
      ({ entries }) => ({ versionId: String(entries[1]?.versionId).slice(0, -1) }),
      'did.version-not-found',
    ],
  ])('an earlier version %s', async (_, version, expected) => {
    const log = await writeLog([first(), next(2), next(3)]);
    expect(await outcome(log, { version: version(log) })).toBe(expected);
  });

  test('an earlier version says which one came after it', async () => {
    const log = await writeLog([first(), next(2), next(3)]);
    const { metadata } = await read(log, { version: { versionNumber: 1 } });
    expect(metadata).toMatchObject({
      nextVersionId: log.entries[1]?.versionId,
      nextUpdate: '2026-02-01T00:00:00Z',
      updated: '2026-03-01T00:00:00Z',
    });
  });

  test.each<[string, DraftEntry[]]>([
    ['one entry', [first()]],
    [
      'two signers who both may',
      [first({ signers: [a, b] }, { updateKeys: [a.publicKeyMultibase, b.publicKeyMultibase] })],
    ],
    [
      'keys that change hands',
      [first(), next(2, { parameters: { updateKeys: [b.publicKeyMultibase] } }), next(3, { signers: [b] })],
    ],
    [
      'null for what is not set, as early logs have it',
      [first({}, { nextKeyHashes: null, witness: null, watchers: null, ttl: null })],
    ],
    ['empty lists for what is not set', [first({}, { nextKeyHashes: [], witness: {}, watchers: [] })]],
    ['a zone that is UTC by another name', [first({ versionTime: '2026-01-01T00:00:00.123+00:00' })]],
    ['a time within the tolerance of clocks', [first(), next(2, { versionTime: '2026-11-24T12:04:59Z' })]],
  ])('%s', async (_, drafts) => {
    expect(await outcomeOf(...drafts)).toBe(`version ${drafts.length}`);
  });

  test('lines may end as Windows ends them, and the last line need not end', async () => {
    const { text, scid } = await writeLog([first(), next(2)]);
    for (const other of [text.replaceAll('\n', '\r\n'), text.trimEnd()])
      expect(await outcome({ text: other, scid })).toBe('version 2');
  });
});

describe('A16 a log in which anything was changed', () => {
  let log: TestLog;
  beforeAll(async () => {
    log = await writeLog([
      first(),
      next(2, { parameters: { updateKeys: [b.publicKeyMultibase] } }),
      next(3, { signers: [b] }),
    ]);
  });

  test('one value changed, anywhere in any entry, and the document is not given', async () => {
    const kept: string[] = [];
    let count = 0;
    for (const [at, entry] of log.entries.entries()) {
      for (const { where, changed } of mutants(entry)) {
        count++;
        const text = toText(log.entries.map((one, index) => (index === at ? changed : one)));
        const code = await outcome({ text, scid: log.scid });
        if (!code.startsWith('did.')) kept.push(`${at}${where}`);
      }
    }
    expect(count).toBeGreaterThan(60);
    expect(kept).toEqual([]);
  });

  test('entries left out, swapped, repeated or taken from another log', async () => {
    const other = await writeLog([first({ state: state(c) }), next(2), next(3)]);
    const [one, two, three] = log.entries as [JsonObject, JsonObject, JsonObject];
    const foreign = other.entries as [JsonObject, JsonObject, JsonObject];
    for (const entries of [
      [two, three],
      [one, three],
      [two, one, three],
      [one, two, two],
      [one, one, two],
      [one, two, three, three],
      [one, foreign[1], three],
      [foreign[0], two, three],
      foreign,
      [],
    ]) {
      expect(await outcome({ text: toText(entries), scid: log.scid })).toBe(MALFORMED);
    }
  });

  test('a log whose end was cut off still holds: that nothing newer exists only witnesses can say', async () => {
    expect(await outcome({ text: toText(log.entries.slice(0, 2)), scid: log.scid })).toBe('version 2');
  });

  test('an entry that does not hold takes the newest document with it, and not the versions before', async () => {
    const broken = toText([...log.entries.slice(0, 2), { ...log.entries[2], versionTime: '2026-03-02T00:00:00Z' }]);
    expect(await outcome({ text: broken, scid: log.scid })).toBe(MALFORMED);
    expect(await outcome({ text: broken, scid: log.scid }, { version: { versionNumber: 2 } })).toBe('version 2');
    expect(await outcome({ text: broken, scid: log.scid }, { version: { versionNumber: 3 } })).toBe(MALFORMED);
  });

  test.each<[string, (text: string) => string]>([
    ['nothing', () => ''],
    ['an empty line', (text) => `${text}\n`],
    ['an empty line between', (text) => text.replace('\n', '\n\n')],
    ['a list instead of lines', (text) => `[${text.trim().split('\n').join()}]`],
    ['a web page', () => '<html>'],
    ['one member twice', (text) => text.replace('{', '{"versionId":"1-x",')],
    ['a member more', (text) => text.replace('{', '{"extra":1,')],
    ['a mark in front', (text) => `\ufeff${text}`],
  ])('%s is no log', async (_, change) => {
    expect(await outcome({ text: change(log.text), scid: log.scid })).toBe(MALFORMED);
  });

  test('the log of another DID is not taken, wherever it lies', async () => {
    const other = await writeLog([first({ state: state(c) })]);
    expect(await outcome({ text: other.text, scid: log.scid })).toBe(MALFORMED);
    expect(await outcome(log, { did: 'did:webvh:{SCID}:evil.example:north' })).toBe(MALFORMED);
    expect(await outcome(log, { did: 'did:webvh:{SCID}:issuer.example' })).toBe(MALFORMED);
  });
});

describe('what the owner of a log may not do', () => {
  const mb = (...keys: TestKey[]) => keys.map(({ publicKeyMultibase }) => publicKeyMultibase);
  test.each<[string, DraftEntry[], string]>([
    ['sign the first entry with a key it does not name', [first({ signers: [b] })], MALFORMED],
    ['leave an entry unsigned', [first({ signers: [] })], MALFORMED],
    ['have one good signature and one of a stranger', [first({ signers: [a, c] })], MALFORMED],
    [
      'sign with a key that comes into force only with that entry',
      [first(), next(2, { parameters: { updateKeys: mb(b) }, signers: [b] })],
      MALFORMED,
    ],
    [
      'sign with a key that was given up',
      [first(), next(2, { parameters: { updateKeys: mb(b) } }), next(3, { signers: [a] })],
      MALFORMED,
    ],
    [
      'go on after the last key was given up',
      [first(), next(2, { parameters: { updateKeys: [] } }), next(3)],
      MALFORMED,
    ],
    ['name no key at all', [first({}, { updateKeys: [] })], MALFORMED],
    ['use a key of P-256', [first({ signers: [ecdsa] }, { updateKeys: mb(ecdsa) })], MALFORMED],
    ['date an entry like the one before', [first(), next(1)], MALFORMED],
    ['date an entry before the one before', [first(), next(3), next(2)], MALFORMED],
    ['date an entry in the future', [first(), next(2, { versionTime: '2026-11-24T12:05:01Z' })], MALFORMED],
    ['date an entry in another zone', [first({ versionTime: '2026-01-01T00:00:00+01:00' })], MALFORMED],
    ['date an entry without a zone', [first({ versionTime: '2026-01-01T00:00:00' })], MALFORMED],
    ['another suite', [first({ proof: { cryptosuite: 'eddsa-rdfc-2022' } })], MALFORMED],
    ['no suite', [first({ proof: { cryptosuite: undefined as unknown as JsonValue } })], MALFORMED],
    ['another type of proof', [first({ proof: { type: 'Ed25519Signature2020' } })], MALFORMED],
    ['another purpose', [first({ proof: { proofPurpose: 'authentication' } })], MALFORMED],
    [
      'a key named in two ways',
      [first({ proof: { verificationMethod: `${a.did}#${b.publicKeyMultibase}` } })],
      MALFORMED,
    ],
    [
      'another key named in two ways',
      [first({ proof: { verificationMethod: `${b.did}#${a.publicKeyMultibase}` } })],
      MALFORMED,
    ],
    ['a key named without its fragment', [first({ proof: { verificationMethod: a.did } })], MALFORMED],
    ['a key named in the document', [first({ proof: { verificationMethod: `${DID}#k` } })], MALFORMED],
    ['no method', [first({}, { method: undefined as unknown as JsonValue })], MALFORMED],
    ['no scid', [first({}, { scid: undefined as unknown as JsonValue })], MALFORMED],
    ['a second scid', [first(), next(2, { parameters: { scid: '{SCID}' } })], MALFORMED],
    ['a parameter that nobody defined', [first({}, { prerotation: true })], MALFORMED],
    ['a parameter of another type', [first({}, { portable: 'false' })], MALFORMED],
    ['a length of life below nothing', [first({}, { ttl: -1 })], MALFORMED],
    ['a document without a name', [first({ state: { '@context': [] } })], MALFORMED],
    [
      'a document of another method',
      [first({ state: { ...state(a), id: 'did:web:issuer.example:north' } })],
      MALFORMED,
    ],
    [
      'a document of another log',
      [
        first(),
        next(2, {
          state: { ...state(a), id: DID.replace('{SCID}', 'QmfGEUAcMpzo25kF2Rhn8L2FnXysfXnGoJeEaWpMyoLPdk') },
        }),
      ],
      MALFORMED,
    ],
    ['a document that is none', [first({ state: state(a, { assertionMethod: 'x' }) })], MALFORMED],
    ['a version of the method that will be', [first({}, { method: 'did:webvh:1.1' })], 'did.method-unsupported'],
    ['a version of the method that was', [first({}, { method: 'did:webvh:0.5' })], 'did.method-unsupported'],
    [
      'a version of the method from the second entry on',
      [first(), next(2, { parameters: { method: 'did:webvh:2.0' } })],
      'did.method-unsupported',
    ],
    ['become portable later', [first(), next(2, { parameters: { portable: true } })], MALFORMED],
    [
      'move without having been portable',
      [first(), next(2, { state: { ...state(b), id: 'did:webvh:{SCID}:new.example' } })],
      MALFORMED,
    ],
    ['go on after the end', [first(), next(2, { parameters: { deactivated: true } }), next(3)], MALFORMED],
    [
      'come back after the end',
      [first(), next(2, { parameters: { deactivated: true } }), next(3, { parameters: { deactivated: false } })],
      MALFORMED,
    ],
  ])('%s', async (_, drafts, code) => {
    expect(await outcomeOf(...drafts)).toBe(code);
  });

  test('move without having been portable, even if he says where he was', async () => {
    const NEW = 'did:webvh:{SCID}:new.example';
    const move = next(2, { state: { ...state(b), id: NEW, alsoKnownAs: [DID] } });
    expect(await outcome(await writeLog([first({}, { portable: true }), move]), { did: NEW })).toBe('version 2');
    expect(await outcome(await writeLog([first({}, { portable: false }), move]), { did: NEW })).toBe(MALFORMED);
    expect(
      await outcome(
        await writeLog([first({}, { portable: true }), { ...move, state: { ...move.state, alsoKnownAs: [] } }]),
        { did: NEW },
      ),
    ).toBe(MALFORMED);
  });

  test('have another digest in his name for a while', async () => {
    const elsewhere = 'did:webvh:QmfGEUAcMpzo25kF2Rhn8L2FnXysfXnGoJeEaWpMyoLPdk:issuer.example';
    const out = (id: string) => next(2, { state: { ...state(b), id, alsoKnownAs: [DID] } });
    const back = (from: string) => next(3, { state: { ...state(b), alsoKnownAs: [from] } });
    const portable = first({}, { portable: true });
    expect(await outcomeOf(portable, out('did:webvh:{SCID}:new.example'), back('did:webvh:{SCID}:new.example'))).toBe(
      'version 3',
    );
    expect(await outcomeOf(portable, out(elsewhere), back(elsewhere))).toBe(MALFORMED);
  });

  test('rewrite an entry and keep its number and digest, sign as he may', async () => {
    const { scid, entries } = await writeLog([first(), next(2), next(3)]);
    const { proof: _proof, ...second } = entries[1] as JsonObject;
    const rewritten = JSON.parse(JSON.stringify(second).replaceAll(b.publicKeyMultibase, c.publicKeyMultibase));
    for (const versionId of [
      second.versionId,
      String(second.versionId).replace('2-', '3-'),
      String(second.versionId).slice(2),
      '2-',
    ]) {
      const entry = { ...rewritten, versionId };
      const signed = { ...entry, proof: [await signEntry(entry, a)] };
      expect(await outcome({ scid, text: toText([entries[0] as JsonObject, signed]) })).toBe(MALFORMED);
      expect(await outcome({ scid, text: toText([entries[0] as JsonObject, signed, entries[2] as JsonObject]) })).toBe(
        MALFORMED,
      );
    }
  });

  test('have a placeholder of his own, under which two logs would have one identifier', async () => {
    const { entries, scid } = await writeLog([first({ state: state(a, { alsoKnownAs: ['urn:x:{SCID}'] }) })]);
    const { proof: _proof, ...entry } = JSON.parse(JSON.stringify(entries[0]).replace(`urn:x:${scid}`, 'urn:x:{SCID}'));
    const twin = await closeEntry({ ...entry, versionId: scid }, 1, [a]);
    expect(await outcome({ text: toText(entries), scid })).toBe('version 1');
    expect(await outcome({ text: toText([twin]), scid })).toBe(MALFORMED);
  });
});

describe('keys that are announced before they are used', () => {
  let [hashB, hashC] = ['', ''];
  beforeAll(async () => {
    [hashB, hashC] = [await announced(b), await announced(c)];
  });
  const keys = (...some: TestKey[]) => some.map(({ publicKeyMultibase }) => publicKeyMultibase);

  test.each<[string, () => DraftEntry, string]>([
    [
      'the announced key signs its own entry',
      () => next(2, { parameters: { updateKeys: keys(b), nextKeyHashes: [hashC] }, signers: [b] }),
      'version 2',
    ],
    [
      'and the announcements may end',
      () => next(2, { parameters: { updateKeys: keys(b), nextKeyHashes: [] }, signers: [b] }),
      'version 2',
    ],
    [
      'the old key signs',
      () => next(2, { parameters: { updateKeys: keys(b), nextKeyHashes: [hashC] }, signers: [a] }),
      MALFORMED,
    ],
    [
      'the old key stays',
      () => next(2, { parameters: { updateKeys: keys(a), nextKeyHashes: [hashC] }, signers: [a] }),
      MALFORMED,
    ],
    [
      'the old key stays beside the new',
      () => next(2, { parameters: { updateKeys: keys(b, a), nextKeyHashes: [hashC] }, signers: [b] }),
      MALFORMED,
    ],
    ['nothing is said of keys', () => next(2, { parameters: {}, signers: [a] }), MALFORMED],
    [
      'nothing is said of the next keys',
      () => next(2, { parameters: { updateKeys: keys(b) }, signers: [b] }),
      MALFORMED,
    ],
    ['the keys are only inherited', () => next(2, { parameters: { nextKeyHashes: [hashC] }, signers: [a] }), MALFORMED],
    [
      'a key of nobody',
      () => next(2, { parameters: { updateKeys: keys(c), nextKeyHashes: [] }, signers: [c] }),
      MALFORMED,
    ],
    ['no key', () => next(2, { parameters: { updateKeys: [], nextKeyHashes: [] }, signers: [b] }), MALFORMED],
  ])('%s', async (_, draft, expected) => {
    expect(await outcomeOf(first({}, { nextKeyHashes: [hashB] }), draft())).toBe(expected);
  });

  test('once announcements have ended, the entry before says who may sign', async () => {
    const ended = next(2, { parameters: { updateKeys: keys(b), nextKeyHashes: [] }, signers: [b] });
    const start = first({}, { nextKeyHashes: [hashB] });
    expect(await outcomeOf(start, ended, next(3, { signers: [b] }))).toBe('version 3');
    expect(await outcomeOf(start, ended, next(3, { parameters: { updateKeys: keys(c) }, signers: [c] }))).toBe(
      MALFORMED,
    );
  });
});

describe('a DID that moves or ends', () => {
  const NEW = 'did:webvh:{SCID}:new.example';
  const moved = (more: JsonObject = { alsoKnownAs: [DID] }): DraftEntry =>
    next(2, {
      state: JSON.parse(JSON.stringify({ ...state(b), ...more }).replaceAll(`"id":"${DID}"`, `"id":"${NEW}"`)),
    });

  test('it may move if it was made to, and says where it was', async () => {
    const log = await writeLog([first({}, { portable: true }), moved()]);
    expect(await outcome(log, { did: NEW })).toBe('version 2');
    expect(await outcomeOf(first({}, { portable: true }), moved({}))).toBe(MALFORMED);
    expect(
      await outcomeOf(first({}, { portable: true }), next(2, { parameters: { portable: false } }), {
        ...moved(),
        versionTime: '2026-03-01T00:00:00Z',
      }),
    ).toBe(MALFORMED);
  });

  test('under its old name it gives no document of today, and that of then', async () => {
    const log = await writeLog([first({}, { portable: true }), moved()]);
    expect(await outcome(log)).toBe(MALFORMED);
    expect(await outcome(log, { version: { versionNumber: 1 } })).toBe('version 1');
  });

  test('one that was given up has no document, says so, and keeps its history', async () => {
    const log = await writeLog([first(), next(2, { parameters: { deactivated: true, updateKeys: [] } })]);
    const { document, metadata } = await read(log);
    expect([document, metadata.deactivated, metadata.updated]).toEqual([null, true, '2026-02-01T00:00:00Z']);
    const then = await read(log, { version: { versionNumber: 1 } });
    expect([then.document?.id, then.metadata.deactivated]).toEqual([DID.replace('{SCID}', log.scid), true]);
  });
});

describe('witnesses', () => {
  const list = witness(2, w1, w2, w3);
  const sign = async (log: TestLog, at: number, ...keys: TestKey[]) => {
    const versionId = String(log.entries[at]?.versionId);
    return { versionId, proof: await Promise.all(keys.map((key) => signEntry({ versionId }, key))) };
  };

  test('the file of witnesses is asked for once the log names some, and not before', async () => {
    const log = await writeLog([first(), next(2, { parameters: { witness: list } })]);
    const did = DID.replace('{SCID}', log.scid);
    const urls = didWebvhUrls(did);
    const kinds = (text?: string) =>
      didSources(did, new Map(text === undefined ? [] : [[urls.log, text]])).map(({ kind, url }) => `${kind} ${url}`);
    expect(kinds()).toEqual([`did-log ${urls.log}`]);
    expect(kinds(toText(log.entries.slice(0, 1)))).toEqual([`did-log ${urls.log}`]);
    expect(kinds(log.text)).toEqual([`did-log ${urls.log}`, `did-witness ${urls.witness}`]);
    expect(kinds('<html>')).toEqual([`did-log ${urls.log}`]);
  });

  test.each<[string, TestKey[], string]>([
    ['enough', [w1, w2], 'version 1'],
    ['all', [w1, w2, w3], 'version 1'],
    ['too few', [w1], MALFORMED],
    ['none', [], MALFORMED],
    ['one of them twice', [w1, w1], MALFORMED],
    ['one of them and a stranger', [w1, c], MALFORMED],
    ['one of them and the owner', [w1, a], MALFORMED],
    ['a stranger beside enough', [c, w3, w1], 'version 1'],
  ])('%s', async (_, keys, expected) => {
    const log = await writeLog([first({}, { witness: list })]);
    expect(await outcome(log, { witnesses: JSON.stringify([await sign(log, 0, ...keys)]) })).toBe(expected);
  });

  test.each<[string, (log: TestLog) => Promise<unknown>]>([
    ['no file', async () => undefined],
    ['no JSON', async () => '<html>'],
    ['no list', async (log) => JSON.stringify(await sign(log, 0, w1, w2))],
    ['nothing in it', async () => '[]'],
    [
      'a word for another version',
      async () =>
        JSON.stringify([
          {
            versionId: '1-x',
            proof: [await signEntry({ versionId: '1-x' }, w1), await signEntry({ versionId: '1-x' }, w2)],
          },
        ]),
    ],
    [
      'a word for another version under this one’s name',
      async (log) => {
        const proof = await Promise.all([w1, w2].map((key) => signEntry({ versionId: '1-x' }, key)));
        return JSON.stringify([{ versionId: log.entries[0]?.versionId, proof }]);
      },
    ],
    [
      'a word with another suite',
      async (log) => {
        const versionId = String(log.entries[0]?.versionId);
        const proof = await Promise.all(
          [w1, w2].map((key) => signEntry({ versionId }, key, { cryptosuite: 'eddsa-rdfc-2022' })),
        );
        return JSON.stringify([{ versionId, proof }]);
      },
    ],
    [
      'a word for another purpose',
      async (log) => {
        const versionId = String(log.entries[0]?.versionId);
        const proof = await Promise.all(
          [w1, w2].map((key) => signEntry({ versionId }, key, { proofPurpose: 'authentication' })),
        );
        return JSON.stringify([{ versionId, proof }]);
      },
    ],
    [
      'a witness’s name over another’s signature',
      async (log) => {
        const versionId = String(log.entries[0]?.versionId);
        const proof = [
          await signEntry({ versionId }, w1),
          await signEntry({ versionId }, w1, { verificationMethod: w2.keyId }),
        ];
        return JSON.stringify([{ versionId, proof }]);
      },
    ],
    [
      'one witness named in two ways',
      async (log) => {
        const versionId = String(log.entries[0]?.versionId);
        const proof = [
          await signEntry({ versionId }, w1),
          await signEntry({ versionId }, w1, { verificationMethod: `${w2.did}#${w1.publicKeyMultibase}` }),
        ];
        return JSON.stringify([{ versionId, proof }]);
      },
    ],
  ])('C09 %s', async (_, make) => {
    const log = await writeLog([first({}, { witness: list })]);
    expect(await outcome(log, { witnesses: (await make(log)) as string })).toBe(MALFORMED);
  });

  test('a word for a later version is one for all before it, and none for a version that is not there', async () => {
    const log = await writeLog([first({}, { witness: list }), next(2), next(3)]);
    expect(await outcome(log, { witnesses: JSON.stringify([await sign(log, 2, w1, w3)]) })).toBe('version 3');
    expect(await outcome(log, { witnesses: JSON.stringify([await sign(log, 2, w1), await sign(log, 2, w3)]) })).toBe(
      'version 3',
    );
    const early = JSON.stringify([await sign(log, 1, w1, w2)]);
    expect(await outcome(log, { witnesses: early })).toBe(MALFORMED);
    expect(await outcome(log, { witnesses: early, version: { versionNumber: 2 } })).toBe('version 2');
    const shorter = { ...log, text: toText(log.entries.slice(0, 2)) };
    expect(await outcome(shorter, { witnesses: JSON.stringify([await sign(log, 2, w1, w2)]) })).toBe(MALFORMED);
  });

  test('a new list counts after the old one has approved of it; to have none, too, is approved of', async () => {
    const swapped = await writeLog([
      first({}, { witness: witness(1, w1) }),
      next(2, { parameters: { witness: witness(1, w2) } }),
    ]);
    const file = async (...words: Promise<unknown>[]) => JSON.stringify(await Promise.all(words));
    expect(await outcome(swapped, { witnesses: await file(sign(swapped, 1, w1)) })).toBe('version 2');
    expect(await outcome(swapped, { witnesses: await file(sign(swapped, 0, w1), sign(swapped, 1, w2)) })).toBe(
      MALFORMED,
    );
    const ended = await writeLog([
      first({}, { witness: witness(1, w1) }),
      next(2, { parameters: { witness: {} } }),
      next(3),
    ]);
    expect(await outcome(ended, { witnesses: await file(sign(ended, 1, w1)) })).toBe('version 3');
    expect(await outcome(ended, { witnesses: await file(sign(ended, 0, w1)) })).toBe(MALFORMED);
    const begun = await writeLog([first(), next(2, { parameters: { witness: witness(1, w1) } })]);
    expect(await outcome(begun, { witnesses: '[]' })).toBe(MALFORMED);
    expect(await outcome(begun, { witnesses: await file(sign(begun, 1, w1)) })).toBe('version 2');
  });

  test.each<[string, JsonValue]>([
    ['a threshold of none', { ...list, threshold: 0 }],
    ['a threshold of more than there are', { ...list, threshold: 4 }],
    ['a threshold in parts', { ...list, threshold: 1.5 }],
    ['a threshold in letters', { ...list, threshold: '2' }],
    ['no threshold', { witnesses: list.witnesses }],
    ['nobody', { threshold: 1, witnesses: [] }],
    ['one of them twice', { threshold: 2, witnesses: [{ id: w1.did }, { id: w1.did }] }],
    ['one with a did:web', { threshold: 1, witnesses: [{ id: 'did:web:w.example' }] }],
    ['one with another kind of key', { threshold: 1, witnesses: [{ id: ecdsa.did }] }],
    ['one with a fragment', { threshold: 1, witnesses: [{ id: w1.keyId }] }],
    ['a list', [w1.did]],
  ])('a list with %s is refused before it takes effect', async (_, parameter) => {
    const log = await writeLog([first(), next(2, { parameters: { witness: parameter } })]);
    const witnesses = JSON.stringify([await sign(log, 1, w1, w2, w3)]);
    expect(await outcome(log, { witnesses })).toBe(MALFORMED);
  });
});

describe('what a log costs', () => {
  test('a thousand and one entries, and five megabytes, are refused at once', async () => {
    const { text, scid } = await writeLog([first()]);
    for (const long of [text.repeat(1_001), text.replace('"state":{', `"state":{"x":"${'a'.repeat(5_000_000)}",`)]) {
      expect(await outcome({ text: long, scid })).toBe(MALFORMED);
      expect(await fastest(() => outcome({ text: long, scid }))).toBeLessThan(100);
    }
  });

  test('a hundred honest entries are read in less than a second', async () => {
    const later = Array.from({ length: 99 }, (_, at) =>
      next(2, { versionTime: new Date(Date.UTC(2026, 1, 1, 0, at)).toISOString() }),
    );
    const log = await writeLog([first(), ...later]);
    expect(await outcome(log)).toBe('version 100');
    expect(await fastest(() => outcome(log))).toBeLessThan(1_000);
  }, 60_000);
});

/** The entry with one leaf changed, for every leaf. */
function mutants(entry: JsonObject): { where: string; changed: JsonObject }[] {
  const found: { where: string; changed: JsonObject }[] = [];
  const visit = (value: JsonValue | undefined, where: string, put: (other: JsonValue) => JsonObject) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, `${where}/${key}`, (other) =>
          put(
            Array.isArray(value)
              ? value.map((one, at) => (String(at) === key ? other : one))
              : { ...value, [key]: other },
          ),
        );
      }
      return;
    }
    const others =
      typeof value === 'string' ? [`${value}x`, value.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))] : [!value];
    for (const other of others) found.push({ where, changed: put(other) });
  };
  visit(entry, '', (other) => other as JsonObject);
  return found;
}
