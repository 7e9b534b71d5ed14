import { CredentialError } from '../errors.ts';
import { isUrl } from '../model/is-url.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { typesOf } from '../model/types-of.ts';
import { checkText } from './check-text.ts';
import { type Contexts, pinnedContexts } from './contexts.ts';
import { Descriptions } from './descriptions.ts';
import { embeddingOf } from './embedding.ts';
import { startsWithContexts } from './starts-with-contexts.ts';

/** JSON-LD processing takes about a tenth of a millisecond a value; a credential of 10,000 values is no credential. */
const MAX_NODES = 5_000;

/**
 * Holds a secured document to the part of JSON-LD in which JSON and graph cannot tell two stories.
 *
 * JSON-LD lets one graph be written in countless shapes: a property under its full IRI, below `@included`, at a second
 * object with the same id, behind a context of the author's own. The signature covers the graph; programs read the JSON.
 * So a document may name known contexts only, once, at the top; use terms, no keywords and no IRIs as keys; have no null,
 * no array in an array, no blank node label; and describe one id in one way. Where a whole document may stand inside
 * another, `embeddingOf` says.
 *
 * @throws CredentialError `credential.context-inline`, `credential.context-unknown`, `credential.ambiguous`,
 * `credential.identifier-relative`, `credential.too-complex`
 */
export function checkShape(document: JsonObject, contexts: Contexts = pinnedContexts): void {
  checkDocument(document, '', {
    budget: { nodes: 0 },
    contexts,
    descriptions: new Descriptions(),
    isSignedAlone: false,
  });
}

interface Walk {
  readonly budget: { nodes: number };
  readonly contexts: Contexts;
  readonly descriptions: Descriptions;
  /** Within a document inside that has a proof of its own. */
  readonly isSignedAlone: boolean;
}

function checkDocument({ '@context': context, ...rest }: JsonObject, path: string, walk: Walk): void {
  checkContexts(context, path, walk.contexts);
  const { proof } = rest;
  const plain = proof === undefined ? rest : { ...rest, proof: withoutContexts(proof, context, `${path}/proof`) };
  checkObject(plain, path, walk, true);
}

/** A proof may repeat the contexts of its document (VC-DI-EDDSA section 3.3.1), or the first of them: it adds none. */
function withoutContexts(proof: JsonValue, documents: JsonValue | undefined, path: string): JsonValue {
  if (Array.isArray(proof)) return proof.map((entry, at) => withoutContexts(entry, documents, `${path}/${at}`));
  if (!isJsonObject(proof)) return proof;
  const { '@context': own, ...rest } = proof;
  if (own === undefined) return proof;
  if (!startsWithContexts(documents, own)) throw new CredentialError('credential.context-inline', `${path}/@context`);
  return rest;
}

function checkContexts(context: JsonValue | undefined, path: string, contexts: Contexts): void {
  const list = Array.isArray(context) ? context : [context];
  for (const entry of list) {
    if (isJsonObject(entry) && contexts.inline === 'allowed') continue;
    if (typeof entry !== 'string') throw new CredentialError('credential.context-inline', `${path}/@context`);
    if (!contexts.has(entry)) throw new CredentialError('credential.context-unknown', entry);
  }
  if (new Set(list).size !== list.length)
    throw new CredentialError('credential.ambiguous', `${path}/@context repeats an entry`);
}

function checkValue(value: JsonValue, path: string, walk: Walk): void {
  count(walk);
  if (value === null) throw new CredentialError('credential.ambiguous', `${path} is null`);
  if (typeof value === 'string' && value.startsWith('_:')) {
    throw new CredentialError('credential.ambiguous', `${path} is a blank node label`);
  }
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) checkEntry(entry, `${path}/${index}`, walk);
  } else if (isJsonObject(value)) checkObject(value, path, walk, false);
}

function count({ budget }: Walk): void {
  if (++budget.nodes > MAX_NODES) throw new CredentialError('credential.too-complex', `more than ${MAX_NODES} values`);
}

/** Data that the base context declares as such (`@json`): signed as it stands, and no part of the graph. */
function countLiteral(value: JsonValue, walk: Walk): void {
  count(walk);
  if (typeof value !== 'object' || value === null) return;
  for (const entry of Object.values(value)) if (entry !== undefined) countLiteral(entry, walk);
}

function checkEntry(entry: JsonValue, path: string, walk: Walk): void {
  if (Array.isArray(entry)) throw new CredentialError('credential.ambiguous', `${path} is an array in an array`);
  checkValue(entry, path, walk);
}

function checkObject(object: JsonObject, path: string, walk: Walk, isRoot: boolean): void {
  if ('@value' in object) {
    checkText(object, path);
    return;
  }
  const place = { object, path, isRoot };
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    checkKey(key, place);
    checkMember(key, value, place, walk);
  }
  checkId(object, path);
  walk.descriptions.add(object, { key: keyOf(path), path, isSignedAlone: walk.isSignedAlone });
}

/** The key under which something stands, alone or in an array. */
function keyOf(path: string): string {
  return /\/([^/]*)(?:\/\d+)?$/.exec(path)?.[1] ?? '';
}

/** An object on the way, with whether it is a whole document. */
interface Place {
  readonly object: JsonObject;
  readonly path: string;
  readonly isRoot: boolean;
}

function checkKey(key: string, { path, isRoot }: Place): void {
  if (key === '@context') throw new CredentialError('credential.context-inline', `${path}/@context`);
  if (key === 'proof' && !isRoot) throw new CredentialError('credential.ambiguous', `${path}/proof`);
  if (key.startsWith('@') || key.includes(':')) {
    throw new CredentialError('credential.ambiguous', `${path}/${key} is a keyword or an IRI, not a term`);
  }
}

/** A member is plain, or it holds whole documents, one or several. */
function checkMember(key: string, value: JsonValue, { object, path, isRoot }: Place, walk: Walk): void {
  const at = `${path}/${key}`;
  if (key === 'jsonSchema' && typesOf(object).includes('JsonSchema')) {
    countLiteral(value, walk);
    return;
  }
  const embedding = (entry: JsonValue) => embeddingOf({ parent: object, isRoot, key }, entry);
  const entries: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  if (entries.every((entry) => embedding(entry) === undefined)) {
    checkValue(value, at, walk);
    return;
  }
  for (const [index, entry] of entries.entries()) {
    const where = Array.isArray(value) ? `${at}/${index}` : at;
    const how = embedding(entry);
    if (how === undefined || !isJsonObject(entry)) checkEntry(entry, where, walk);
    else {
      const { descriptions } = how === 'apart' ? { descriptions: new Descriptions() } : walk;
      checkDocument(entry, where, { ...walk, descriptions, isSignedAlone: entry.proof !== undefined });
    }
  }
}

function checkId({ id }: JsonObject, path: string): void {
  if (id === undefined) return;
  if (typeof id !== 'string') throw new CredentialError('credential.ambiguous', `${path}/id is not a text`);
  if (!isUrl(id)) throw new CredentialError('credential.identifier-relative', `${path}/id`);
}
