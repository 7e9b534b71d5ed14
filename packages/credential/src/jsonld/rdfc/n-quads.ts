import { CredentialError } from '../../errors.ts';
import type { DefaultGraph, Literal, NamedNode, Quad } from './quad.ts';

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const ESCAPED_IN_LITERAL = /[\u0000-\u001f"\\\u007f\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const ESCAPED_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/g;
const ECHAR: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

/**
 * One statement as a line of canonical N-Quads, its line feed included, under the labels that its blank nodes have.
 *
 * @see https://www.w3.org/TR/rdf-canon/#canonical-quads
 * @throws CredentialError `json.lone-surrogate`
 */
export function toNQuad({ subject, predicate, object, graph }: Quad): string {
  return writeLine(anyTerm(subject), writeTerm(predicate), anyTerm(object), anyTerm(graph));
}

/** The line of four terms that are written already; none for the default graph. */
export function writeLine(subject: string, predicate: string, object: string, graph: string): string {
  return `${subject} ${predicate} ${object}${graph === '' ? '' : ` ${graph}`} .\n`;
}

/**
 * A term that is no blank node, in canonical N-Quads: each character in the one way that Appendix A leaves it. What no
 * IRI may hold is escaped by the grammar of N-Quads, so that no identifier can end its own line.
 *
 * @throws CredentialError `json.lone-surrogate`: UTF-8 cannot carry one, and a hash would take another character for it;
 * `credential.malformed` for what is no text
 */
export function writeTerm(term: NamedNode | Literal | DefaultGraph): string {
  if (term.termType === 'DefaultGraph') return '';
  return term.termType === 'NamedNode' ? writeIri(term.value) : writeLiteral(term);
}

function anyTerm(term: Quad['subject' | 'object' | 'graph']): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : writeTerm(term);
}

function writeIri(iri: string): string {
  const text = whole(iri);
  return text.search(ESCAPED_IN_IRI) < 0 ? `<${text}>` : `<${text.replace(ESCAPED_IN_IRI, uchar)}>`;
}

function writeLiteral({ value, language, datatype }: Literal): string {
  const text = `"${escapeLiteral(whole(value))}"`;
  if (language !== undefined) return `${text}@${whole(language)}`;
  return datatype.value === XSD_STRING ? text : `${text}^^${writeIri(datatype.value)}`;
}

function escapeLiteral(value: string): string {
  if (value.search(ESCAPED_IN_LITERAL) < 0) return value;
  return value.replace(ESCAPED_IN_LITERAL, (character) => ECHAR.get(character) ?? uchar(character));
}

function uchar(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** NOTE: the JSON-LD processor lets two types of one value through, as an array where a text should be. */
function whole(text: string): string {
  if (typeof text !== 'string')
    throw new CredentialError('credential.malformed', `${JSON.stringify(text)} in a statement`);
  if (!text.isWellFormed()) throw new CredentialError('json.lone-surrogate', JSON.stringify(text.slice(0, 32)));
  return text;
}
