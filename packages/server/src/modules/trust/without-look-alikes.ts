import { foldName, type KnownIssuer } from '@laurel/credential';

/**
 * The issuers of this install whose names nobody before them has: anybody may set up an organisation, and one that calls
 * itself like another must be warned of and not vouched for. The operator's entries go first, then whoever had the name first.
 */
export function withoutLookAlikes(
  own: readonly KnownIssuer[],
  listedByOperator: readonly KnownIssuer[],
): KnownIssuer[] {
  const holders = new Map<string, string>();
  const isFirst = ({ id, name }: KnownIssuer): boolean => {
    const folded = foldName(name);
    const holder = holders.get(folded) ?? id;
    if (folded !== '') holders.set(folded, holder);
    return holder === id;
  };
  const vouchedFor = new Set(listedByOperator.map(({ id }) => id));
  listedByOperator.forEach(isFirst);
  return own.filter((issuer) => isFirst(issuer) || vouchedFor.has(issuer.id));
}
