import { isPinnedContext, pinnedContext } from './pinned-contexts.ts';

/**
 * The contexts that a document may name, and whether it may bring one of its own. The reader of shapes and the
 * canonicaliser must be given the same one: what the first lets through, the second must mean.
 */
export interface Contexts {
  /**
   * `refused`: a document names contexts by address only. `allowed` is for conformance runs, whose documents define their
   * own terms: safe mode and the protected terms of the standard are then the only guard.
   */
  readonly inline: 'refused' | 'allowed';
  /** True if the context at this address may be named. */
  has(url: string): boolean;
  /** Its content, or a rejection with `credential.context-unknown`. It never fetches. */
  load(url: string): Promise<object>;
}

/** What Laurel knows: the pinned contexts, and none inline. The default everywhere. */
export const pinnedContexts: Contexts = { inline: 'refused', has: isPinnedContext, load: pinnedContext };

/**
 * Known contexts and more: the one place where a caller (a conformance run, a test, an operator who has read it) adds
 * one. An address that is known already keeps its content.
 *
 * It cannot check what it is given: whoever can add a context decides what the claims under it mean.
 *
 * @example
 * const contexts = addContexts(pinnedContexts, new Map([['https://example.org/v1', { '@context': { ... } }]]));
 * parseCredential(text, { contexts });
 */
export function addContexts(known: Contexts, more: ReadonlyMap<string, object>): Contexts {
  return {
    inline: known.inline,
    has: (url) => known.has(url) || more.has(url),
    async load(url) {
      const content = known.has(url) ? undefined : more.get(url);
      return content ?? known.load(url);
    },
  };
}

/** The same contexts, with documents allowed to bring their own. For conformance runs only: see {@link Contexts}. */
export function allowInlineContexts(known: Contexts): Contexts {
  return { inline: 'allowed', has: (url) => known.has(url), load: (url) => known.load(url) };
}
