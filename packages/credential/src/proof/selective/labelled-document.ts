import type { Contexts } from '../../jsonld/contexts.ts';
import { canonicaliseDataset } from '../../jsonld/rdfc/canonicalise-dataset.ts';
import type { Quad } from '../../jsonld/rdfc/quad.ts';
import { toQuads } from '../../jsonld/to-quads.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { LabelMaker } from './hmac-labels.ts';
import { nameMadeNodes } from './name-made-nodes.ts';
import { relabel } from './relabel.ts';
import { deskolemise, type SkolemisedDocument, skolemise } from './skolemise.ts';

/** A document as a list of statements, each of which can be disclosed alone. */
export interface LabelledDocument {
  readonly skolemised: SkolemisedDocument;
  readonly contexts: Contexts | undefined;
  /** The label under which each blank node is signed, by its label here. */
  readonly labels: ReadonlyMap<string, string>;
  /** The statements as they are signed, in order. */
  readonly statements: readonly string[];
}

/**
 * The statements of a document under the labels that `makeLabels` gives its blank nodes.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#canonicalizeandgroup
 * @throws CredentialError `credential.*`
 */
export async function labelDocument(
  document: JsonObject,
  makeLabels: LabelMaker,
  contexts?: Contexts,
): Promise<LabelledDocument> {
  const { skolemised, quads } = await skolemisedQuads(document, contexts);
  const canonical = canonicaliseDataset(quads).labels;
  const made = await makeLabels(canonical.values());
  const labels = compose(canonical, made);
  return { skolemised, contexts, labels, statements: relabel(quads, labels) };
}

/** The statements of a skolemised document or of a part of it, with blank nodes where it has them. */
export async function quadsOf(json: JsonObject, prefix: string, contexts?: Contexts): Promise<readonly Quad[]> {
  return nameMadeNodes(deskolemise(await toQuads(json, contexts), prefix));
}

/** The one mapping after the other, for what both know. */
export function compose(
  first: ReadonlyMap<string, string>,
  second: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    [...first].flatMap(([key, middle]) => {
      const value = second.get(middle);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

async function skolemisedQuads(document: JsonObject, contexts?: Contexts) {
  const first = skolemise(document);
  const quads = await quadsOf(first.json, first.prefix, contexts);
  const nodes = new Set(quads.flatMap(({ subject, object }) => [subject.value, object.value]));
  const plain = Array.from({ length: first.count }, (_, number) => number).filter((number) => !nodes.has(`n${number}`));
  if (plain.length === 0) return { skolemised: first, quads };
  const second = skolemise(document, new Set(plain));
  return { skolemised: second, quads: await quadsOf(second.json, second.prefix, contexts) };
}
