import fc from 'fast-check';
import type { BlankNode, NamedNode, Quad } from '../jsonld/rdfc/quad.ts';
import { arbitraryShapes } from './arbitrary-shapes.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

const iri = (value: string): NamedNode => ({ termType: 'NamedNode', value });
const blank = (node: number): BlankNode => ({ termType: 'BlankNode', value: `e${node}` });

/** Any statements about a few nodes. */
function scattered(text: fc.Arbitrary<string>): fc.Arbitrary<readonly Quad[]> {
  const node = fc.nat(7).map(blank);
  const name = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('urn:a', 'urn:b').map(iri) },
    text.map((end) => iri(`urn:${end}`)),
  );
  const literal = fc
    .record({
      value: fc.oneof(fc.constantFrom('x', 'y'), text),
      kind: fc.constantFrom('string', 'date', 'en', 'de-AT'),
    })
    .map(({ value, kind }) => {
      if (kind.length > 2 && !kind.includes('-'))
        return { termType: 'Literal', value, datatype: iri(XSD + kind) } as const;
      return { termType: 'Literal', value, datatype: iri(LANG_STRING), language: kind } as const;
    });
  const nowhere = fc.constant({ termType: 'DefaultGraph', value: '' } as const);
  const quad = <Part extends Quad>(object: fc.Arbitrary<Part['object']>, graph: fc.Arbitrary<Part['graph']>) =>
    fc.record({ subject: fc.oneof({ weight: 4, arbitrary: node }, name), predicate: name, object, graph });
  const thing = fc.oneof<fc.Arbitrary<Quad['object']>[]>(node, name, literal);
  const named = fc.oneof<fc.Arbitrary<Quad['graph']>[]>(nowhere, nowhere, name);
  // Not three blank nodes: see arbitraryShapes.
  const statement = fc.oneof({ weight: 4, arbitrary: quad(thing, named) }, quad(fc.oneof(name, literal), node));
  return fc.array(statement, { maxLength: 14 });
}

/**
 * Datasets of many shapes, most of them with blank nodes that are hard to tell apart, each statement once. `text` is what
 * may stand in literals and, behind a scheme, in IRIs.
 */
export function arbitraryDataset(text: fc.Arbitrary<string>): fc.Arbitrary<readonly Quad[]> {
  const scatter = scattered(text);
  const both = fc.tuple(arbitraryShapes, scatter).map(([some, others]) => [...some, ...others]);
  return fc.oneof(scatter, arbitraryShapes, both).map((quads) => {
    const once = new Map(quads.map((quad) => [JSON.stringify(quad), quad]));
    return [...once.values()];
  });
}
