import { notFound, Refusal } from '../../../refusal.ts';
import { findOrganisation } from '../../account/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { tellHistory } from '../history/tell-history.ts';
import { exchangeKey } from '../key/exchange-key.ts';
import { listKeys, type SigningKeyView } from '../key/list-keys.ts';
import { makeKey } from '../key/make-key.ts';
import { lockKeys, selectKey } from '../key/store.ts';
import { findKey, type KeyPlace, theftAt } from './find-key.ts';
import { updateCompromised } from './store.ts';

type Deps = Pick<IssuerDeps, 'database' | 'signer' | 'randomness' | 'clock' | 'origin' | 'transparencyLog'>;

/**
 * Marks a key as stolen since a moment, for good. From the end of this transaction it signs nothing more: another key is in
 * its place, what was not signed yet is signed with that one, and every status list is signed anew. As more becomes known the
 * moment may be moved, to an earlier one.
 */
export async function markCompromised(
  deps: Deps,
  { since, reason, ...place }: KeyPlace & { since: string; reason: string },
): Promise<SigningKeyView> {
  const { database } = deps;
  const { scope, organisationId, signingKeyId } = place;
  const seen = await findKey(deps, place);
  const theft = await theftAt(deps, seen, since);
  const organisation = await database.read(scope, (tx) => findOrganisation(tx, organisationId));
  if (!organisation) throw notFound('organisation');
  const next = seen.retiredAt ? undefined : await makeKey(deps, organisation);
  await database.write(scope, async (unit) => {
    await lockKeys(unit.tx, organisationId);
    const key = await selectKey(unit.tx, signingKeyId);
    if (!key) throw notFound('signing key');
    const { compromisedSince } = key;
    if (compromisedSince && theft.since >= compromisedSince)
      throw new Refusal(
        'key-already-compromised',
        `It is marked as compromised since ${compromisedSince.toISOString()}. Only an earlier moment can be set. Nothing was changed.`,
      );
    if (!key.retiredAt && next) await exchangeKey(deps, unit, { old: key, next });
    // What was known to be stolen at a later moment is stolen at this one: the log is never longer in it.
    const logSize = theft.logSize === null ? null : Math.min(theft.logSize, key.compromisedLogSize ?? theft.logSize);
    await updateCompromised(unit.tx, { id: key.id, since: theft.since, at: unit.now, logSize, reason });
    await unit.audit({
      action: 'signing-key.compromised',
      subject: `signing-key:${key.id}`,
      detail: { since: theft.since.toISOString(), logSize, reason },
    });
    await tellHistory(unit, organisationId);
  });
  const { items } = await listKeys(deps, { scope, organisationId });
  const marked = items.find(({ id }) => id === signingKeyId);
  if (!marked) throw new Error('a key that was just marked is not there');
  return marked;
}
