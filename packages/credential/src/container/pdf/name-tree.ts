import { MAX_ENTRIES } from '../limits.ts';
import { malformed, tooLarge } from '../refuse.ts';
import type { PdfDocument } from './pdf-document.ts';
import { isPdf, type PdfDict, type PdfValue } from './pdf-value.ts';

/** One name and what it stands for. */
export interface NamePair {
  readonly name: Uint8Array;
  readonly value: PdfValue;
}

/**
 * All pairs of a name tree, in its order (ISO 32000-2 section 7.9.6).
 *
 * @throws CredentialError `container.malformed`, `container.too-large`
 */
export function nameTreePairs(document: PdfDocument, root: PdfValue | undefined): readonly NamePair[] {
  const leaves: (readonly NamePair[])[] = [];
  const nodes: PdfValue[] = root === undefined ? [] : [root];
  const seen = new Set<PdfDict>();
  for (let next = nodes.pop(); next !== undefined; next = nodes.pop()) {
    const node = document.dict(next);
    if (node === undefined || seen.has(node)) continue;
    if (seen.add(node).size > MAX_ENTRIES) throw tooLarge(`PDF: more than ${MAX_ENTRIES} nodes`);
    for (const kid of document.array(node.get('Kids')).toReversed()) nodes.push(kid);
    leaves.push(pairsOf(document, node));
  }
  const pairs = leaves.flat();
  if (pairs.length > MAX_ENTRIES) throw tooLarge(`PDF: more than ${MAX_ENTRIES} names`);
  return pairs;
}

function pairsOf(document: PdfDocument, node: PdfDict): readonly NamePair[] {
  const names = document.array(node.get('Names'));
  if (names.length > 2 * MAX_ENTRIES) throw tooLarge(`PDF: more than ${MAX_ENTRIES} names`);
  return names.flatMap((name, index) => {
    if (index % 2 === 1) return [];
    const resolved = document.resolve(name);
    if (!isPdf(resolved, 'string')) throw malformed('PDF: a name that is no string');
    return [{ name: resolved.bytes, value: names[index + 1] ?? null }];
  });
}
