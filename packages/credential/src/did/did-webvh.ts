import { CredentialError } from '../errors.ts';
import { toDateTime, toInstant } from '../model/date-time.ts';
import type { DidDocument, DidService } from './did-document.ts';
import type {
  DidDocumentMetadata,
  DidSource,
  DidVersion,
  FetchedDidMethod,
  ReadDidInput,
  ResolvedDid,
} from './did-method.ts';
import type { DidWebOptions } from './did-web-url.ts';
import { didWebvhUrls } from './did-webvh-url.ts';
import { checkDidDocument } from './parse-did-document.ts';
import { readLog } from './webvh/log-entry.ts';
import { malformedLog } from './webvh/malformed-log.ts';
import { type LogVersion, type VerifiedLog, verifyLog } from './webvh/verify-log.ts';
import { verifyWitnesses } from './webvh/verify-witnesses.ts';

/**
 * did:webvh 1.0: a did:web with a history that nobody can rewrite. The identifier is a digest of the first entry of a log,
 * each entry holds a digest of the one before it, and each is signed by a key that the one before it allows.
 *
 * NOTE: the log shows that nothing was changed in it; that the newest entries were not kept back, only its witnesses can
 * vouch for.
 *
 * @see https://identity.foundation/didwebvh/v1.0/
 */
export const didWebvh: FetchedDidMethod = { method: 'webvh', hasVersions: true, sources, read, implicitServices };

function sources(did: string, texts: ReadonlyMap<string, string>, options: DidWebOptions): readonly DidSource[] {
  const { log, witness } = didWebvhUrls(did, options);
  const text = texts.get(log);
  const isWitnessed = text !== undefined && declaresWitnesses(text);
  return [{ kind: 'did-log', url: log }, ...(isWitnessed ? [{ kind: 'did-witness', url: witness } as const] : [])];
}

/** A log that cannot be read needs nothing more. */
function declaresWitnesses(text: string): boolean {
  try {
    return readLog(text).some(({ parameters }) => parameters.witness && 'witnesses' in parameters.witness);
  } catch (error) {
    if (error instanceof CredentialError) return false;
    throw error;
  }
}

async function read({ did, texts, now, version, ...options }: ReadDidInput): Promise<ResolvedDid> {
  const { scid, log, witness } = didWebvhUrls(did, options);
  const verified = await verify(texts.get(log) ?? '', texts.get(witness), scid, now);
  const { versions, fault } = verified;
  const isNewest =
    version.versionId === undefined && version.versionTime === undefined && version.versionNumber === undefined;
  const at = isNewest ? versions.length - 1 : versions.findLastIndex((one, index) => isWanted(one, index, version));
  const found = versions[at];
  // An entry that does not hold leaves what came before it; but what is newest is then not known.
  if (fault !== undefined && (isNewest || found === undefined)) throw fault;
  if (found === undefined) throw new CredentialError('did.version-not-found', JSON.stringify(version));
  const metadata = metadataOf(versions, at);
  if (metadata.deactivated && isNewest) return { document: null, metadata: { ...metadata, deactivated: true } };
  return { document: documentOf(found, did), metadata };
}

async function verify(log: string, witness: string | undefined, scid: string, now: Date): Promise<VerifiedLog> {
  const verified = await verifyLog(readLog(log), scid, now);
  const isWitnessed = verified.versions.some(({ witnesses }) => witnesses !== undefined);
  return isWitnessed ? verifyWitnesses(verified, witness ?? '') : verified;
}

function isWanted(one: LogVersion, index: number, { versionId, versionTime, versionNumber }: DidVersion): boolean {
  if (versionTime !== undefined) return toInstant(one.versionTime).getTime() <= versionTime.getTime();
  return versionId === undefined ? index + 1 === versionNumber : one.versionId === versionId;
}

/**
 * A document answers to its own name only. Where a DID has moved, what was signed under the old name cannot be checked:
 * its keys of then may have been given up since.
 */
function documentOf({ state }: LogVersion, did: string): DidDocument {
  if (state.id !== did) throw malformedLog(`it has moved to ${state.id.slice(0, 200)}`);
  return checkDidDocument(state, did);
}

/** Numbers as texts: metadata has no integers. */
function metadataOf(versions: readonly LogVersion[], at: number): DidDocumentMetadata {
  const [first, found, next, last] = [versions[0], versions[at], versions[at + 1], versions.at(-1)];
  if (first === undefined || found === undefined || last === undefined) throw malformedLog('no entry');
  const { scid, portable, deactivated, ttlSeconds, witnesses, watchers } = last.parameters;
  return {
    versionId: found.versionId,
    versionTime: utc(found.versionTime),
    created: utc(first.versionTime),
    updated: utc(last.versionTime),
    ...(next === undefined ? {} : { nextVersionId: next.versionId, nextUpdate: utc(next.versionTime) }),
    scid,
    portable,
    deactivated,
    ttl: String(ttlSeconds),
    ...(witnesses === undefined
      ? {}
      : { witness: { threshold: String(witnesses.threshold), witnesses: witnesses.ids.map((id) => ({ id })) } }),
    ...(watchers.length === 0 ? {} : { watchers }),
  };
}

function utc(versionTime: string): string {
  return toDateTime(toInstant(versionTime));
}

/** What a DID URL with a path leads to, unless the document says otherwise. @see https://identity.foundation/didwebvh/v1.0/#did-url-resolution */
function implicitServices(did: string): readonly DidService[] {
  const { files } = didWebvhUrls(did);
  return [
    { id: '#files', type: 'relativeRef', serviceEndpoint: files },
    { id: '#whois', type: 'LinkedVerifiablePresentation', serviceEndpoint: `${files}whois.vp` },
  ];
}
