import type { DeepSearch } from './deep-search.ts';
import type { IdentifierIssuer } from './identifier-issuer.ts';
import type { Statement } from './read-dataset.ts';

/**
 * The blank nodes that stand in one statement with this one, by the hash of how they do: once for each place where they
 * stand.
 *
 * @see https://www.w3.org/TR/rdf-canon/#hash-nd-quads-algorithm steps 1 to 3
 */
export function relatedNodes(
  node: number,
  issuer: IdentifierIssuer,
  search: DeepSearch,
): ReadonlyMap<string, readonly number[]> {
  const related = new Map<string, number[]>();
  for (const statement of search.nodes[node]?.mentions ?? []) {
    for (const [position, component] of positionsOf(statement)) {
      if (typeof component === 'string' || component === node) continue;
      const hash = hashRelated(component, place(position, statement), issuer, search);
      const nodes = related.get(hash);
      if (nodes === undefined) related.set(hash, [component]);
      else nodes.push(component);
    }
  }
  return related;
}

function positionsOf({ subject, object, graph }: Statement) {
  return [
    ['s', subject],
    ['o', object],
    ['g', graph],
  ] as const;
}

/** Steps 1 and 2 of section 4.7.3. The IRI is taken as it is, without the escapes of N-Quads. */
function place(position: 's' | 'o' | 'g', { predicateIri }: Statement): string {
  return position === 'g' ? position : `${position}<${predicateIri}>`;
}

/** @see https://www.w3.org/TR/rdf-canon/#hash-related-algorithm steps 3 to 5 */
function hashRelated(node: number, place: string, issuer: IdentifierIssuer, search: DeepSearch): string {
  const identifier = search.canonicalIssuer.issued.get(node) ?? issuer.issued.get(node);
  return search.hashRelated(place + (identifier ?? search.firstDegreeHashes[node]));
}
