import {
  buildDidDocument,
  type JsonObject,
  parallelDidWeb,
  type Retrieve,
  resolveDid,
  writeLogEntry,
} from '@laurel/credential';
import {
  createDID,
  deactivateDID,
  deriveNextKeyHash,
  MultibaseEncoding,
  multibaseEncode,
  prepareDataForSigning,
  resolveDIDFromLog,
  signWitnessProofEntries,
  updateDID,
} from 'didwebvh-ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordInterop } from '../support/record-interop.ts';

// The types of didwebvh-ts name files without their endings and are lost on us: these are what is used of them.
type Log = readonly { readonly versionId: string; readonly state: JsonObject }[];
type Template = Parameters<typeof prepareDataForSigning>[1];
interface Signer {
  getVerificationMethodId(): string;
  sign(input: { document: unknown; proof: Template }): Promise<{ proofValue: string }>;
}

// Their library reads the clock of the machine: these dates are past for it and for us.
const NOW = new Date('2025-12-01T00:00:00Z');
const { subtle } = globalThis.crypto;

interface Key {
  readonly multikey: string;
  readonly did: string;
  readonly signer: Signer;
  readonly ours: { readonly publicKeyMultibase: string; sign(bytes: Uint8Array): Promise<Uint8Array> };
}

async function newKey(): Promise<Key> {
  const { privateKey, publicKey } = await subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const raw = new Uint8Array(await subtle.exportKey('raw', publicKey));
  const multikey = multibaseEncode(Uint8Array.from([0xed, 0x01, ...raw]), MultibaseEncoding.BASE58_BTC);
  const did = `did:key:${multikey}`;
  const signer: Signer = {
    getVerificationMethodId: () => `${did}#${multikey}`,
    async sign({ document, proof }) {
      const data = Uint8Array.from(await prepareDataForSigning(document, proof));
      const signature = new Uint8Array(await subtle.sign('Ed25519', privateKey, data));
      return { proofValue: multibaseEncode(signature, MultibaseEncoding.BASE58_BTC) };
    },
  };
  const sign = async (bytes: Uint8Array) =>
    new Uint8Array(await subtle.sign('Ed25519', privateKey, Uint8Array.from(bytes)));
  return { multikey, did, signer, ours: { publicKeyMultibase: multikey, sign } };
}

const verifier = {
  async verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) {
    const key = await subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
    return subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
  },
};

const method = ({ multikey }: Key) => ({
  type: 'Multikey',
  publicKeyMultibase: multikey,
  purpose: 'assertionMethod' as const,
});
const toText = (log: Log) => log.map((entry) => `${JSON.stringify(entry)}\n`).join('');

function ours(did: string, log: string, witnesses?: unknown) {
  const retrieve: Retrieve = async (url) => {
    const body = url.endsWith('/did.jsonl') ? log : JSON.stringify(witnesses);
    return body === undefined ? { ok: false, reasonCode: 'retrieval.not-found' } : { ok: true, body, fetchedAt: NOW };
  };
  return resolveDid(did, { retrieve, now: NOW });
}

/** Their library adds two services of its own to every document. */
async function theirs(
  did: string,
  log: string,
  witnessProofs: Awaited<ReturnType<typeof signWitnessProofEntries>> = [],
): Promise<unknown> {
  const lines = log.trimEnd().split('\n');
  try {
    const entries = lines.map((line) => JSON.parse(line));
    const { doc } = await resolveDIDFromLog(entries, {
      verifier,
      witnessProofs,
      requestedDid: did,
      scid: did.split(':')[2] ?? '',
    });
    if (doc === null) return null;
    const { service: _added, ...document } = doc as { service?: unknown };
    return document;
  } catch {
    return undefined;
  }
}

const create = (key: Key, more: Partial<Parameters<typeof createDID>[0]> = {}) =>
  createDID({
    domain: 'issuer.example',
    paths: ['orgs', 'north'],
    signer: key.signer,
    verifier,
    updateKeys: [key.multikey],
    verificationMethods: [method(key)],
    created: '2025-01-01T00:00:00Z',
    ...more,
  });

describe('logs that didwebvh-ts writes', () => {
  // It says on the console what it passes over.
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
  afterEach(() => void vi.restoreAllMocks());

  test('one entry, and one with another key after it', async () => {
    const [a, b] = [await newKey(), await newKey()];
    const created = await create(a);
    const updated = await updateDID({
      log: created.log,
      signer: a.signer,
      verifier,
      updateKeys: [b.multikey],
      verificationMethods: [method(b)],
      updated: '2025-02-01T00:00:00Z',
    });
    for (const { log } of [created, updated]) {
      const { didDocument, didDocumentMetadata } = await ours(created.did, toText(log));
      expect(didDocument).toEqual(log.at(-1)?.state);
      expect(didDocument).toEqual(await theirs(created.did, toText(log)));
      expect(didDocumentMetadata.versionId).toBe(log.at(-1)?.versionId);
    }
  });

  test('keys that are announced before they are used', async () => {
    const [a, b, c] = [await newKey(), await newKey(), await newKey()];
    const created = await create(a, { nextKeyHashes: [await deriveNextKeyHash(b.multikey)] });
    const updated = await updateDID({
      log: created.log,
      signer: b.signer,
      verifier,
      updateKeys: [b.multikey],
      nextKeyHashes: [await deriveNextKeyHash(c.multikey)],
      verificationMethods: [method(b)],
      updated: '2025-02-01T00:00:00Z',
    });
    const { didDocument } = await ours(created.did, toText(updated.log));
    expect(didDocument).toEqual(updated.log[1]?.state);
    expect(didDocument).toEqual(await theirs(created.did, toText(updated.log)));
  });

  test('one that moves is found under its new name', async () => {
    const a = await newKey();
    const created = await create(a, { portable: true });
    const moved = await updateDID({
      log: created.log,
      signer: a.signer,
      verifier,
      domain: 'new.example',
      updateKeys: [a.multikey],
      verificationMethods: [method(a)],
      updated: '2025-02-01T00:00:00Z',
    });
    const { didDocument } = await ours(moved.did, toText(moved.log));
    expect(moved.did).toContain(':new.example');
    expect(didDocument).toEqual(moved.log[1]?.state);
  });

  test('one that was given up has no document, for them and for us', async () => {
    const a = await newKey();
    const created = await create(a);
    const { log } = await deactivateDID({ log: created.log, signer: a.signer, verifier });
    // Their library dates this entry itself, by the clock of the machine.
    const now = new Date(Date.now() + 60_000);
    const retrieve: Retrieve = async () => ({ ok: true, body: toText(log), fetchedAt: now });
    const { didDocument, didDocumentMetadata } = await resolveDid(created.did, { retrieve, now });
    expect([didDocument, didDocumentMetadata.deactivated]).toEqual([null, true]);
    expect(await theirs(created.did, toText(log))).toBeNull();
  });

  test('witnesses: enough of them, and not enough', async () => {
    const [a, ...witnesses] = [await newKey(), await newKey(), await newKey(), await newKey()];
    const list = witnesses.map(({ did: id }) => ({ id }));
    const created = await create(a, { witness: { threshold: 2, witnesses: list } });
    const versionIds = (created.log as Log).map(({ versionId }) => versionId);
    const signers = Object.fromEntries(witnesses.map(({ did, signer }) => [did, signer]));
    for (const count of [3, 2, 1]) {
      const file = await signWitnessProofEntries(versionIds, list.slice(0, count), signers);
      const mine = (await ours(created.did, toText(created.log), file)).didDocument;
      const other = await theirs(created.did, toText(created.log), file);
      expect([count, mine !== null, other !== undefined]).toEqual([count, count >= 2, count >= 2]);
    }
  });

  test('A16 of every tenth letter changed, neither library takes one', async () => {
    const [a, b] = [await newKey(), await newKey()];
    const created = await create(a);
    const { log } = await updateDID({
      log: created.log,
      signer: a.signer,
      verifier,
      updateKeys: [b.multikey],
      verificationMethods: [method(b)],
      updated: '2025-02-01T00:00:00Z',
    });
    const text = toText(log);
    const taken = { ours: [] as number[], theirs: [] as number[] };
    for (let at = 0; at < text.length; at += 10) {
      const letter = text[at] === 'a' ? 'b' : 'a';
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      if ((await ours(created.did, changed)).didDocument !== null) taken.ours.push(at);
      if ((await theirs(created.did, changed)) !== undefined) taken.theirs.push(at);
    }
    expect(taken).toEqual({ ours: [], theirs: [] });
    recordInterop({
      package: 'didwebvh-ts',
      format: 'did:webvh',
      weVerifyTheirs: true,
      remark: 'Logs, moves, deactivation and witnesses of theirs.',
    });
  });
});

describe('logs that we write', () => {
  test('didwebvh-ts reads every version: keys announced before, and the retired key with its date', async () => {
    const [a, b, c, d, issuing] = [await newKey(), await newKey(), await newKey(), await newKey(), await newKey()];
    const web = 'did:web:issuer.example:orgs:north';
    const documentWhen = (retired: boolean) =>
      buildDidDocument({
        did: web,
        alsoKnownAs: ['https://issuer.example'],
        keys: [
          {
            id: `${web}#k`,
            publicKeyMultibase: issuing.multikey,
            ...(retired && { expires: new Date('2025-02-01T00:00:00Z'), logSize: 3 }),
          },
        ],
      });
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const [one, two, three] = [documentWhen(false), documentWhen(true), documentWhen(true)];
    const first = await writeLogEntry({
      versionTime: day('2025-01-01'),
      document: one,
      updateKey: a.ours,
      nextUpdateKey: b.multikey,
      ttlSeconds: 60,
    });
    const second = await writeLogEntry({
      previous: first.line,
      versionTime: day('2025-02-01'),
      document: two,
      updateKey: b.ours,
      nextUpdateKey: c.multikey,
    });
    const third = await writeLogEntry({
      previous: second.line,
      versionTime: day('2025-03-01'),
      document: three,
      updateKey: c.ours,
      nextUpdateKey: d.multikey,
    });
    const lines = [first, second, third].map(({ line }) => line);
    for (const count of [1, 2, 3]) {
      const log = lines.slice(0, count).map((line) => `${line}\n`);
      const mine = await ours(first.did, log.join(''));
      expect(mine.didDocument).toEqual(JSON.parse(lines[count - 1] ?? '').state);
      expect(await theirs(first.did, log.join(''))).toEqual(mine.didDocument);
    }
    const { didDocument } = await ours(first.did, lines.map((line) => `${line}\n`).join(''));
    if (didDocument === null) throw new Error('not resolved');
    const beside = parallelDidWeb(didDocument);
    expect(beside.verificationMethod).toEqual(three.verificationMethod);
    expect(beside.alsoKnownAs).toEqual(['https://issuer.example', first.did]);
    const forged = await writeLogEntry({
      previous: first.line,
      versionTime: day('2025-02-01'),
      document: two,
      updateKey: d.ours,
      nextUpdateKey: c.multikey,
    });
    const stolen = `${first.line}\n${forged.line}\n`;
    expect((await ours(first.did, stolen)).didDocument).toBeNull();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await theirs(first.did, stolen)).not.toEqual(JSON.parse(forged.line).state);
    recordInterop({
      package: 'didwebvh-ts',
      format: 'did:webvh',
      theyVerifyOurs: true,
      remark: 'Histories of ours, every key announced before it is used.',
    });
  });
});
