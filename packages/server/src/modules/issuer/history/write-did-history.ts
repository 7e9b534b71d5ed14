import { didWebvhState, isJsonObject, jcs, parseJson, writeLogEntry } from '@laurel/credential';
import { type Scope, systemScope, type Tx } from '../../../storage/index.ts';
import { findOrganisation } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { composeDidDocument, type LogState, readLogState } from '../key/compose-did-document.ts';
import { ensureUpdateKey } from './ensure-update-key.ts';
import { type HistoryEntry, insertEntry, lockHistory, measureHistory, selectLastEntry } from './store.ts';
import { writeLater } from './tell-history.ts';

type Deps = Pick<
  IssuerDeps,
  'database' | 'signer' | 'randomness' | 'clock' | 'origin' | 'log' | 'transparencyLog' | 'recorderKey'
>;

/** For how long a reader may keep the document: as long as the did:web beside it. */
const ttlSeconds = 60;

/** So much do readers take; a history that would be longer stays as it is, and the did:web goes on without it. */
const most = { versions: 1_000, characters: 4_194_304 };

/**
 * Writes the issuer's document as it is now into its history, where it differs from the newest version. Each version is signed by a
 * key of its own, whose digest the version before has announced: who steals one cannot write the next.
 */
export async function writeDidHistory(deps: Deps, { organisationId }: { organisationId: string }): Promise<void> {
  const scope = { ...systemScope('write-did-history'), organisationId };
  const before = await deps.database.read(scope, (tx) => selectLastEntry(tx, organisationId));
  const version = (before?.version ?? 0) + 1;
  const log = await readLogState(deps, organisationId);
  const isDue = await deps.database.read(scope, async (tx) => {
    const document = await documentOf(tx, { origin: deps.origin, log }, organisationId);
    if (isWritten(before, document)) return false;
    const length = (await measureHistory(tx, organisationId)) + JSON.stringify(document).length;
    const hasRoom = version <= most.versions && length < most.characters;
    if (!hasRoom) deps.log.warn({ organisationId, version }, 'the history of an issuer is full and was not continued');
    return hasRoom;
  });
  if (!isDue) return;
  const keys = {
    own: await ensureUpdateKey(deps, { scope, organisationId, version }),
    next: await ensureUpdateKey(deps, { scope, organisationId, version: version + 1 }),
  };
  await append(deps, { scope, organisationId, version, keys, log });
}

interface Appending {
  scope: Scope;
  log: LogState;
  organisationId: string;
  version: number;
  keys: Record<'own' | 'next', Awaited<ReturnType<typeof ensureUpdateKey>>>;
}

async function append(deps: Deps, { scope, organisationId, version, keys, log }: Appending): Promise<void> {
  const { database, signer, clock } = deps;
  const { id: keyId, sealed, publicKeyMultibase } = keys.own;
  const updateKey = {
    publicKeyMultibase,
    sign: (bytes: Uint8Array) => signer.sign({ owner: organisationId, keyId, type: 'Ed25519', sealed }, bytes),
  };
  await database.write(scope, async (unit) => {
    await lockHistory(unit.tx, organisationId);
    const last = await selectLastEntry(unit.tx, organisationId);
    const document = await documentOf(unit.tx, { origin: deps.origin, log }, organisationId);
    const subject = `did-history:${organisationId}`;
    // Somebody else was here meanwhile.
    if ((last?.version ?? 0) + 1 !== version || isWritten(last, document)) {
      await unit.audit({ action: 'did-history.unchanged', subject });
      return;
    }
    const versionTime = clock();
    const waitMs = last ? untilLaterThan(last, versionTime) : 0;
    if (waitMs > 0) {
      await unit.audit({ action: 'did-history.put-off', subject });
      await writeLater(unit, organisationId, waitMs);
      return;
    }
    const { did, line, versionId } = await writeLogEntry({
      previous: last?.line,
      versionTime,
      document,
      updateKey,
      nextUpdateKey: keys.next.publicKeyMultibase,
      ttlSeconds,
    });
    await insertEntry(unit.tx, { organisationId, version, did, line, now: unit.now });
    await unit.audit({ action: 'did-history.written', subject, detail: { did, versionId } });
  });
}

/**
 * For how long a version must wait: each is later than the one before, in whole seconds (did:webvh 1.0, “DID Log Entries”), and
 * none is dated ahead of its time. What changes meanwhile is in it, too.
 */
function untilLaterThan(last: HistoryEntry, now: Date): number {
  const entry = parseJson(last.line);
  const before = Date.parse(isJsonObject(entry) ? String(entry.versionTime) : '');
  const next = before + 1_000;
  return Math.max(0, next - now.getTime());
}

async function documentOf(tx: Tx, deps: { origin: string; log: LogState }, organisationId: string) {
  const organisation = await findOrganisation(tx, organisationId);
  if (!organisation) throw new Error('a history of no organisation');
  return composeDidDocument(tx, deps, organisation);
}

function isWritten(last: HistoryEntry | undefined, document: Awaited<ReturnType<typeof documentOf>>): boolean {
  if (!last) return false;
  const entry = parseJson(last.line);
  const state = isJsonObject(entry) ? entry.state : undefined;
  return state !== undefined && jcs(state) === jcs(didWebvhState(document, last.scid));
}
