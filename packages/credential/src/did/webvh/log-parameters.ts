import { decodePublicKeyMultibase } from '../../key/decode-public-key-multibase.ts';
import type { EntryParameters, LogEntry } from './log-entry.ts';
import { malformedLog } from './malformed-log.ts';

/** Who must approve changes, and how many of them. */
export interface Witnesses {
  readonly threshold: number;
  /** did:key of Ed25519, each once. */
  readonly ids: readonly string[];
}

/** The parameters in force after an entry. */
export interface LogParameters {
  readonly scid: string;
  readonly updateKeys: readonly string[];
  readonly nextKeyHashes: readonly string[];
  readonly witnesses: Witnesses | undefined;
  readonly watchers: readonly string[];
  readonly portable: boolean;
  readonly deactivated: boolean;
  readonly ttlSeconds: number;
}

/**
 * The parameters in force after an entry, given those before it.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#didwebvh-did-method-parameters
 * @throws CredentialError `did.document-malformed`
 */
export function nextParameters(before: LogParameters | undefined, { parameters }: LogEntry): LogParameters {
  return before === undefined ? firstParameters(parameters) : laterParameters(before, parameters);
}

function firstParameters(parameters: EntryParameters): LogParameters {
  const { method, scid, updateKeys } = parameters;
  if (method === undefined || scid === undefined || updateKeys === undefined) {
    throw malformedLog('entry 1 lacks method, scid or updateKeys');
  }
  const defaults = {
    scid,
    updateKeys: [],
    nextKeyHashes: [],
    witnesses: undefined,
    watchers: [],
    portable: false,
    deactivated: false,
    ttlSeconds: 3_600,
  };
  return { ...changed(defaults, parameters), portable: parameters.portable ?? false };
}

function laterParameters(before: LogParameters, parameters: EntryParameters): LogParameters {
  const { scid, updateKeys, nextKeyHashes, portable } = parameters;
  if (before.deactivated) throw malformedLog('an entry after the last');
  if (scid !== undefined) throw malformedLog('a second scid');
  if (portable === true) throw malformedLog('portable from now on');
  // Keys that were announced are named when they are used: what is only inherited would pass the announcement by.
  if (before.nextKeyHashes.length > 0 && (updateKeys === undefined || nextKeyHashes === undefined)) {
    throw malformedLog('announced keys, and no word of them');
  }
  return { ...changed(before, parameters), portable: before.portable && portable !== false };
}

function changed(before: LogParameters, parameters: EntryParameters): LogParameters {
  const { updateKeys, nextKeyHashes, witness, watchers, deactivated, ttl } = parameters;
  return {
    ...before,
    ...(updateKeys === undefined ? {} : { updateKeys: updateKeys ?? [] }),
    ...(nextKeyHashes === undefined ? {} : { nextKeyHashes: nextKeyHashes ?? [] }),
    ...(witness === undefined ? {} : { witnesses: readWitnesses(witness ?? {}) }),
    ...(watchers === undefined ? {} : { watchers: watchers ?? [] }),
    ...(deactivated === undefined ? {} : { deactivated }),
    ...(ttl === undefined ? {} : { ttlSeconds: ttl ?? 3_600 }),
  };
}

/** A list that could never be met, or be met by one witness twice, is refused before it takes effect. */
function readWitnesses(witness: NonNullable<EntryParameters['witness']>): Witnesses | undefined {
  if (!('witnesses' in witness)) return undefined;
  const ids = witness.witnesses.map(({ id }) => id);
  if (new Set(ids).size < ids.length || witness.threshold > ids.length) throw malformedLog('its list of witnesses');
  for (const id of ids) checkWitness(id);
  return { threshold: witness.threshold, ids };
}

function checkWitness(id: string): void {
  if (!id.startsWith('did:key:')) throw malformedLog(`the witness ${id.slice(0, 100)}`);
  try {
    const { type } = decodePublicKeyMultibase(id.slice('did:key:'.length));
    if (type !== 'Ed25519') throw malformedLog(`a witness with a key of ${type}`);
  } catch (error) {
    throw malformedLog('a witness', error);
  }
}
