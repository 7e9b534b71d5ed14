import { foldName } from './fold-name.ts';

/** An issuer that somebody vouches for: an entry of a registry, or of the verifier's own list. */
export interface KnownIssuer {
  /** Its DID or its https address, exactly as its credentials name it. */
  readonly id: string;
  readonly name: string;
  /** Who lists it, in words for a person: "Northern Registry of Colleges". */
  readonly listedBy: string;
}

/** What a list of known issuers says about one issuer. */
export type IssuerStanding =
  | { readonly kind: 'listed'; readonly by: readonly string[] }
  | { readonly kind: 'not-listed' }
  /** Its name reads like that of a known issuer, and it is another. */
  | { readonly kind: 'look-alike'; readonly of: KnownIssuer };

/**
 * Where an issuer stands in a list. Nobody must be listed to issue: not being there is information. A name that only looks
 * like a listed one is worth a warning, because a person compares names and not identifiers.
 */
export function standingOf(
  issuer: { readonly id: string; readonly name?: string | undefined },
  known: readonly KnownIssuer[],
): IssuerStanding {
  const { byId, byName } = indexOf(known);
  const entries = byId.get(issuer.id);
  if (entries) return { kind: 'listed', by: [...new Set(entries.map(({ listedBy }) => listedBy))] };
  const of = byName.get(foldName(issuer.name ?? ''));
  return of === undefined ? { kind: 'not-listed' } : { kind: 'look-alike', of };
}

interface Index {
  readonly byId: ReadonlyMap<string, readonly KnownIssuer[]>;
  /** By what the eye takes in; the first of a name keeps it. */
  readonly byName: ReadonlyMap<string, KnownIssuer>;
}

/** Folding every name of a long list for each of many credentials would cost more than their signatures. */
const indexes = new WeakMap<readonly KnownIssuer[], Index>();

function indexOf(known: readonly KnownIssuer[]): Index {
  const kept = indexes.get(known);
  if (kept) return kept;
  const byId = new Map<string, readonly KnownIssuer[]>();
  const byName = new Map<string, KnownIssuer>();
  for (const issuer of known) {
    byId.set(issuer.id, [...(byId.get(issuer.id) ?? []), issuer]);
    const folded = foldName(issuer.name);
    if (folded !== '' && !byName.has(folded)) byName.set(folded, issuer);
  }
  const index = { byId, byName };
  indexes.set(known, index);
  return index;
}
