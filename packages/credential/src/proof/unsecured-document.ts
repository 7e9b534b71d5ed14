import type { Contexts } from '../jsonld/contexts.ts';
import type { JsonObject } from '../model/json-value.ts';

/** What a proof is about: a document without its proofs, but in a chain with those that the proof builds on. */
export interface UnsecuredDocument {
  readonly json: JsonObject;
  readonly contexts: Contexts | undefined;
  /**
   * Work on this document that all its proofs share, done once: sixteen proofs on a large document would otherwise cost
   * sixteen times the work. `name` says what the work is; the same name must mean the same result.
   */
  once<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** An unsecured document over which nothing was done yet. */
export function unsecuredDocument(json: JsonObject, contexts?: Contexts): UnsecuredDocument {
  const done = new Map<string, Promise<unknown>>();
  return {
    json,
    contexts,
    once<T>(name: string, work: () => Promise<T>): Promise<T> {
      const known = done.get(name);
      // Under one name stands the result of one kind of work: what the caller promises.
      if (known !== undefined) return known as Promise<T>;
      const result = work();
      done.set(name, result);
      return result;
    },
  };
}
