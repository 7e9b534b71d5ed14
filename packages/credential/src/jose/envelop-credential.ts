import { base64 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import type { JsonObject } from '../model/json-value.ts';
import { openEnvelope } from './open-envelope.ts';

/**
 * The JSON object that stands for a secured credential within another document, such as a presentation.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials
 * @throws CredentialError `jose.envelope-unsupported` for a form that has no media type of its own, and what
 * `openEnvelope` throws
 * @example
 * envelopVc(jwt).id; // 'data:application/vc+jwt,eyJ…'
 */
export function envelopVc(secured: string | Uint8Array): JsonObject {
  return envelop(secured, 'credential', 'EnvelopedVerifiableCredential');
}

/** The JSON object that stands for a secured presentation. */
export function envelopVp(secured: string | Uint8Array): JsonObject {
  return envelop(secured, 'presentation', 'EnvelopedVerifiablePresentation');
}

function envelop(secured: string | Uint8Array, wanted: 'credential' | 'presentation', type: string): JsonObject {
  const { form, kind } = openEnvelope(secured);
  if (kind !== wanted) throw new CredentialError('jose.type-wrong', `a ${kind}`);
  if (!form.includes('+')) throw new CredentialError('jose.envelope-unsupported', form);
  const data = typeof secured === 'string' ? `,${secured.trim()}` : `;base64,${base64.encode(secured)}`;
  return { '@context': CREDENTIALS_V2, id: `data:application/${form}${data}`, type };
}
