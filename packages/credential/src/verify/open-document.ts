import type { Contexts } from '../jsonld/contexts.ts';
import type { Credential } from '../model/credential.ts';
import { parseCredential } from '../model/parse-credential.ts';
import { dataIntegritySignatures } from './data-integrity-signatures.ts';
import type { Read } from './finding.ts';
import type { SecuringForm } from './securing-form.ts';
import type { Signature } from './signature.ts';

/** A document taken out of whatever secures it. Nothing in it is believed before its signatures are checked. */
export interface OpenedDocument {
  readonly form: SecuringForm;
  readonly credential: Credential;
  readonly signatures: readonly Read<Signature>[];
}

/**
 * Opens a credential in any of the forms it may have.
 *
 * @throws CredentialError `json.*`, `credential.*`
 */
export function openDocument(content: string | Uint8Array, contexts?: Contexts): OpenedDocument {
  const credential = parseCredential(content, { contexts });
  return { form: 'data-integrity', credential, signatures: dataIntegritySignatures(credential, contexts) };
}
