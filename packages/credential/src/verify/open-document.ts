import { CredentialError } from '../errors.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import type { Credential } from '../model/credential.ts';
import { isJsonObject, type JsonValue } from '../model/json-value.ts';
import { toCredential } from '../model/parse-credential.ts';
import { parseJson } from '../model/parse-json.ts';
import { isPresentation, toPresentation } from '../model/parse-presentation.ts';
import type { Presentation } from '../model/presentation.ts';
import { containedInCredential, containedInPresentation } from './contained-in.ts';
import { dataIntegritySignatures } from './data-integrity-signatures.ts';
import type { Read } from './finding.ts';
import type { SecuringForm } from './securing-form.ts';
import type { Signature } from './signature.ts';

/** What a document comes as: a text, or the bytes of one. */
export type Content = string | Uint8Array;

interface Opened {
  readonly form: SecuringForm;
  readonly signatures: readonly Read<Signature>[];
  /** The documents inside that are signed on their own, each to be opened and verified alone. */
  readonly contained: readonly Content[];
}

/** A credential taken out of whatever secures it. Nothing in it is believed before its signatures are checked. */
export interface OpenedCredential extends Opened {
  readonly kind: 'credential';
  readonly credential: Credential;
}

/** A presentation taken out of whatever secures it. */
export interface OpenedPresentation extends Opened {
  readonly kind: 'presentation';
  readonly presentation: Presentation;
}

/** Either of the two. */
export type OpenedDocument = OpenedCredential | OpenedPresentation;

/**
 * Opens a credential or a presentation in any of the forms it may have.
 *
 * @throws CredentialError `json.*`, `credential.*`
 */
export function openDocument(content: Content, contexts?: Contexts): OpenedDocument {
  return openJson(parseJson(content), contexts);
}

/** {@link openDocument} where nothing but a credential will do. */
export function openCredential(content: Content, contexts?: Contexts): OpenedCredential {
  const opened = openDocument(content, contexts);
  if (opened.kind !== 'credential') throw new CredentialError('credential.not-a-credential', 'a presentation');
  return opened;
}

function openJson(json: JsonValue, contexts: Contexts | undefined): OpenedDocument {
  if (isJsonObject(json) && isPresentation(json)) {
    const presentation = toPresentation(json, { contexts });
    return {
      kind: 'presentation',
      form: 'data-integrity',
      presentation,
      signatures: dataIntegritySignatures(presentation, contexts),
      contained: containedInPresentation(presentation, contexts),
    };
  }
  const credential = toCredential(json, { contexts });
  return {
    kind: 'credential',
    form: 'data-integrity',
    credential,
    signatures: dataIntegritySignatures(credential, contexts),
    contained: containedInCredential(credential),
  };
}
