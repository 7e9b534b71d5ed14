import { newBudget } from './budget.ts';
import { sortByCodePoint } from './code-point-order.ts';
import type { DeepSearch } from './deep-search.ts';
import { hashFirstDegree } from './hash-first-degree.ts';
import { type DeepHash, hashNDegree } from './hash-n-degree.ts';
import { type HashName, type HashText, hashTextWith, remembering } from './hash-text.ts';
import { type IdentifierIssuer, issueIdentifier, issuerAfter, newIssuer } from './identifier-issuer.ts';
import type { Quad } from './quad.ts';
import { type Dataset, readDataset, writeStatement } from './read-dataset.ts';

/** A dataset in its canonical form. */
export interface CanonicalDataset {
  /** Its canonical N-Quads: each statement once, in Unicode code point order. */
  readonly text: string;
  /** The issued identifiers map: the canonical label (`c14n0`, …) of each blank node by its label in the input, in their order. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * RDF Dataset Canonicalization 1.0: isomorphic datasets, and no others, have one text. A dataset is a set: a statement
 * that is given twice is given once.
 *
 * It is given up where nodes without a name could be told apart only by more work than any credential is worth.
 *
 * @see https://www.w3.org/TR/rdf-canon/#canon-algo-algo
 * @throws CredentialError `credential.too-complex`, `json.lone-surrogate`
 */
export function canonicaliseDataset(quads: readonly Quad[], hash: HashName = 'SHA-256'): CanonicalDataset {
  const dataset = readDataset(quads);
  const { issued } = issueCanonicalIdentifiers(dataset, hashTextWith(hash));
  const named = dataset.statements.map((statement) => writeStatement(statement, (node) => issued.get(node) ?? ''));
  const lines = sortByCodePoint([...dataset.lines, ...named]);
  const labels = [...issued].map(
    ([node, identifier]) => [dataset.nodes[node]?.label ?? '', identifier.slice(2)] as const,
  );
  return { text: lines.filter((line, at) => line !== lines[at - 1]).join(''), labels: new Map(labels) };
}

/** Steps 3 to 5. */
function issueCanonicalIdentifiers({ nodes }: Dataset, hashText: HashText): IdentifierIssuer {
  const canonicalIssuer = newIssuer('c14n');
  const firstDegreeHashes = nodes.map(({ mentions }, node) => hashFirstDegree(node, mentions, hashText));
  const groups = groupByHash(firstDegreeHashes);
  for (const [node, ...others] of groups) {
    if (node !== undefined && others.length === 0) issueIdentifier(canonicalIssuer, node);
  }
  const hashRelated = remembering(hashText);
  const search = { nodes, canonicalIssuer, firstDegreeHashes, hashText, hashRelated, budget: newBudget() };
  for (const group of groups) {
    const results = group.filter((node) => !canonicalIssuer.issued.has(node)).map((node) => hashDeeply(node, search));
    results.sort((one, other) => (one.hash < other.hash ? -1 : Number(one.hash > other.hash)));
    for (const { issuer } of results) for (const node of issuer.issued.keys()) issueIdentifier(canonicalIssuer, node);
  }
  return canonicalIssuer;
}

/** Step 5.2. */
function hashDeeply(node: number, search: DeepSearch): DeepHash {
  return hashNDegree({ node, issuer: issuerAfter(newIssuer('b'), [node]) }, search);
}

/** Nodes with one hash, in the order of the hashes. */
function groupByHash(hashes: readonly string[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [node, hash] of hashes.entries()) {
    const group = groups.get(hash);
    if (group === undefined) groups.set(hash, [node]);
    else group.push(node);
  }
  return sortByCodePoint([...groups.keys()]).map((hash) => groups.get(hash) ?? []);
}
