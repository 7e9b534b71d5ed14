import type { KnownIssuer } from '@laurel/credential';
import type { TrustDeps } from './deps.ts';
import { withoutLookAlikes } from './without-look-alikes.ts';

type Issuing = Awaited<ReturnType<TrustDeps['issuing']>>;

/** The operator's list and the issuers of this install, in the order of their identifiers. */
export function createKnownIssuers(deps: TrustDeps): () => Promise<readonly KnownIssuer[]> {
  let kept: { issuing: Issuing; list: readonly KnownIssuer[] } | undefined;
  return async () => {
    const issuing = await deps.issuing();
    // Comparing names is dear: here, and in the verifier, which keeps what it makes of a list by the array. While nobody
    // comes or is renamed, the list is the same array.
    if (!kept || !isSame(issuing, kept.issuing)) kept = { issuing, list: join(deps, issuing) };
    return kept.list;
  };
}

function join({ origin, listedByOperator }: TrustDeps, issuing: Issuing): readonly KnownIssuer[] {
  const listedBy = new URL(origin).host;
  const own = issuing.map(({ did, name }) => ({ id: did, name, listedBy }));
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

function isSame(now: Issuing, before: Issuing): boolean {
  return (
    now.length === before.length &&
    now.every(({ did, name }, index) => did === before[index]?.did && name === before[index]?.name)
  );
}
