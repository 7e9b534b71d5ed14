/**
 * Gives blank nodes identifiers in the order in which they are asked for. A blank node is its number in the dataset.
 *
 * @see https://www.w3.org/TR/rdf-canon/#bn-issuer-state
 */
export interface IdentifierIssuer {
  readonly prefix: 'c14n' | 'b';
  /** The identifiers map, in the order of issue; identifiers carry their `_:`. */
  readonly issued: Map<number, string>;
}

/** An issuer that has issued nothing. */
export function newIssuer(prefix: IdentifierIssuer['prefix']): IdentifierIssuer {
  return { prefix, issued: new Map() };
}

/** What this one would have issued after these nodes. It does not change, and what it issues later is not seen there. */
export function issuerAfter({ prefix, issued }: IdentifierIssuer, nodes: readonly number[]): IdentifierIssuer {
  const issuer = { prefix, issued: new Map(issued) };
  for (const node of nodes) issueIdentifier(issuer, node);
  return issuer;
}

/**
 * The identifier of a node, a new one if it has none.
 *
 * @see https://www.w3.org/TR/rdf-canon/#issue-identifier-algorithm
 */
export function issueIdentifier(issuer: IdentifierIssuer, node: number): string {
  const known = issuer.issued.get(node);
  if (known !== undefined) return known;
  const identifier = nextIdentifier(issuer, 0);
  issuer.issued.set(node, identifier);
  return identifier;
}

/** The identifier that a node gets which is asked for after `ahead` others. */
export function nextIdentifier({ prefix, issued }: IdentifierIssuer, ahead: number): string {
  return `_:${prefix}${issued.size + ahead}`;
}
