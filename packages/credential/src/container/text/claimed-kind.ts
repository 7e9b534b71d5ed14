import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import type { ClaimedKind } from '../read-result.ts';

const CREDENTIAL_TYPES = ['VerifiableCredential', 'EnvelopedVerifiableCredential'];
const PRESENTATION_TYPES = ['VerifiablePresentation', 'EnvelopedVerifiablePresentation'];

/**
 * What a JSON object says it is, by its type; an Open Badge older than 2.0 has none and is told by its members.
 * `undefined` when it says nothing that is a credential.
 */
export function claimedKindOf(json: JsonObject): Exclude<ClaimedKind, 'unknown'> | undefined {
  const types = [...listOf(json.type), ...listOf(json['@type'])];
  if (types.some((type) => CREDENTIAL_TYPES.includes(String(type)))) return 'credential';
  if (types.some((type) => PRESENTATION_TYPES.includes(String(type)))) return 'presentation';
  if (types.includes('Assertion')) return 'open-badge-2';
  return types.length === 0 && isOldAssertion(json) ? 'open-badge-2' : undefined;
}

/** Open Badges 1.0 and 1.1: whom, what, and how to check it. */
function isOldAssertion({ recipient, badge, verify }: JsonObject): boolean {
  const known = typeof badge === 'string' || isJsonObject(badge);
  return known && (isJsonObject(verify) ? recipient !== undefined : typeof recipient === 'string');
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
