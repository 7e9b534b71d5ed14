import type { JsonObject } from './json-value.ts';

/** The types of an object, which may be written bare or in an array (VC Data Model 2.0 section 4.5). */
export function typesOf({ type }: JsonObject): readonly string[] {
  const list = Array.isArray(type) ? type : [type];
  return list.filter((entry) => typeof entry === 'string');
}
