import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { typesOf } from '../model/types-of.ts';
import { isUse, isWithin, type Role, reservedFor, roleOf } from './roles.ts';

/** What is said of one id. */
interface Description {
  /** What is said in each part that it plays, and what is said without one. */
  readonly contents: Map<Role | 'itself', string>;
  /** What endorsements that are signed themselves say, each by itself. */
  readonly endorsing: Set<string>;
  /** In which part each property is said. */
  readonly places: Map<string, Role | 'itself'>;
  /** The properties that are kept for parts that it plays. */
  readonly reserved: Set<string>;
  types?: string;
}

/** Where an object stands. */
export interface ObjectPlace {
  readonly key: string;
  readonly path: string;
  /** In a document inside that has a proof of its own, and is believed by nothing else. */
  readonly isSignedAlone: boolean;
}

/**
 * What a document says of each id. Two objects with one id are one node of the graph, and what one of them says may be
 * moved to the other without touching the graph: so they must say the same, or one of them must only refer, or each
 * property must tell by itself where it belongs (`roles.ts`).
 */
export class Descriptions {
  readonly #known = new Map<string, Description>();

  /**
   * Adds an object.
   *
   * @throws CredentialError `credential.ambiguous`
   */
  add(object: JsonObject, { key, path, isSignedAlone }: ObjectPlace): void {
    // An endorsement names what it endorses itself: it says the same wherever it hangs, and is verified alone.
    const { id, type: _type, proof: _proof, '@context': _context, endorsement: _endorsement, ...properties } = object;
    if (typeof id !== 'string') return;
    const known = this.#known.get(id) ?? nothing();
    this.#known.set(id, known);
    const role = roleOf(object, key);
    for (const name of role === undefined ? [] : reservedFor(role)) known.reserved.add(name);
    const names = Object.keys(properties);
    const part = role !== undefined && isWithin(role, names) ? role : 'itself';
    const says = isSignedAlone && part === 'EndorsementSubject' ? agreesInEndorsing : agrees;
    if (agreesInTypes(known, typesOf(object), part, names) && says(known, part, properties) && isUnmixed(known)) return;
    throw new CredentialError('credential.ambiguous', `${path} describes ${id} a second time, differently`);
  }
}

function nothing(): Description {
  return { contents: new Map(), endorsing: new Set(), places: new Map(), reserved: new Set() };
}

function agreesInTypes(
  known: Description,
  types: readonly string[],
  part: Role | 'itself',
  names: readonly string[],
): boolean {
  if (types.length === 0 || part !== 'itself' || (names.length === 0 && isUse(types))) return true;
  const all = types.toSorted().join(' ');
  known.types ??= all;
  return known.types === all;
}

function agrees(known: Description, part: Role | 'itself', properties: JsonObject): boolean {
  const names = Object.keys(properties);
  if (names.length === 0) return true;
  const content = JSON.stringify(properties);
  const before = known.contents.get(part) ?? content;
  known.contents.set(part, before);
  for (const name of names) if (!known.places.has(name)) known.places.set(name, part);
  const isSame =
    before === content && [...known.endorsing].every((said) => part !== 'EndorsementSubject' || said === content);
  return isSame && names.every((name) => known.places.get(name) === part);
}

/**
 * Several may endorse one thing, each in words of their own. Words that are moved from one to the other break the proofs of
 * both. Beside words of the document itself, which its own proof would not tell from theirs, they must be the same.
 */
function agreesInEndorsing(known: Description, part: Role | 'itself', properties: JsonObject): boolean {
  const names = Object.keys(properties);
  if (names.length === 0) return true;
  const content = JSON.stringify(properties);
  known.endorsing.add(content);
  for (const name of names) if (!known.places.has(name)) known.places.set(name, part);
  const own = known.contents.get(part) ?? content;
  return own === content && names.every((name) => known.places.get(name) === part);
}

/** What is said of the thing itself holds nothing that is kept for a part, and only such parts stand beside it. */
function isUnmixed({ contents, places, reserved }: Description): boolean {
  if (!contents.has('itself')) return true;
  const parts = [...contents.keys()].filter((part) => part !== 'itself');
  return (
    parts.every((part) => reservedFor(part).length > 0) && [...reserved].every((name) => places.get(name) !== 'itself')
  );
}
