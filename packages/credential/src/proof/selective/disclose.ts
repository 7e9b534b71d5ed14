import { CredentialError } from '../../errors.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { UnsecuredDocument } from '../unsecured-document.ts';
import type { LabelMaker } from './hmac-labels.ts';
import { labelDocument } from './labelled-document.ts';
import { selectJsonLd } from './select-json-ld.ts';
import { selectStatements } from './select-statements.ts';

/** What a holder discloses, and which places it has in the whole. */
export interface Disclosure {
  readonly document: JsonObject;
  /** The places of the mandatory statements among those that are disclosed. */
  readonly mandatoryIndexes: readonly number[];
  /** The places of the disclosed statements among all that are not mandatory. */
  readonly selectiveIndexes: readonly number[];
  /** All statements that are not mandatory, disclosed or not. */
  readonly others: readonly string[];
  /** The label under which a node was signed, by the number of its canonical label in what is disclosed. */
  readonly labels: ReadonlyMap<number, string>;
}

/** What `disclose` needs. */
export interface DiscloseInput {
  readonly document: UnsecuredDocument;
  readonly makeLabels: LabelMaker;
  readonly mandatoryPointers: readonly string[];
  readonly selectivePointers: readonly string[];
}

/**
 * Cuts a document down to what is mandatory and what the holder selects.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#createdisclosuredata
 * @see https://www.w3.org/TR/vc-di-bbs/#createdisclosuredata
 * @throws CredentialError `credential.*`, `proof.pointer-wrong`
 */
export async function disclose({ document, makeLabels, ...pointers }: DiscloseInput): Promise<Disclosure> {
  const { mandatoryPointers, selectivePointers } = pointers;
  const combinedPointers = [...mandatoryPointers, ...selectivePointers];
  if (combinedPointers.length === 0) throw new CredentialError('proof.pointer-wrong', 'nothing to disclose');
  const labelled = await labelDocument(document.json, makeLabels, document.contexts);
  const combined = await selectStatements(labelled, combinedPointers);
  const mandatory = new Set((await selectStatements(labelled, mandatoryPointers)).indexes);
  const disclosed = new Set(combined.indexes);
  const others = labelled.statements
    .map((statement, index) => ({ statement, index }))
    .filter(({ index }) => !mandatory.has(index));
  return {
    document: selectJsonLd(document.json, combinedPointers),
    mandatoryIndexes: combined.indexes.flatMap((index, place) => (mandatory.has(index) ? [place] : [])),
    selectiveIndexes: others.flatMap(({ index }, place) => (disclosed.has(index) ? [place] : [])),
    others: others.map(({ statement }) => statement),
    labels: byNumber(await combined.verifierLabels()),
  };
}

function byNumber(labels: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  return new Map([...labels].map(([canonical, label]) => [Number(canonical.slice('c14n'.length)), label]));
}
