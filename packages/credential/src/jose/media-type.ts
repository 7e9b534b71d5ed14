import { CredentialError } from '../errors.ts';
import type { EnvelopeForm } from './envelope.ts';
import { formNamed, mediaTypeName, typeWrong } from './token-type.ts';

/** These say nothing about what is inside. */
const GENERAL: ReadonlySet<string | undefined> = new Set(['jwt', 'jose', 'sd-jwt', 'cose']);

/**
 * What a media type says its content is; undefined where it says no more than that it is a token.
 *
 * @throws CredentialError `jose.envelope-unsupported`
 */
export function formOfMediaType(mediaType: string): EnvelopeForm | undefined {
  const form = formNamed(mediaType);
  if (form === undefined && !GENERAL.has(mediaTypeName(mediaType))) {
    throw new CredentialError('jose.envelope-unsupported', `media type ${mediaType.slice(0, 64)}`);
  }
  return form;
}

/**
 * The content is of the kind that its media type says. `vc+sd-jwt` was also the name of what is `dc+sd-jwt` today.
 *
 * @throws CredentialError `jose.type-wrong`
 */
export function checkForm(form: EnvelopeForm, announced: EnvelopeForm | undefined): void {
  const renamed = form === 'dc+sd-jwt' && announced === 'vc+sd-jwt';
  if (announced !== undefined && form !== announced && !renamed)
    throw typeWrong(`${form} where ${announced} is announced`);
}
