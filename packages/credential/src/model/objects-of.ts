import type { Credential } from './credential.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';

/** One object in a credential. */
export interface PlacedObject {
  /** Where it stands: a JSON pointer; empty for the credential itself. */
  readonly path: string;
  readonly object: JsonObject;
}

/** Proofs and schemas have checks of their own, and what is signed on its own is verified on its own. */
const APART: ReadonlySet<string> = new Set([
  'proof',
  'credentialSchema',
  'endorsement',
  'endorsementJwt',
  'verifiableCredential',
]);

/** Every object by which a credential itself says something, the credential first. */
export function objectsOf(credential: Credential): PlacedObject[] {
  return inObject(credential, '');
}

function inObject(object: JsonObject, path: string): PlacedObject[] {
  const inside = Object.entries(object).filter(([key]) => !APART.has(key));
  return [{ path, object }, ...inside.flatMap(([key, value]) => inValue(value, `${path}/${key}`))];
}

function inValue(value: JsonValue | undefined, path: string): PlacedObject[] {
  if (isJsonList(value)) return value.flatMap((entry, index) => inValue(entry, `${path}/${index}`));
  return isJsonObject(value) ? inObject(value, path) : [];
}
