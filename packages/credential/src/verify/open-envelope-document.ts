import type { OpenedEnvelope } from '../jose/envelope.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import { toAssertion } from '../model/open-badges-2/parse-badge.ts';
import { toCredential } from '../model/parse-credential.ts';
import { toPresentation } from '../model/parse-presentation.ts';
import { containedInCredential, containedInPresentation } from './contained-in.ts';
import { envelopeSignature } from './envelope-signature.ts';
import { foreignCredential } from './foreign-credential.ts';
import type { OpenedBadge, OpenedDocument } from './opened-document.ts';

/**
 * What is signed is the JSON itself, so no context decides what the signature covers: any may be named. What a member
 * means is still the standard's word for it, never the document's.
 */
const anyContexts: Contexts = { inline: 'allowed', has: () => true, load: async () => ({ '@context': {} }) };

/** A document out of the token or COSE_Sign1 that secures it. */
export function openEnvelopeDocument(envelope: OpenedEnvelope): OpenedDocument | OpenedBadge {
  const { form, unverified } = envelope;
  const signatures = [envelopeSignature(envelope)];
  const { document } = unverified;
  if (form === 'open-badges-2.0-jws') {
    return { kind: 'badge', form, assertion: toAssertion(document), envelope, contained: [] };
  }
  if (envelope.kind === 'presentation') {
    const presentation = toPresentation(document, { contexts: anyContexts });
    return { kind: 'presentation', form, presentation, signatures, contained: containedInPresentation(presentation) };
  }
  if (form === 'dc+sd-jwt' && document['@context'] === undefined) {
    return {
      kind: 'credential',
      form,
      credential: foreignCredential(envelope),
      signatures,
      contained: [],
      endorsements: [],
    };
  }
  const credential = toCredential(document, { contexts: anyContexts });
  return { kind: 'credential', form, credential, signatures, ...containedInCredential(credential) };
}
