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
  const entries = known.filter(({ id }) => id === issuer.id);
  if (entries.length > 0) return { kind: 'listed', by: entries.map(({ listedBy }) => listedBy) };
  const folded = foldName(issuer.name ?? '');
  const of = folded === '' ? undefined : known.find(({ name }) => foldName(name) === folded);
  return of === undefined ? { kind: 'not-listed' } : { kind: 'look-alike', of };
}
