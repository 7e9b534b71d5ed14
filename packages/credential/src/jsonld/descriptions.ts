import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { typesOf } from '../model/types-of.ts';

/**
 * What a document says of each id. Two objects with one id are one node of the graph, and what one of them says may be
 * moved to the other without touching the graph: so they must say the same, or one of them must only refer.
 */
export class Descriptions {
  readonly #contents = new Map<string, string>();
  readonly #types = new Map<string, string>();

  /** @throws CredentialError `credential.ambiguous` */
  add(object: JsonObject, path: string): void {
    const { id, type: _type, proof: _proof, '@context': _context, ...properties } = object;
    if (typeof id !== 'string' || isEndorsementOf(object, properties)) return;
    this.#compare(this.#types, id, typesOf(object).toSorted().join(' '), path);
    if (Object.keys(properties).length > 0) this.#compare(this.#contents, id, JSON.stringify(properties), path);
  }

  #compare(known: Map<string, string>, id: string, said: string, path: string): void {
    if (said === '') return;
    const before = known.get(id);
    if (before !== undefined && before !== said) {
      throw new CredentialError('credential.ambiguous', `${path} describes ${id} a second time, differently`);
    }
    known.set(id, said);
  }
}

/**
 * An endorsement speaks of something that is described elsewhere in the badge: that is what it is for. It may add one
 * comment, and nothing that could be taken from the description or be missed in it.
 */
function isEndorsementOf(object: JsonObject, properties: JsonObject): boolean {
  const onlyComment = Object.keys(properties).every((key) => key === 'endorsementComment');
  return onlyComment && typesOf(object).join() === 'EndorsementSubject';
}
