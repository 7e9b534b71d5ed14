import { type Budget, spend } from './budget.ts';
import { type IdentifierIssuer, issuerAfter, nextIdentifier } from './identifier-issuer.ts';

/** One order of related nodes: the path that it gives, and what is left to do on the way. */
export interface Order {
  readonly path: string;
  /** The nodes that get an identifier in this order, to be compared in turn. */
  readonly recursionList: readonly number[];
  /** The issuer that gave it to them. */
  readonly issuer: IdentifierIssuer;
}

export interface OrdersInput {
  readonly nodes: readonly number[];
  readonly issuer: IdentifierIssuer;
  readonly canonicalIssuer: IdentifierIssuer;
  readonly budget: Budget;
  /** True where a path that begins like this cannot be chosen any more. */
  isBeaten(path: string): boolean;
}

/**
 * Every order of related nodes whose path may still be chosen. All that begin alike are given up together, and those that
 * differ in the order of equal entries only are one: a node that stands in forty graphs is related forty times.
 *
 * @see https://www.w3.org/TR/rdf-canon/#hash-nd-quads-algorithm steps 5.4 to 5.4.4
 * @throws CredentialError `credential.too-complex`
 */
export function* ordersOf({ nodes, issuer, canonicalIssuer, budget, isBeaten }: OrdersInput): Generator<Order, void> {
  const entries = countEntries(nodes);
  const placed: Placed[] = [];
  /** In the order in which they were placed. */
  const isNew = new Map<number, string>();

  function place(at: number, entry: Entry): Placed {
    if (entries.length > 1) spend(budget, 'placements');
    const { node } = entry;
    const known = canonicalIssuer.issued.get(node) ?? issuer.issued.get(node) ?? isNew.get(node);
    const identifier = known ?? nextIdentifier(issuer, isNew.size);
    if (known === undefined) isNew.set(node, identifier);
    entry.left--;
    return { at, entry, isFirst: known === undefined, path: (placed.at(-1)?.path ?? '') + identifier };
  }

  function takeBack({ entry, isFirst }: Placed): void {
    entry.left++;
    if (isFirst) isNew.delete(entry.node);
  }

  function order(path: string): Order {
    const recursionList = [...isNew.keys()];
    return { path, recursionList, issuer: isNew.size === 0 ? issuer : issuerAfter(issuer, recursionList) };
  }

  // NOTE: a loop and not a recursion: a node may have more neighbours than fit on the runtime's stack.
  for (let at = 0; ; at++) {
    const entry = entries[at];
    if (entry === undefined) {
      const last = placed.pop();
      if (last === undefined) return;
      takeBack(last);
      at = last.at;
    } else if (entry.left > 0) {
      const next = place(at, entry);
      if (isBeaten(next.path)) {
        takeBack(next);
      } else if (placed.length < nodes.length - 1) {
        placed.push(next);
        at = -1;
      } else {
        yield order(next.path);
        takeBack(next);
      }
    }
  }
}

/** A node, and how often it is still to be placed. */
interface Entry {
  readonly node: number;
  left: number;
}

/** An entry in its place, where it was found, and the path up to it. */
interface Placed {
  readonly at: number;
  readonly entry: Entry;
  readonly isFirst: boolean;
  readonly path: string;
}

function countEntries(nodes: readonly number[]): readonly Entry[] {
  const entries = new Map<number, Entry>();
  for (const node of nodes) {
    const entry = entries.get(node);
    if (entry === undefined) entries.set(node, { node, left: 1 });
    else entry.left++;
  }
  return [...entries.values()];
}
