import { CredentialError } from '../errors.ts';
import { isJsonObject, type JsonValue } from '../model/json-value.ts';

/**
 * The one text of a JSON value: JSON Canonicalization Scheme. Members sorted by their UTF-16 code units, no white space,
 * numbers as ECMAScript writes them. What has no such text is refused: half a character, and a number that is none.
 *
 * It cannot see what was lost before: a parser that let a key stand twice, or cut a number, has chosen already. Untrusted
 * text goes through `parseJson`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 * @throws CredentialError `json.lone-surrogate`, `json.number-unsafe`
 */
export function jcs(value: JsonValue): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return `[${value.map(jcs).join()}]`;
  if (isJsonObject(value)) return `{${members(Object.entries(value)).join()}}`;
  return String(value);
}

function members(entries: readonly (readonly [string, JsonValue | undefined])[]): string[] {
  // Keys differ, and compare by code units, as section 3.2.3 asks: no locale.
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.flatMap(([key, value]) => (value === undefined ? [] : [`${text(key)}:${jcs(value)}`]));
}

/** JSON.stringify escapes what section 3.2.2.2 lists, in its way, and nothing else of a whole text. */
function text(value: string): string {
  if (!value.isWellFormed()) throw new CredentialError('json.lone-surrogate', JSON.stringify(value.slice(0, 32)));
  return JSON.stringify(value);
}

/** Section 3.2.2.3: as ECMAScript does, which writes -0 as 0. */
function number(value: number): string {
  if (!Number.isFinite(value)) throw new CredentialError('json.number-unsafe', String(value));
  return String(value);
}
