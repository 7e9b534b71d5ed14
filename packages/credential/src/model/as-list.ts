import type { JsonObject } from './json-value.ts';

/** JSON-LD writes one value bare and several in an array: always an array here. */
export function asList(value: JsonObject | readonly JsonObject[] | undefined): readonly JsonObject[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList(value: JsonObject | readonly JsonObject[]): value is readonly JsonObject[] {
  return Array.isArray(value);
}
