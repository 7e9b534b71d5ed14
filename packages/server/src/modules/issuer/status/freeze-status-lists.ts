import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { ensureSigningKey } from '../key/ensure-signing-key.ts';
import { holdActiveKey } from '../key/hold-active-key.ts';
import { signStatusList } from './sign-status-list.ts';
import { selectStatusLists } from './store.ts';

type Deps = Pick<IssuerDeps, 'database' | 'signer' | 'randomness' | 'origin'>;

interface Input {
  scope: Scope;
  organisationId: string;
  validUntil: Date;
}

/** The status lists of an organisation, signed for long. */
export interface FrozenLists {
  frozenAt: string;
  items: { url: string; document: string }[];
}

const longestYears = 100;

/**
 * Signs the status lists as they are now for a long time, for a copy of the public documents that outlives this server. Each
 * says in its own words that it is closed. They are handed out and not kept: what this server publishes stays short-lived.
 *
 * NOTE: whoever publishes one hides what is revoked later. That is what it is for, and why only an owner may ask for it.
 */
export async function freezeStatusLists(
  deps: Deps,
  { scope, organisationId, validUntil }: Input,
): Promise<FrozenLists> {
  await ensureSigningKey(deps, organisationId);
  return deps.database.write(scope, async (unit) => {
    const { now } = unit;
    const key = await holdActiveKey(unit.tx, organisationId);
    if (validUntil <= now || validUntil.getUTCFullYear() > now.getUTCFullYear() + longestYears) {
      throw new Refusal('invalid-request', `Say a time that is to come, within ${longestYears} years.`);
    }
    const lists = await selectStatusLists(unit.tx, organisationId);
    const day = now.toISOString().slice(0, 10);
    const description = `Closed on ${day}: what was withdrawn later is not in this list.`;
    // The line stands before anything is signed, and is gone with it if either fails.
    await unit.audit({
      action: 'status-lists.frozen',
      subject: `organisation:${organisationId}`,
      detail: { lists: lists.map(({ id }) => id), validUntil: validUntil.toISOString() },
    });
    const items: FrozenLists['items'] = [];
    for (const list of lists) {
      const signed = await signStatusList(deps, { list, key, now, validUntil, description });
      items.push({ url: addresses.statusList(deps.origin, list.id), document: JSON.stringify(signed) });
    }
    return { frozenAt: now.toISOString(), items };
  });
}
