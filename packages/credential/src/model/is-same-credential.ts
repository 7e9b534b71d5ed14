import { jcs } from '../proof/jcs.ts';
import { parseJson } from './parse-json.ts';

/**
 * Whether two texts are one and the same secured credential, proof included: a token letter for letter, JSON by what it says,
 * however it is written. What cannot be read is the same as nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 * @example
 * isSameCredential('{"a":1,"b":2}', '{ "b": 2, "a": 1 }'); // true
 */
export function isSameCredential(left: string, right: string): boolean {
  const [one, other] = [left.trim(), right.trim()];
  if (!one.startsWith('{')) return one !== '' && one === other;
  try {
    return jcs(parseJson(one)) === jcs(parseJson(other));
  } catch {
    return false;
  }
}
