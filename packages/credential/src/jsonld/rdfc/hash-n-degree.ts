import { spend } from './budget.ts';
import { sortByCodePoint } from './code-point-order.ts';
import type { DeepSearch } from './deep-search.ts';
import { type IdentifierIssuer, issueIdentifier } from './identifier-issuer.ts';
import { ordersOf } from './orders-of.ts';
import { relatedNodes } from './related-nodes.ts';

/** The hash of a node by all that it is connected with, and an issuer that knows in which order that was met. */
export interface DeepHash {
  readonly hash: string;
  readonly issuer: IdentifierIssuer;
}

/** A node to hash, and what was issued on the way to it. */
interface Visit {
  readonly node: number;
  readonly issuer: IdentifierIssuer;
}

/** A comparison that is under way yields the nodes that it needs hashed, and takes their hashes. */
type Comparison<Result> = Generator<Visit, Result, DeepHash>;

/**
 * Tells nodes apart that look alike from where they stand.
 *
 * @see https://www.w3.org/TR/rdf-canon/#hash-nd-quads-algorithm
 * @throws CredentialError `credential.too-complex`
 */
export function hashNDegree(first: Visit, search: DeepSearch): DeepHash {
  // NOTE: the recursion is on a stack of our own. A list of a thousand values is deeper than the one of the runtime.
  const waiting: Comparison<DeepHash>[] = [];
  let current = compare(first, search);
  let step = current.next();
  for (;;) {
    if (step.done !== true) {
      waiting.push(current);
      current = compare(step.value, search);
      step = current.next();
      continue;
    }
    const caller = waiting.pop();
    if (caller === undefined) return step.value;
    current = caller;
    step = caller.next(step.value);
  }
}

function* compare({ node, issuer }: Visit, search: DeepSearch): Comparison<DeepHash> {
  spend(search.budget, 'comparisons');
  const related = relatedNodes(node, issuer, search);
  let dataToHash = '';
  let current = issuer;
  // Step 5.
  for (const hash of sortByCodePoint([...related.keys()])) {
    const chosen = yield* choosePath(related.get(hash) ?? [], current, search);
    dataToHash += hash + chosen.path;
    current = chosen.issuer;
  }
  return { hash: search.hashText(dataToHash), issuer: current };
}

interface Path {
  readonly path: string;
  readonly issuer: IdentifierIssuer;
}

/** Steps 5.2 to 5.4: the least path through these nodes. A path is ASCII, for which `<` is the order of code points. */
function* choosePath(nodes: readonly number[], issuer: IdentifierIssuer, search: DeepSearch): Comparison<Path> {
  let chosen: Path = { path: '', issuer };
  const isBeaten = (path: string) => chosen.path !== '' && path > chosen.path;
  const { canonicalIssuer, budget } = search;
  for (const order of ordersOf({ nodes, issuer, canonicalIssuer, budget, isBeaten })) {
    let { path, issuer: current } = order;
    // Step 5.4.5.
    for (const node of order.recursionList) {
      const result = yield { node, issuer: current };
      path += `${issueIdentifier(current, node)}<${result.hash}>`;
      current = result.issuer;
      if (isBeaten(path)) break;
    }
    // Step 5.4.6.
    if (chosen.path === '' || path < chosen.path) chosen = { path, issuer: current };
  }
  return chosen;
}
