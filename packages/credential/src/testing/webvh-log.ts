import { base58 } from '@scure/base';
import type { JsonObject } from '../model/json-value.ts';
import { jcs } from '../proof/jcs.ts';
import type { TestKey } from './test-issuer.ts';

/** An entry before it has its digests and signatures. `{SCID}` stands for the identifier. */
export interface DraftEntry {
  readonly versionTime: string;
  readonly parameters: JsonObject;
  readonly state: JsonObject;
  readonly signers: readonly TestKey[];
  /** Changes to the proofs, past every rule: what a hostile owner can do. */
  readonly proof?: JsonObject;
}

/** A log as its owner keeps it. */
export interface TestLog {
  readonly scid: string;
  readonly entries: readonly JsonObject[];
  readonly text: string;
}

/** Writes a log by the rules of did:webvh 1.0, with no other code than RFC 8785 in common with what reads it. */
export async function writeLog(drafts: readonly DraftEntry[]): Promise<TestLog> {
  const entries: JsonObject[] = [];
  let scid = '';
  let previous = '{SCID}';
  for (const [at, { versionTime, parameters, state, signers, proof }] of drafts.entries()) {
    const draft = { versionId: previous, versionTime, parameters, state };
    if (at === 0) {
      scid = await multihash(jcs(draft));
      previous = scid;
    }
    const text = JSON.stringify({ ...draft, versionId: previous }).replaceAll('{SCID}', scid);
    const entry = await closeEntry(JSON.parse(text), at + 1, signers, proof);
    entries.push(entry);
    previous = String(entry.versionId);
  }
  return { scid, entries, text: toText(entries) };
}

/** Gives an entry its digest and its signatures. Its `versionId` is that of the entry before it. */
export async function closeEntry(
  unsecured: JsonObject,
  number: number,
  signers: readonly TestKey[],
  proof?: JsonObject,
): Promise<JsonObject> {
  const entry = { ...unsecured, versionId: `${number}-${await multihash(jcs(unsecured))}` };
  return { ...entry, proof: await Promise.all(signers.map((key) => signEntry(entry, key, proof))) };
}

export function toText(entries: readonly JsonObject[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** A proof with `eddsa-jcs-2022`, of an entry or of a witness's word. */
export async function signEntry(unsecured: JsonObject, key: TestKey, changes: JsonObject = {}): Promise<JsonObject> {
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: '2026-01-01T00:00:00Z',
    verificationMethod: key.keyId,
    proofPurpose: 'assertionMethod',
    ...changes,
  };
  const hashes = await Promise.all([options, unsecured].map((json) => sha256(jcs(json))));
  const signature = await key.sign(Uint8Array.from(hashes.flatMap((hash) => [...hash])));
  return { ...options, proofValue: `z${base58.encode(signature)}` };
}

/** The digest under which a key is announced. */
export function announced(key: TestKey): Promise<string> {
  return multihash(key.publicKeyMultibase);
}

async function multihash(text: string): Promise<string> {
  return base58.encode(Uint8Array.from([0x12, 32, ...(await sha256(text))]));
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
