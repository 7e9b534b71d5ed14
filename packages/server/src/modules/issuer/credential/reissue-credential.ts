import { buildStatusEntry, isJsonObject, type JsonObject, parseJson } from '@laurel/credential';
import type { Randomness } from '../../../ports/index.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { holdActiveKey } from '../key/hold-active-key.ts';
import { reserveStatusIndex } from '../status/reserve-status-index.ts';
import { finishCredential } from './finish-credential.ts';
import { finishAfterSeconds } from './issue-award.ts';
import { type CredentialRow, insertPending, selectByIdempotencyKey, selectCredential } from './store.ts';

interface Reissue {
  organisationId: string;
  credentialId: string;
  /** What it says from now on, and why; without one it says the same. */
  change?: { claims: JsonObject; reason: string } | undefined;
}

/**
 * Issues a credential once more under the key in use: the same claims under an address and a place in a status list of its own.
 * On the same road as any other (reserve, sign, record), so that whatever dies in between it comes about, and once.
 */
export async function reissueCredential(
  deps: IssuerDeps,
  { organisationId, credentialId, change }: Reissue,
): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'reissue-credential' }, organisationId };
  const reserved = await deps.database.write(scope, (unit) =>
    reserve(deps, unit, { organisationId, credentialId, change }),
  );
  deps.failPoints.reach('reissue.reserved');
  if (reserved) await finishCredential(deps, { organisationId, credentialId: reserved });
}

async function reserve(
  { randomness, origin }: Pick<IssuerDeps, 'randomness' | 'origin'>,
  unit: WriteUnit,
  { organisationId, credentialId, change }: Reissue,
): Promise<string | undefined> {
  const { tx, now } = unit;
  const key = await holdActiveKey(tx, organisationId);
  const old = await selectCredential(tx, credentialId, { lock: true });
  const before = await selectByIdempotencyKey(tx, organisationId, keyOf(credentialId));
  if (before || old?.state !== 'issued') {
    await unit.audit({ action: 'credential.asked-again', subject: `credential:${before?.id ?? credentialId}` });
    return before?.state === 'pending' ? before.id : undefined;
  }
  const row = await copyOf(old, { unit, randomness, origin, claims: change?.claims });
  const added = await insertPending(tx, {
    ...row,
    signingKeyId: key.id,
    idempotencyKey: keyOf(old.id),
    reissueOf: old.id,
    reissueReason: change?.reason ?? null,
    proofCreated: now,
    createdAt: now,
  });
  // Once in many lifetimes a place in a list is taken at the same moment: the job comes back to it.
  if (!added) throw new Error('a place in a status list was taken twice');
  await unit.audit({
    action: 'credential.reserved',
    subject: `credential:${row.id}`,
    detail: { achievementId: row.achievementId, reissueOf: old.id },
  });
  await unit.enqueue({
    task: 'finish-credential',
    payload: { organisationId, credentialId: row.id },
    key: `finish-credential:${row.id}`,
    runAt: new Date(now.getTime() + finishAfterSeconds * 1000),
  });
  return row.id;
}

function keyOf(credentialId: string): string {
  return `reissue:${credentialId}`;
}

interface Copying {
  unit: WriteUnit;
  randomness: Randomness;
  origin: string;
  /** What it says, where that is not what the old one says. */
  claims: JsonObject | undefined;
}

/** The row with a new id, a new place in a status list, and a document that says the same under them. */
async function copyOf(old: CredentialRow, { unit, randomness, origin, claims }: Copying): Promise<CredentialRow> {
  const id = randomness.uuid();
  const place = await reserveStatusIndex(unit, { organisationId: old.organisationId, randomness });
  const document = claims ?? claimsOf(old);
  const unsigned = JSON.stringify({
    ...document,
    id: addresses.credential(origin, id),
    credentialStatus: buildStatusEntry({
      listUrl: addresses.statusList(origin, place.statusListId),
      index: place.index,
      purpose: 'revocation',
    }),
  });
  return { ...old, id, statusListId: place.statusListId, statusIndex: place.index, unsigned };
}

/** What a credential says, as it was given to be signed. */
export function claimsOf({ unsigned }: Pick<CredentialRow, 'unsigned'>): JsonObject {
  const claims = parseJson(unsigned);
  if (!isJsonObject(claims)) throw new Error('a credential of ours is an object');
  return claims;
}
