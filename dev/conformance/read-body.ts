import { type JsonObject, type JsonValue, MAX_JSON_BYTES, parseJson } from '@laurel/credential';
import { Problem } from './problem.ts';

/** The JSON object that a request carries, read as strictly as any other untrusted text. */
export async function readBody(request: Request): Promise<JsonObject> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > MAX_JSON_BYTES) throw new Problem(413, 'json.too-large', `More than ${MAX_JSON_BYTES} bytes.`);
  const body = parseJson(bytes);
  if (!isObject(body)) throw new Problem(400, 'request.malformed', 'The body must be a JSON object.');
  return body;
}

/** A member that must be an object. */
export function objectIn(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (!isObject(value)) throw new Problem(400, 'request.malformed', `"${name}" must be an object.`);
  return value;
}

/** `options`, which may be left out. */
export function optionsIn(body: JsonObject): JsonObject {
  return body.options === undefined || body.options === null ? {} : objectIn(body, 'options');
}

/** A member that is a text, or undefined where it is left out. */
export function textIn(options: JsonObject, name: string): string | undefined {
  const value = options[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new Problem(400, 'request.malformed', `"${name}" must be a text.`);
}

/** A member that is a list of texts, or undefined where it is left out. */
export function textsIn(options: JsonObject, name: string): readonly string[] | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw new Problem(400, 'request.malformed', `"${name}" must be a list of texts.`);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
