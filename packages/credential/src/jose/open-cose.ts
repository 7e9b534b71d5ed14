import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { checkPresentationBinding } from './binding.ts';
import { type CoseHeader, label } from './cose/cose-header.ts';
import { malformedCose } from './cose/decode-cbor.ts';
import { type ParsedCoseSign1, parseCoseSign1 } from './cose/parse-cose-sign1.ts';
import { verifyCoseSign1 } from './cose/verify-cose-sign1.ts';
import type { EnvelopeForm, EnvelopeHeader, OpenedEnvelope } from './envelope.ts';
import { unverifiedClaims } from './jws/parse-jws.ts';
import { opened } from './opened.ts';
import { readCredential } from './payload/read-credential.ts';
import type { ReadPayload } from './payload/read-payload.ts';
import { readPresentation } from './payload/read-presentation.ts';
import { agree, malformed } from './registered-claims.ts';
import { formOfType, mediaTypeName, typeWrong } from './token-type.ts';

/** The claims of a CWT by the names that a JWT has for them (RFC 8392 section 4). */
const cwtNames: ReadonlyMap<unknown, string> = new Map([
  [1, 'iss'],
  [2, 'sub'],
  [3, 'aud'],
  [4, 'exp'],
  [5, 'nbf'],
  [6, 'iat'],
]);

/** Opens a COSE_Sign1 whose payload is a credential or a presentation. */
export function openCose(bytes: Uint8Array, expected: EnvelopeForm | undefined): OpenedEnvelope {
  const cose = parseCoseSign1(bytes);
  const header = headerOf(cose);
  const payload = readCosePayload(formOf(header, expected), withCwtClaims(unverifiedClaims(cose), cose));
  return opened({
    algorithm: cose.algorithm,
    header,
    payload,
    verifySignature: (key) => verifyCoseSign1(cose, key),
    checkBinding: async (binding) => checkPresentationBinding(payload.content, binding),
  });
}

function readCosePayload(form: EnvelopeForm, claims: JsonObject): ReadPayload {
  if (form === 'vc+cose') return readCredential(claims, form);
  if (form === 'vp+cose') return readPresentation(claims, form);
  throw typeWrong(`${form} as COSE`);
}

/** By the type of the whole, else by the type of the payload, else by what the outside says. */
function formOf({ typ, cty }: EnvelopeHeader, expected: EnvelopeForm | undefined): EnvelopeForm {
  if (typ !== undefined) {
    const form = formOfType(typ);
    if (form !== undefined) return form;
    throw typeWrong(`typ ${JSON.stringify(typ)}`);
  }
  const content = mediaTypeName(cty);
  if (content === 'vc') return 'vc+cose';
  if (content === 'vp') return 'vp+cose';
  if (content === undefined && expected !== undefined) return expected;
  throw typeWrong('neither typ nor content type');
}

function headerOf({ algorithm, protectedHeader, unprotectedHeader }: ParsedCoseSign1): EnvelopeHeader {
  return {
    alg: algorithm,
    typ: text(protectedHeader, label.typ),
    cty: text(protectedHeader, label.contentType),
    kid: keyId(protectedHeader.get(label.kid) ?? unprotectedHeader.get(label.kid)),
  };
}

function text(header: CoseHeader, name: number): string | undefined {
  const value = header.get(name);
  if (value === undefined || typeof value === 'string') return value;
  throw typeWrong(`the parameter ${name} is no media type`);
}

/** A key identifier is any bytes; only one that is text can name a key here. */
function keyId(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (!(value instanceof Uint8Array)) throw malformedCose('kid');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
  } catch {
    return undefined;
  }
}

/** Claims that stand in the header beside the payload (RFC 9597). Where both have one, they must agree. */
function withCwtClaims(claims: JsonObject, { protectedHeader }: ParsedCoseSign1): JsonObject {
  const cwt = protectedHeader.get(label.cwtClaims);
  if (cwt === undefined) return claims;
  if (!(cwt instanceof Map)) throw malformedCose('CWT claims');
  const merged: Record<string, JsonValue | undefined> = { ...claims };
  for (const [key, value] of cwt) {
    const name = cwtNames.get(key);
    if (name === undefined) continue;
    if (typeof value !== 'string' && typeof value !== 'number') throw malformed(`CWT ${name}`);
    if (claims[name] !== undefined) agree(name, String(value), String(claims[name]));
    merged[name] = value;
  }
  return merged;
}
