import type { KnownIssuer } from '@laurel/credential';
import type { TrustDeps } from './deps.ts';
import { withoutLookAlikes } from './without-look-alikes.ts';

/** The operator's list and the issuers of this install, in the order of their identifiers. */
export function createKnownIssuers(deps: TrustDeps): () => Promise<readonly KnownIssuer[]> {
  let kept: readonly KnownIssuer[] = [];
  return async () => {
    const list = await gather(deps);
    // The verifier keeps what it makes of a list by the array: the same list is the same array.
    if (!isSame(list, kept)) kept = list;
    return kept;
  };
}

async function gather({ origin, listedByOperator, issuing }: TrustDeps): Promise<readonly KnownIssuer[]> {
  const listedBy = new URL(origin).host;
  const own = (await issuing()).map(({ did, name }) => ({ id: did, name, listedBy }));
  return [...listedByOperator, ...withoutLookAlikes(own, listedByOperator)].sort(byPlace);
}

/** Where an entry stands in the list: the list is in this order, and a page ends at one. */
export function placeOf({ id, listedBy }: Pick<KnownIssuer, 'id' | 'listedBy'>): string {
  return `${id}\n${listedBy}`;
}

function byPlace(one: KnownIssuer, other: KnownIssuer): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function isSame(list: readonly KnownIssuer[], kept: readonly KnownIssuer[]): boolean {
  return (
    list.length === kept.length &&
    list.every((entry, index) => entry.name === kept[index]?.name && placeOf(entry) === placeOf(kept[index] ?? entry))
  );
}
