import { CredentialError } from '../../errors.ts';
import type { SigningKey } from '../../key/signing-key.ts';
import { toDateTime, toInstant } from '../../model/date-time.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { addProof } from '../../proof/add-proof.ts';
import type { DidDocument } from '../did-document.ts';
import { didWebvhUrls } from '../did-webvh-url.ts';
import { didWebvhState } from './did-webvh-state.ts';
import { entryHash, makeScid, nextKeyHash, PLACEHOLDER } from './entry-hash.ts';
import { type LogEntry, METHOD, readLog } from './log-entry.ts';
import { verifyLogProof } from './verify-log-proof.ts';

/** What `writeLogEntry` needs. */
export interface WriteLogEntryInput {
  /** The last line of the log so far; left out for the first entry of a new DID. */
  readonly previous?: string | undefined;
  /** Later than the entry before, to the second, and not in the future. */
  readonly versionTime: Date;
  /** The did:web document of the same place: the did:webvh says the same under its own name. */
  readonly document: DidDocument;
  /** The Ed25519 key that signs this entry: the one that the entry before announced. */
  readonly updateKey: { readonly publicKeyMultibase: string } & Pick<SigningKey, 'sign'>;
  /** The Multikey that may sign the entry after this one. Only its digest is published: whoever steals today's key has not tomorrow's. */
  readonly nextUpdateKey: string;
  /** For how long a reader may keep the document. */
  readonly ttlSeconds?: number | undefined;
}

/** An entry, ready to be published. */
export interface WrittenLogEntry {
  readonly did: string;
  readonly versionId: string;
  readonly versionTime: string;
  /** The line without its end. */
  readonly line: string;
}

/**
 * Writes the next entry of a did:webvh log: its digest, chained to the entry before, and a signature by the key that the
 * entry before announced, with the key of the entry after announced in turn (pre-rotation). Nothing is written that the
 * reader of this package would refuse for what can be seen in the entry alone. That the key is the announced one is seen
 * only with the whole log: the caller's duty, and worth one resolution after it.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#create-register
 * @throws CredentialError `did.document-malformed`, `did.malformed`, `json.*`, `proof.signer-failed`
 * @example
 * const document = buildDidDocument({ did: 'did:web:example.org', keys });
 * const first = await writeLogEntry({ versionTime: now, document, updateKey, nextUpdateKey });
 * await publish('https://example.org/.well-known/did.jsonl', `${first.line}\n`);
 */
export async function writeLogEntry(input: WriteLogEntryInput): Promise<WrittenLogEntry> {
  const { previous, updateKey, nextUpdateKey, ttlSeconds } = input;
  const before = previous === undefined ? undefined : lastEntry(previous);
  const versionTime = toDateTime(input.versionTime);
  if (before !== undefined && toInstant(versionTime) <= toInstant(before.versionTime))
    throw malformed(`${versionTime} is no later than the entry before`);
  const parameters = {
    ...(before === undefined && { method: METHOD, scid: PLACEHOLDER }),
    updateKeys: [updateKey.publicKeyMultibase],
    nextKeyHashes: [await nextKeyHash(nextUpdateKey)],
    ...(before === undefined && ttlSeconds !== undefined && { ttl: ttlSeconds }),
  };
  const scid = before === undefined ? PLACEHOLDER : scidOfState(before);
  const draft = { versionTime, parameters, state: didWebvhState(input.document, scid) };
  const unsecured = before === undefined ? await named(draft) : draft;
  const number = before === undefined ? 1 : Number.parseInt(before.versionId, 10) + 1;
  const hash = await entryHash(unsecured, before?.versionId ?? scidIn(unsecured));
  const entry = { versionId: `${number}-${hash}`, ...unsecured };
  const did = String(unsecured.state.id);
  didWebvhUrls(did, { allowHttpLocalhost: true });
  const secured = await sign(entry, updateKey, input.versionTime);
  return { did, versionId: entry.versionId, versionTime, line: JSON.stringify(secured) };
}

interface Draft extends JsonObject {
  readonly versionTime: string;
  readonly parameters: JsonObject;
  readonly state: JsonObject;
}

/** Gives a first entry the identifier that is the digest of itself. */
async function named(draft: Draft): Promise<Draft> {
  const scid = await makeScid(draft);
  const json = parseJson(JSON.stringify(draft).replaceAll(PLACEHOLDER, scid));
  // The members of a draft are still there: only the text of the placeholder was replaced.
  return json as Draft;
}

function scidOfState({ state }: LogEntry): string {
  return didWebvhUrls(String(state.id), { allowHttpLocalhost: true }).scid;
}

function scidIn({ parameters }: Draft): string {
  return String(parameters.scid);
}

async function sign(entry: JsonObject, key: WriteLogEntryInput['updateKey'], created: Date): Promise<JsonObject> {
  const { publicKeyMultibase, sign: signBytes } = key;
  const secured = await addProof({
    document: entry,
    cryptosuite: 'eddsa-jcs-2022',
    proofPurpose: 'assertionMethod',
    verificationMethod: `did:key:${publicKeyMultibase}#${publicKeyMultibase}`,
    created,
    signingKey: { type: 'Ed25519', sign: signBytes },
  });
  const { proof } = secured;
  if (!isJsonObject(proof)) throw malformed('more than one proof');
  await verifyLogProof(entry, proof, (multikey) => multikey === publicKeyMultibase);
  return { ...entry, proof: [proof] };
}

function lastEntry(line: string): LogEntry {
  const [entry, ...more] = readLog(line);
  if (entry === undefined || more.length > 0) throw malformed('the entry before is not one line');
  return entry;
}

function malformed(detail: string): CredentialError {
  return new CredentialError('did.document-malformed', detail);
}
