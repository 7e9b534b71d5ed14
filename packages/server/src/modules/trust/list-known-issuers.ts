import type { endpoints, QueryOf } from '@laurel/api';
import type { KnownIssuer } from '@laurel/credential';
import { Refusal } from '../../refusal.ts';
import type { Page } from '../../storage/index.ts';
import { placeOf } from './known-issuers.ts';

/**
 * A page of the list, for anybody: it holds what each of these says of itself in public, and nobody who never issued.
 *
 * @throws Refusal `invalid-request` for a cursor that is none
 */
export async function listKnownIssuers(
  { knownIssuers }: { knownIssuers: () => Promise<readonly KnownIssuer[]> },
  { limit, cursor }: QueryOf<typeof endpoints.listKnownIssuers>,
): Promise<Page<KnownIssuer>> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const list = await knownIssuers();
  const rest = after === undefined ? list : list.filter((entry) => placeOf(entry) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rest.length > limit ? cursorOf(placeOf(last)) : null };
}

function cursorOf(place: string): string {
  return Buffer.from(place).toString('base64url');
}

function readCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (place.includes('\n') && cursorOf(place) === cursor) return place;
  throw new Refusal('invalid-request', 'The cursor is not one that this list gave out. Start from the first page.', {
    faults: [{ pointer: '/cursor', message: 'not a cursor of this list' }],
  });
}
