import { CredentialError } from '../errors.ts';
import { openEnvelope, openEnveloped } from '../jose/open-envelope.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import { envelopeOf } from '../model/envelope.ts';
import { isJsonObject, type JsonObject } from '../model/json-value.ts';
import { toAssertion } from '../model/open-badges-2/parse-badge.ts';
import { toCredential } from '../model/parse-credential.ts';
import { parseJson } from '../model/parse-json.ts';
import { isPresentation, toPresentation } from '../model/parse-presentation.ts';
import { typesOf } from '../model/types-of.ts';
import { containedInCredential, containedInPresentation } from './contained-in.ts';
import type { Content } from './content.ts';
import { dataIntegritySignatures } from './data-integrity-signatures.ts';
import { openEnvelopeDocument } from './open-envelope-document.ts';
import type { OpenedBadge, OpenedCredential, OpenedDocument } from './opened-document.ts';

/** The first byte of a COSE_Sign1 (CBOR tag 18), which begins no text. */
const COSE_SIGN1 = 0xd2;

/**
 * Opens a credential or a presentation in any of the forms it may have: JSON with Data Integrity proofs, a token, an
 * SD-JWT, a COSE_Sign1, a `data:` URL, or the JSON object around one.
 *
 * @throws CredentialError `json.*`, `credential.*`, `jose.*`, `sd-jwt.*`
 */
export function openDocument(content: Content, contexts?: Contexts): OpenedDocument | OpenedBadge {
  if (isEnveloped(content)) return openEnvelopeDocument(openEnvelope(content));
  const json = parseJson(content);
  if (!isJsonObject(json)) throw new CredentialError('credential.not-a-credential', 'not a JSON object');
  if (isAssertion(json)) {
    return { kind: 'badge', form: 'open-badges-2.0-hosted', assertion: toAssertion(json), contained: [] };
  }
  return envelopeOf(json) === undefined ? openJson(json, contexts) : openEnvelopeDocument(openEnveloped(json));
}

/** {@link openDocument} where nothing but a credential will do. */
export function openCredential(content: Content, contexts?: Contexts): OpenedCredential {
  const opened = openDocument(content, contexts);
  if (opened.kind !== 'credential') throw new CredentialError('credential.not-a-credential', `a ${opened.kind}`);
  return opened;
}

/** Open Badges 2.0, or 1.x in its words; a revoked one may have nothing left but that. */
function isAssertion(json: JsonObject): boolean {
  return typesOf(json).includes('Assertion') || (json.type === undefined && json.revoked === true);
}

/** No JSON document begins like a token (base64url, a point), a `data:` URL or the tag of a COSE_Sign1. */
function isEnveloped(content: Content): boolean {
  const start = (typeof content === 'string' ? content.slice(0, 4_096) : firstLetters(content)).trimStart();
  return /^(?:[\w-]{2,}\.|data:)/i.test(start) || /^e[wy][\w-]{4000}/.test(start) || start.charCodeAt(0) === COSE_SIGN1;
}

function firstLetters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4_096));
}

function openJson(json: JsonObject, contexts: Contexts | undefined): OpenedDocument {
  if (isPresentation(json)) {
    const presentation = toPresentation(json, { contexts });
    return {
      kind: 'presentation',
      form: 'data-integrity',
      presentation,
      signatures: dataIntegritySignatures(presentation, contexts),
      contained: containedInPresentation(presentation),
    };
  }
  const credential = toCredential(json, { contexts });
  return {
    kind: 'credential',
    form: 'data-integrity',
    credential,
    signatures: dataIntegritySignatures(credential, contexts),
    ...containedInCredential(credential),
  };
}
