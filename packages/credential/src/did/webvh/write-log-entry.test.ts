import { beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { buildDidDocument } from '../build-did-document.ts';
import { didWebUrl } from '../did-web-url.ts';
import { didWebvhUrls } from '../did-webvh-url.ts';
import { parseDidDocument } from '../parse-did-document.ts';
import { resolveDid } from '../resolve-did.ts';
import { parallelDidWeb } from './parallel-did-web.ts';
import { type WrittenLogEntry, writeLogEntry } from './write-log-entry.ts';

const WEB = 'did:web:issuer.example:orgs:north';
const at = (day: number) => new Date(Date.UTC(2026, 0, day));

let issuing: TestKey;
let update: TestKey[];
beforeAll(async () => {
  issuing = await testKey(40);
  update = await Promise.all([41, 42, 43, 44].map((seed) => testKey(seed)));
});

function documentOf(did: string, end?: Date) {
  const ended = end === undefined ? {} : { expires: end, logSize: 7 };
  return buildDidDocument({
    did,
    alsoKnownAs: ['https://issuer.example', ...(did === WEB ? [] : [WEB])],
    keys: [{ id: `${did}#k`, publicKeyMultibase: issuing.publicKeyMultibase, ...ended }],
  });
}

const keyAt = (index: number): TestKey => update[index] ?? issuing;

const begin = () =>
  writeLogEntry({
    versionTime: at(1),
    document: documentOf(WEB),
    updateKey: keyAt(0),
    nextUpdateKey: keyAt(1).publicKeyMultibase,
    ttlSeconds: 60,
  });

const extend = (first: WrittenLogEntry, changes: Partial<Parameters<typeof writeLogEntry>[0]> = {}) =>
  writeLogEntry({
    previous: first.line,
    versionTime: at(2),
    document: documentOf(WEB, at(2)),
    updateKey: keyAt(1),
    nextUpdateKey: keyAt(2).publicKeyMultibase,
    ...changes,
  });

const resolve = (did: string, ...lines: string[]) =>
  resolveDid(did, {
    now: at(20),
    retrieve: async (url) =>
      url === didWebvhUrls(did).log
        ? { ok: true, body: lines.map((line) => `${line}\n`).join(''), fetchedAt: at(20) }
        : { ok: false, reasonCode: 'retrieval.not-found' },
  });

async function refusal(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'written',
    (error: unknown) => (error instanceof CredentialError ? error.code : String(error)),
  );
}

describe('a history that we write', () => {
  test('is read by our own resolver, version by version, each signed by a key that was announced before', async () => {
    const first = await begin();
    const second = await extend(first);
    const third = await writeLogEntry({
      previous: second.line,
      versionTime: at(3),
      document: documentOf(WEB, at(2)),
      updateKey: keyAt(2),
      nextUpdateKey: keyAt(3).publicKeyMultibase,
    });
    const newest = await resolve(first.did, first.line, second.line, third.line);
    expect(newest.didDocument).toEqual(documentOf(first.did, at(2)));
    expect(newest.didDocumentMetadata).toMatchObject({
      versionId: third.versionId,
      ttl: '60',
      updated: third.versionTime,
    });
    const older = await resolve(first.did, first.line);
    expect(older.didDocument).toEqual(documentOf(first.did));
    expect(didWebvhUrls(first.did).log).toBe('https://issuer.example/orgs/north/did.jsonl');
  });

  test('an entry by a key that was not announced is not read', async () => {
    const first = await begin();
    const second = await extend(first, { updateKey: keyAt(3) });
    const { didDocument, didResolutionMetadata } = await resolve(first.did, first.line, second.line);
    expect([didDocument, didResolutionMetadata.error !== undefined]).toEqual([null, true]);
  });

  test('a signer with another key than it names writes nothing', async () => {
    const updateKey = { publicKeyMultibase: keyAt(1).publicKeyMultibase, sign: keyAt(2).sign };
    expect(await refusal(extend(await begin(), { updateKey }))).toBe('did.document-malformed');
  });

  test.each([
    ['the same second', at(1)],
    ['a second before', new Date(at(1).getTime() - 1_000)],
    ['less than a second later', new Date(at(1).getTime() + 999)],
  ])('an entry of %s is not written', async (_, versionTime) => {
    expect(await refusal(extend(await begin(), { versionTime }))).toBe('did.document-malformed');
  });

  test.each([
    ['another method', 'did:key:z6Mk', 'did.method-unsupported'],
    ['an address that is an IP address', 'did:web:127.0.0.1', 'did.malformed'],
  ])('a document of %s begins no log', async (_, id, code) => {
    const draft = { versionTime: at(1), updateKey: keyAt(0), nextUpdateKey: keyAt(1).publicKeyMultibase };
    expect(await refusal(writeLogEntry({ ...draft, document: { id } }))).toBe(code);
  });
});

describe('the did:web beside it', () => {
  test('has the same keys and dates under its own name, and each names the other', async () => {
    const { did } = await begin();
    const document = parallelDidWeb(documentOf(did, at(2)));
    expect(parseDidDocument(JSON.stringify(document), WEB)).toEqual(document);
    expect(document).toMatchObject({
      id: WEB,
      alsoKnownAs: ['https://issuer.example', did],
      verificationMethod: [{ id: `${WEB}#k`, controller: WEB, expires: '2026-01-02T00:00:00Z', logSize: 7 }],
      assertionMethod: [`${WEB}#k`],
    });
    expect(document.service).toEqual([
      { id: `${WEB}#files`, type: 'relativeRef', serviceEndpoint: 'https://issuer.example/orgs/north/' },
      {
        id: `${WEB}#whois`,
        type: 'LinkedVerifiablePresentation',
        serviceEndpoint: 'https://issuer.example/orgs/north/whois.vp',
      },
    ]);
    expect(didWebUrl(document.id)).toBe('https://issuer.example/orgs/north/did.json');
  });

  test('keeps a service that the history declares itself', async () => {
    const { did } = await begin();
    const own = { id: '#files', type: 'relativeRef', serviceEndpoint: 'https://files.example/' };
    const { service } = parallelDidWeb({ ...documentOf(did), service: [own] });
    expect(service?.map(({ id }) => id)).toEqual(['#files', `${WEB}#whois`]);
    expect(service?.[0]).toEqual(own);
  });
});
