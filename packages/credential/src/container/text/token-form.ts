import { base64urlnopad } from '@scure/base';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { tryDecodeUtf8 } from '../decode-utf8.ts';
import { MAX_CREDENTIAL_BYTES } from '../limits.ts';
import type { ClaimedKind } from '../read-result.ts';
import { claimedKindOf } from './claimed-kind.ts';

/** A compact JWS (RFC 7515 section 3.1) whose payload is inside it. The signature may be empty: that is a verdict's matter. */
const JWS = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const DISCLOSURE = /^[\w-]+$/;

/** What a text is when it is one token. */
export interface TokenForm {
  readonly form: 'jws' | 'sd-jwt';
  readonly kind: ClaimedKind;
}

/**
 * Tells a compact JWS, or an SD-JWT with its disclosures and key binding (RFC 9901 section 4), from any other text.
 * `undefined` when it is neither. No signature is looked at.
 */
export function tokenForm(text: string): TokenForm | undefined {
  if (text.length > MAX_CREDENTIAL_BYTES) return undefined;
  const [token = '', ...rest] = text.split('~');
  const header = JWS.test(token) ? partOf(token, 0) : undefined;
  if (header === undefined || typeof header.alg !== 'string') return undefined;
  const kind = tokenKind(header, partOf(token, 1));
  if (rest.length === 0) return { form: 'jws', kind };
  const keyBinding = rest.pop() ?? '';
  const right = rest.every((part) => DISCLOSURE.test(part)) && (keyBinding === '' || JWS.test(keyBinding));
  return right ? { form: 'sd-jwt', kind } : undefined;
}

function tokenKind({ typ }: JsonObject, payload: JsonObject | undefined): ClaimedKind {
  const type = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : '';
  if (/^vp(?:\+ld)?(?:\+json)?\+(?:jwt|sd-jwt)$/.test(type)) return 'presentation';
  if (/^(?:vc(?:\+ld)?(?:\+json)?\+(?:jwt|sd-jwt)|dc\+sd-jwt)$/.test(type)) return 'credential';
  if (payload === undefined) return 'unknown';
  if (isJsonObject(payload.vp)) return 'presentation';
  if (isJsonObject(payload.vc) || typeof payload.vct === 'string') return 'credential';
  return claimedKindOf(payload) ?? 'unknown';
}

/** A part of a JWS as the JSON object it is to be. */
function partOf(token: string, index: 0 | 1): JsonObject | undefined {
  const value = tryParse(token.split('.')[index] ?? '');
  return isJsonObject(value) ? value : undefined;
}

function tryParse(part: string): JsonValue | undefined {
  try {
    const text = tryDecodeUtf8(base64urlnopad.decode(part));
    return text === undefined ? undefined : parseJson(text);
  } catch {
    return undefined;
  }
}
