import { CredentialError } from '../../errors.ts';
import { toInstant } from '../../model/date-time.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { didWebvhUrls } from '../did-webvh-url.ts';
import { entryHash, nextKeyHash, scidOf } from './entry-hash.ts';
import type { LogEntry } from './log-entry.ts';
import { type LogParameters, nextParameters, type Witnesses } from './log-parameters.ts';
import { malformedLog } from './malformed-log.ts';
import { verifyLogProof } from './verify-log-proof.ts';

/** How far in the future an entry may be dated: clocks differ. The specification allows up to this. */
const TOLERANCE_MS = 5 * 60_000;

/** A version of a DID document whose entry holds. */
export interface LogVersion {
  readonly versionId: string;
  readonly versionTime: string;
  readonly state: JsonObject & { readonly id: string };
  readonly parameters: LogParameters;
  /** Who must have approved it. */
  readonly witnesses: Witnesses | undefined;
}

/** The entries that hold, and why the one after them does not, if there is one. */
export interface VerifiedLog {
  readonly versions: readonly LogVersion[];
  readonly fault?: CredentialError;
}

/**
 * Verifies every entry of a log, in order: its place in the chain of digests, its time, its parameters, the name it gives
 * the DID, and the signature of a key that was allowed to make it. Approvals of witnesses are for `verifyWitnesses`.
 *
 * From the first entry that does not hold, none does.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#read-resolve
 */
export async function verifyLog(entries: readonly LogEntry[], scid: string, now: Date): Promise<VerifiedLog> {
  const versions: LogVersion[] = [];
  for (const entry of entries) {
    try {
      versions.push(await verifyEntry(entry, versions.at(-1), { scid, now, number: versions.length + 1 }));
    } catch (error) {
      if (!(error instanceof CredentialError)) throw error;
      return { versions, fault: malformedLog(`entry ${versions.length + 1}`, error) };
    }
  }
  return { versions };
}

interface Place {
  readonly scid: string;
  readonly now: Date;
  readonly number: number;
}

async function verifyEntry(entry: LogEntry, before: LogVersion | undefined, place: Place): Promise<LogVersion> {
  const { versionId, versionTime } = entry;
  const parameters = nextParameters(before?.parameters, entry);
  checkTime(versionTime, before?.versionTime, place.now);
  const state = checkState(entry, before, place.scid, parameters);
  await checkHashes(entry, before, place);
  await checkKeys(entry, before?.parameters, parameters);
  // A first list counts at once; a later one only after the old one has approved of it.
  const witnesses = before?.parameters.witnesses ?? parameters.witnesses;
  return { versionId, versionTime, state, parameters, witnesses };
}

function checkTime(versionTime: string, before: string | undefined, now: Date): void {
  const time = toInstant(versionTime).getTime();
  if (time > now.getTime() + TOLERANCE_MS) throw malformedLog(`it is dated ${versionTime}`);
  if (before !== undefined && time <= toInstant(before).getTime())
    throw malformedLog('it is no later than the one before');
}

async function checkHashes(entry: LogEntry, before: LogVersion | undefined, { scid, number }: Place): Promise<void> {
  const { unsecured, versionId, parameters } = entry;
  if (before === undefined) {
    if (parameters.scid !== scid || (await scidOf(unsecured, scid)) !== scid) throw malformedLog('its scid');
  }
  const hash = await entryHash(unsecured, before?.versionId ?? scid);
  if (versionId !== `${number}-${hash}`) throw malformedLog('its versionId is not its number and digest');
}

/** Without announced keys the entry before says who may sign this one; with them, this one does, and only with those. */
async function checkKeys(entry: LogEntry, before: LogParameters | undefined, after: LogParameters): Promise<void> {
  const announced = before?.nextKeyHashes ?? [];
  if (announced.length > 0) {
    const hashes = await Promise.all(after.updateKeys.map(nextKeyHash));
    if (!hashes.every((hash) => announced.includes(hash))) throw malformedLog('a key that was not announced');
  }
  const allowed = before === undefined || announced.length > 0 ? after.updateKeys : before.updateKeys;
  for (const proof of entry.proofs) await verifyLogProof(entry.unsecured, proof, (key) => allowed.includes(key));
}

/** The DID keeps its digest for ever; it moves to another place only if it was made to, and then says where it was. */
function checkState(
  { state }: LogEntry,
  before: LogVersion | undefined,
  scid: string,
  { portable }: LogParameters,
): LogVersion['state'] {
  const { id, alsoKnownAs } = state;
  if (typeof id !== 'string' || didWebvhUrls(id, { allowHttpLocalhost: true }).scid !== scid) {
    throw malformedLog('its document has another name');
  }
  if (before !== undefined && id !== before.state.id) {
    const names = Array.isArray(alsoKnownAs) ? alsoKnownAs : [];
    if (!portable || !names.includes(before.state.id)) throw malformedLog('it moves, and may not');
  }
  return { ...state, id };
}
