import { CredentialError } from '../../errors.ts';
import { canonicaliseDataset } from '../../jsonld/rdfc/canonicalise-dataset.ts';
import { compose, type LabelledDocument, quadsOf } from './labelled-document.ts';
import { relabel } from './relabel.ts';
import { selectJsonLd } from './select-json-ld.ts';

/** The statements of a document that some pointers disclose. */
export interface SelectedStatements {
  /** Where they stand among the statements of the whole document, in order. */
  readonly indexes: readonly number[];
  /** From the canonical label that a verifier of this part will compute, to the label under which the node is signed. */
  verifierLabels(): Promise<ReadonlyMap<string, string>>;
}

/**
 * Finds the statements that a part of the document makes. Statements about other things may follow from a pointer to one:
 * the types and ids on the way to it.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#selectcanonicalnquads
 * @throws CredentialError `proof.pointer-wrong`, also for a part that says something else than the whole (one entry of an
 * ordered list)
 */
export async function selectStatements(
  { contexts, labels, skolemised, statements }: LabelledDocument,
  pointers: readonly string[],
): Promise<SelectedStatements> {
  if (pointers.length === 0) return { indexes: [], verifierLabels: async () => new Map() };
  const quads = await quadsOf(selectJsonLd(skolemised.json, pointers), skolemised.prefix, contexts);
  const selected = new Set(relabel(quads, labels));
  const indexes = statements.flatMap((statement, index) => (selected.has(statement) ? [index] : []));
  if (indexes.length !== selected.size) {
    throw new CredentialError('proof.pointer-wrong', 'a pointer into a value that cannot be disclosed by parts');
  }
  return { indexes, verifierLabels: async () => compose(invert(canonicaliseDataset(quads).labels), labels) };
}

/** Canonical labels are one to one. */
function invert(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...map].map(([key, value]) => [value, key]));
}
