import type { JsonValue } from '../model/json-value.ts';

/** True if the contexts of a document begin with those, in that order. Each may be one value or a list. */
export function startsWithContexts(document: JsonValue | undefined, beginning: JsonValue): boolean {
  const all = contextList(document);
  return contextList(beginning).every((entry, index) => JSON.stringify(entry) === JSON.stringify(all[index]));
}

function contextList(context: JsonValue | undefined): readonly JsonValue[] {
  if (context === undefined) return [];
  return Array.isArray(context) ? context : [context];
}
