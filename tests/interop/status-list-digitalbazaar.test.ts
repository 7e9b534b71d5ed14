import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import * as bitstring from '@digitalbazaar/vc-bitstring-status-list';
import * as draft from '@digitalbazaar/vc-status-list';
import {
  buildStatusEntry,
  buildStatusListCredential,
  emptyStatusBits,
  gatherEvidence,
  type JsonObject,
  pinnedContexts,
  readStatusList,
  resolveDidKey,
  type SecuredCredential,
  type StatusListPurpose,
  setStatus,
  signCredential,
  statusBit,
  type UnsignedCredential,
  type Verdict,
  verifyCredential,
} from '@laurel/credential';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordInterop } from '../support/record-interop.ts';
import { documentLoaderOver, keyIn } from '../support/their-verifier.ts';

/** Their verifier reads the clock of the machine: the lists are in force whenever this runs. */
const FROM = '2020-01-01T00:00:00Z';
const UNTIL = '2099-01-01T00:00:00Z';
const NOW = new Date();
const LIST_URL = 'https://issuer.example/status/1';
const LENGTH = 131_072;
const SET = [0, 7, 8, 15, 94_567, 131_064, 131_071];
const row = {
  package: '@digitalbazaar/vc-bitstring-status-list',
  format: 'Bitstring Status List',
  remark: 'Every bit of 131,072. It reads lists too short to hide in; Laurel does not.',
};
const CLEAR = [1, 6, 9, 16, 94_566, 94_568, 131_070];

let key: Awaited<ReturnType<typeof Ed25519Multikey.generate>>;
let did: string;
let keyId: string;
const published = new Map<string, object>();

beforeAll(async () => {
  key = await Ed25519Multikey.generate({ seed: new Uint8Array(32).fill(9) });
  did = `did:key:${key.publicKeyMultibase}`;
  keyId = `${did}#${key.publicKeyMultibase}`;
  key.id = keyId;
  key.controller = did;
});
beforeEach(() => published.clear());

describe('a list of Laurel', () => {
  test.each(['revocation', 'suspension'] as const)('for %s is read by theirs, every bit', async (purpose) => {
    const { encodedList } = (await publishOurs(purpose)).credentialSubject as { encodedList: string };
    const theirs = await bitstring.decodeList({ encodedList });
    expect(theirs.length).toBe(LENGTH);
    const wrong = Array.from({ length: LENGTH }, (_, index) => index).filter(
      (index) => theirs.getStatus(index) !== SET.includes(index),
    );
    expect(wrong).toEqual([]);
    for (const index of [...SET, ...CLEAR]) {
      const credential = await credentialAt(index, purpose);
      const { verified, error, results } = await theirStatus(credential);
      expect([error, verified, results?.map(({ status }) => status)]).toEqual([undefined, true, [SET.includes(index)]]);
      expect(await ourStatus(credential)).toBe(meaning(purpose, SET.includes(index)));
    }
    recordInterop({ ...row, algorithm: purpose, theyVerifyOurs: true });
  });

  test('that was tampered with is refused by both', async () => {
    const list = await publishOurs('revocation');
    const empty = await unsignedList('revocation', emptyStatusBits());
    published.set(LIST_URL, { ...list, credentialSubject: empty.credentialSubject });
    const credential = await credentialAt(7, 'revocation');
    expect((await theirStatus(credential)).verified).toBe(false);
    expect(await ourStatus(credential)).toBe('unknown status.list-not-genuine');
  });

  test('for another purpose is refused by both', async () => {
    await publishOurs('suspension');
    const credential = await credentialAt(7, 'revocation');
    expect((await theirStatus(credential)).verified).toBe(false);
    expect(await ourStatus(credential)).toBe('unknown status.purpose-mismatch');
  });
});

describe('a list of @digitalbazaar/vc-bitstring-status-list', () => {
  test.each(['revocation', 'suspension'] as const)('for %s is read by Laurel, every bit', async (purpose) => {
    const list = await bitstring.createList({ length: LENGTH });
    for (const index of SET) list.setStatus(index, true);
    const credential = await bitstring.createCredential({ id: LIST_URL, list, statusPurpose: purpose });
    const signed = await signTheirs({ ...credential, validFrom: FROM, validUntil: UNTIL });
    published.set(LIST_URL, signed);
    const bits = await readStatusList(signed as SecuredCredential);
    expect(bits.length * 8).toBe(LENGTH);
    const wrong = Array.from({ length: LENGTH }, (_, index) => index).filter(
      (index) => statusBit(bits, index) !== SET.includes(index),
    );
    expect(wrong).toEqual([]);
    for (const index of [...SET, ...CLEAR]) {
      expect(await ourStatus(await credentialAt(index, purpose))).toBe(meaning(purpose, SET.includes(index)));
    }
    recordInterop({ ...row, algorithm: purpose, weVerifyTheirs: true });
  });

  test('that is too short to hide in is refused by Laurel; theirs reads it', async () => {
    const list = await bitstring.createList({ length: LENGTH - 8 });
    const credential = await bitstring.createCredential({ id: LIST_URL, list, statusPurpose: 'revocation' });
    published.set(LIST_URL, await signTheirs({ ...credential, validFrom: FROM, validUntil: UNTIL }));
    const ours = await credentialAt(7, 'revocation');
    expect((await theirStatus(ours)).verified).toBe(true);
    expect(await ourStatus(ours)).toBe('unknown status.list-too-short');
  });
});

describe('a list of @digitalbazaar/vc-status-list, of the 2021 draft', () => {
  test.each(['revocation', 'suspension'] as const)('for %s is read by Laurel', async (purpose) => {
    const list = await draft.createList({ length: LENGTH });
    for (const index of SET) list.setStatus(index, true);
    const credential = await draft.createCredential({ id: LIST_URL, list, statusPurpose: purpose });
    published.set(LIST_URL, await signTheirs({ ...credential, issuanceDate: FROM, expirationDate: UNTIL }));
    for (const index of [...SET, ...CLEAR]) {
      const entry = {
        id: `${LIST_URL}#${index}`,
        type: 'StatusList2021Entry',
        statusPurpose: purpose,
        statusListIndex: String(index),
        statusListCredential: LIST_URL,
      };
      const ours = await credentialWith(entry, ['https://w3id.org/vc/status-list/2021/v1']);
      expect(await ourStatus(ours)).toBe(meaning(purpose, SET.includes(index)));
    }
    recordInterop({
      package: '@digitalbazaar/vc-status-list',
      format: 'StatusList2021',
      algorithm: purpose,
      weVerifyTheirs: true,
      remark: 'A draft: Laurel reads it and does not issue it.',
    });
  });
});

function meaning(purpose: 'revocation' | 'suspension', set: boolean): string {
  if (!set) return 'pass status.good';
  return purpose === 'revocation' ? 'fail status.revoked' : 'fail status.suspended';
}

function unsignedList(purpose: StatusListPurpose, bits: Uint8Array) {
  const validity = { validFrom: new Date(FROM), validUntil: new Date(UNTIL) };
  return buildStatusListCredential({ id: LIST_URL, issuer: did, purpose, bits, ttlMs: 300_000, ...validity });
}

async function publishOurs(purpose: StatusListPurpose): Promise<SecuredCredential> {
  const bits = emptyStatusBits();
  for (const index of SET) setStatus({ bits, index, value: 1, purpose });
  const signed = await signOurs(await unsignedList(purpose, bits));
  published.set(LIST_URL, signed);
  return signed;
}

function signOurs(credential: UnsignedCredential): Promise<SecuredCredential> {
  const signingKey = { type: 'Ed25519', sign: (data: Uint8Array) => key.signer().sign({ data }) } as const;
  return signCredential({ credential, verificationMethod: keyId, created: new Date(FROM), signingKey });
}

function signTheirs(list: object): Promise<object> {
  const suite = new DataIntegrityProof({ signer: key.signer(), date: new Date(FROM), cryptosuite });
  return issue({ credential: { ...list, issuer: did }, suite, documentLoader: documentLoaderOver(find) });
}

function credentialAt(index: number, purpose: StatusListPurpose): Promise<SecuredCredential> {
  return credentialWith(buildStatusEntry({ listUrl: LIST_URL, index, purpose }));
}

function credentialWith(credentialStatus: JsonObject, contexts: readonly string[] = []): Promise<SecuredCredential> {
  return signOurs({
    '@context': ['https://www.w3.org/ns/credentials/v2', ...contexts],
    type: ['VerifiableCredential'],
    issuer: did,
    validFrom: FROM,
    credentialSubject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11' },
    credentialStatus,
  });
}

function theirStatus(credential: object) {
  const suite = new DataIntegrityProof({ cryptosuite });
  return bitstring.checkStatus({ credential, suite, documentLoader: documentLoaderOver(find) });
}

async function ourStatus(credential: object): Promise<string> {
  const text = JSON.stringify(credential);
  const retrieve = async (url: string) => {
    const document = published.get(url);
    return document === undefined
      ? ({ ok: false, reasonCode: 'retrieval.not-found' } as const)
      : ({ ok: true, body: JSON.stringify(document), fetchedAt: NOW } as const);
  };
  const evidence = await gatherEvidence({ text, retrieve });
  return statusOf(await verifyCredential({ text, evidence, now: NOW }));
}

function statusOf({ checks }: Verdict): string {
  const check = checks.find(({ name }) => name === 'status');
  return `${check?.outcome} ${check?.reasonCode}`;
}

/** What their document loader asks for beside the contexts of their own packages. */
async function find(url: string): Promise<object | undefined> {
  const [base] = url.split('#');
  if (base === did) return keyIn(resolveDidKey(did), url);
  return published.get(url) ?? (pinnedContexts.has(url) ? pinnedContexts.load(url) : undefined);
}
