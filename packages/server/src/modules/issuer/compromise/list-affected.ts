import type { AnswerOf, endpoints } from '@laurel/api';
import { type Page, pageFrom, readCursor } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps } from '../deps.ts';
import { findKey, type KeyPlace, markedTheft, theftAt } from './find-key.ts';
import { isAffected } from './is-affected.ts';
import { type KeptCredential, signedUnder } from './signed-under.ts';

type Affected = AnswerOf<typeof endpoints.listAffectedCredentials>['items'][number];

interface Input extends KeyPlace {
  query: { since?: string | undefined; limit: number; cursor?: string | undefined };
}

/** The credentials that do not verify any more, newest first. */
export async function listAffected(
  deps: Pick<IssuerDeps, 'database' | 'transparencyLog' | 'clock' | 'origin'>,
  { query, ...place }: Input,
): Promise<Page<Affected>> {
  const after = readCursor(query.cursor);
  const key = await findKey(deps, place);
  const theft = query.since === undefined ? markedTheft(key) : await theftAt(deps, key, query.since);
  // Of a key that nobody stole, everything still verifies.
  if (!theft) return { items: [], nextCursor: null };
  const found: KeptCredential[] = [];
  for await (const batch of signedUnder(deps, { organisationId: place.organisationId, keyId: key.id, after })) {
    found.push(...batch.filter((one): one is KeptCredential => isAffected(one, theft)));
    if (found.length > query.limit) break;
  }
  return pageFrom(
    found.slice(0, query.limit + 1),
    query.limit,
    ({ issuedAt: at, id }) => ({ at, id }),
    (one) => present(one, deps.origin),
  );
}

function present(one: KeptCredential, origin: string): Affected {
  const { id, achievementName, recipientName, recipientEmail, state, issuedAt, logIndex } = one;
  const isReplaced = one.replacedBy !== null && one.replacementState !== 'pending';
  return {
    id,
    url: addresses.credential(origin, id),
    achievementName,
    recipientName,
    recipientEmail,
    state,
    issuedAt: issuedAt.toISOString(),
    logIndex: logIndex ?? null,
    replacedBy: isReplaced && one.replacedBy ? addresses.credential(origin, one.replacedBy) : null,
  };
}
