import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';

/**
 * The bytes of a JSON text. It is read back under the rules for what is received, so that nothing is signed that our own
 * reader would refuse.
 *
 * @throws CredentialError `json.*`
 */
export function encodeJson(value: JsonObject | readonly JsonValue[]): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify(value);
  parseJson(text);
  return Uint8Array.from(new TextEncoder().encode(text));
}
