import { signerErrorOf } from '../../../ports/index.ts';
import { notFound } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { ensureSigningKey } from '../key/ensure-signing-key.ts';
import { holdActiveKey } from '../key/hold-active-key.ts';
import { type Signing, signStatusList } from './sign-status-list.ts';
import { keepSignedList, type StatusListRow, selectStatusList } from './store.ts';

/** How long a verifier may rely on its copy, so that a revocation is seen everywhere within a minute. */
export const statusListTtlSeconds = 30;

type Deps = Pick<IssuerDeps, 'database' | 'signer' | 'randomness' | 'clock' | 'origin' | 'log'>;

const validHours = 24;
const resignAfterHours = 12;

/**
 * The signed status list as it is now: signed again when a bit was set since, or when it grows old. While nothing can be
 * signed it is as it was last signed: who reads it sees by its dates how far it is to be relied on.
 */
export async function publishStatusList(deps: Deps, { statusListId }: { statusListId: string }): Promise<string> {
  const { database, clock } = deps;
  const kept = await database.read(systemScope('publish-status-list'), (tx) => selectStatusList(tx, statusListId));
  if (!kept) throw notFound('status list');
  const current = currentText(kept, clock());
  if (current) return current;
  try {
    return await signAnew(deps, kept);
  } catch (error) {
    const cause = signerErrorOf(error);
    if (!cause || !kept.secured) throw error;
    deps.log.warn({ statusListId, error: String(cause) }, 'a status list is served as it was last signed');
    return kept.secured;
  }
}

async function signAnew(deps: Deps, { id, organisationId }: StatusListRow): Promise<string> {
  await ensureSigningKey(deps, organisationId);
  return deps.database.write({ ...systemScope('publish-status-list'), organisationId }, async (unit) => {
    const key = await holdActiveKey(unit.tx, organisationId);
    const list = await selectStatusList(unit.tx, id, { lock: true });
    if (!list) throw notFound('status list');
    const signed = currentText(list, unit.now);
    const text =
      signed ?? JSON.stringify(await signStatusList(deps, { list, key, now: unit.now, ...shortly(unit.now) }));
    if (!signed) await keepSignedList(unit.tx, { id: list.id, version: list.version, secured: text, now: unit.now });
    await unit.audit({
      action: 'status-list.published',
      subject: `status-list:${list.id}`,
      detail: { version: list.version },
    });
    return text;
  });
}

function currentText({ secured, signedVersion, version, signedAt }: StatusListRow, now: Date): string | undefined {
  if (!secured || !signedAt || signedVersion !== version) return undefined;
  return now.getTime() - signedAt.getTime() < resignAfterHours * 3_600_000 ? secured : undefined;
}

/** So short that whoever keeps an old copy soon sees that it is old. */
function shortly(now: Date): Pick<Signing, 'validUntil' | 'ttlMs'> {
  return { validUntil: new Date(now.getTime() + validHours * 3_600_000), ttlMs: statusListTtlSeconds * 1000 };
}
