import { CredentialError } from '../../errors.ts';
import { canonicaliseDataset } from '../../jsonld/rdfc/canonicalise-dataset.ts';
import { toQuads } from '../../jsonld/to-quads.ts';
import type { UnsecuredDocument } from '../unsecured-document.ts';
import { compose } from './labelled-document.ts';
import { relabel } from './relabel.ts';

/** The statements of a derived document, as they were signed. */
export interface DisclosedStatements {
  readonly mandatory: readonly string[];
  readonly others: readonly string[];
}

/**
 * The statements of a derived document, under the labels that the holder says they were signed with. The labels must be
 * those of the document's own blank nodes, each its own, none more: one label for two nodes would show one person as two.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#createverifydata
 * @throws CredentialError `proof.malformed`, `credential.*`
 */
export async function disclosedStatements(
  document: UnsecuredDocument,
  labels: ReadonlyMap<string, string>,
  mandatoryIndexes: readonly number[],
): Promise<DisclosedStatements> {
  const { quads, canonical } = await document.once('canonical quads', async () => {
    const quads = await toQuads(document.json, document.contexts);
    return { quads, canonical: canonicaliseDataset(quads).labels };
  });
  const signed = compose(canonical, labels);
  if (
    signed.size !== canonical.size ||
    labels.size !== canonical.size ||
    new Set(labels.values()).size !== labels.size
  ) {
    throw new CredentialError('proof.malformed', 'proofValue labels other nodes than the document has');
  }
  const statements = relabel(quads, signed);
  if ((mandatoryIndexes.at(-1) ?? -1) >= statements.length) {
    throw new CredentialError('proof.malformed', `proofValue mentions more than ${statements.length} statements`);
  }
  const mandatory = new Set(mandatoryIndexes);
  return {
    mandatory: statements.filter((_, index) => mandatory.has(index)),
    others: statements.filter((_, index) => !mandatory.has(index)),
  };
}
