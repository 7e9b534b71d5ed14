import { CredentialError } from '../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { type Contexts, pinnedContexts } from './contexts.ts';

/** JSON-LD processing takes about a tenth of a millisecond a value; a credential of 10,000 values is no credential. */
const MAX_NODES = 5_000;
/** The only keywords that may stand inside a credential: a text in a language (VC Data Model 2.0 section 11.1). */
const TEXT_KEYWORDS: ReadonlySet<string> = new Set(['@value', '@language', '@direction']);

/**
 * Holds a secured document to the part of JSON-LD in which JSON and graph cannot tell two stories.
 *
 * JSON-LD lets one graph be written in countless shapes: a property under its full IRI, below `@included`, at a second
 * object with the same id, behind a context of the author's own. The signature covers the graph; programs read the JSON.
 * So a document may name pinned contexts only, once, at the top; use terms, no keywords and no IRIs as keys; have no null,
 * no array in an array, no blank node label; and describe one id in one way.
 *
 * @throws CredentialError `credential.context-inline`, `credential.context-unknown`, `credential.ambiguous`,
 * `credential.identifier-relative`, `credential.too-complex`
 */
export function checkShape(document: JsonObject, contexts: Contexts = pinnedContexts): void {
  const { '@context': context, ...rest } = document;
  checkContexts(context, contexts);
  const walk: Walk = { nodes: 0, described: new Map() };
  checkObject(rest, '', walk);
}

interface Walk {
  nodes: number;
  readonly described: Map<string, string>;
}

function checkContexts(context: JsonValue | undefined, contexts: Contexts): void {
  const list = Array.isArray(context) ? context : [context];
  for (const entry of list) {
    if (isJsonObject(entry) && contexts.inline === 'allowed') continue;
    if (typeof entry !== 'string') throw new CredentialError('credential.context-inline', '/@context');
    if (!contexts.has(entry)) throw new CredentialError('credential.context-unknown', entry);
  }
  if (new Set(list).size !== list.length)
    throw new CredentialError('credential.ambiguous', '/@context repeats an entry');
}

function checkValue(value: JsonValue, path: string, walk: Walk): void {
  if (++walk.nodes > MAX_NODES) throw new CredentialError('credential.too-complex', `more than ${MAX_NODES} values`);
  if (value === null) throw new CredentialError('credential.ambiguous', `${path} is null`);
  if (typeof value === 'string' && value.startsWith('_:')) {
    throw new CredentialError('credential.ambiguous', `${path} is a blank node label`);
  }
  if (Array.isArray(value)) checkArray(value, path, walk);
  else if (isJsonObject(value)) checkObject(value, path, walk);
}

function checkArray(values: readonly JsonValue[], path: string, walk: Walk): void {
  for (const [index, entry] of values.entries()) {
    if (Array.isArray(entry))
      throw new CredentialError('credential.ambiguous', `${path}/${index} is an array in an array`);
    checkValue(entry, `${path}/${index}`, walk);
  }
}

function checkObject(object: JsonObject, path: string, walk: Walk): void {
  if ('@value' in object) {
    checkText(object, path);
    return;
  }
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    if (key === '@context') throw new CredentialError('credential.context-inline', `${path}/@context`);
    if (key === 'proof' && path !== '') throw new CredentialError('credential.ambiguous', `${path}/proof`);
    if (key.startsWith('@') || key.includes(':')) {
      throw new CredentialError('credential.ambiguous', `${path}/${key} is a keyword or an IRI, not a term`);
    }
    checkValue(value, `${path}/${key}`, walk);
  }
  checkIdentity(object, path, walk);
}

function checkText(object: JsonObject, path: string): void {
  for (const [key, value] of Object.entries(object)) {
    if (!TEXT_KEYWORDS.has(key)) throw new CredentialError('credential.ambiguous', `${path}/${key} beside @value`);
    if (typeof value !== 'string') throw new CredentialError('credential.ambiguous', `${path}/${key} is not a text`);
  }
}

/** Two objects with one id are one node of the graph: they must say the same, or one of them must only refer. */
function checkIdentity(object: JsonObject, path: string, walk: Walk): void {
  const { id, type: _type, ...properties } = object;
  if (id === undefined) return;
  if (typeof id !== 'string') throw new CredentialError('credential.ambiguous', `${path}/id is not a text`);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(id)) throw new CredentialError('credential.identifier-relative', `${path}/id`);
  if (Object.keys(properties).length === 0) return;
  const { proof: _proof, ...claims } = object;
  const content = JSON.stringify(claims);
  const before = walk.described.get(id);
  if (before !== undefined && before !== content) {
    throw new CredentialError('credential.ambiguous', `${path} describes ${id} a second time, differently`);
  }
  walk.described.set(id, content);
}
