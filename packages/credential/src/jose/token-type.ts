import { CredentialError } from '../errors.ts';
import type { EnvelopeForm } from './envelope.ts';

/** The types by which a token says that it carries a credential. The longer names are those of earlier drafts. */
const forms: ReadonlyMap<string, EnvelopeForm> = new Map([
  ['vc+jwt', 'vc+jwt'],
  ['vc-ld+jwt', 'vc+jwt'],
  ['vc+ld+jwt', 'vc+jwt'],
  ['vc+ld+json+jwt', 'vc+jwt'],
  ['vp+jwt', 'vp+jwt'],
  ['vp-ld+jwt', 'vp+jwt'],
  ['vp+ld+jwt', 'vp+jwt'],
  ['vp+ld+json+jwt', 'vp+jwt'],
  ['vc+sd-jwt', 'vc+sd-jwt'],
  ['vc+ld+sd-jwt', 'vc+sd-jwt'],
  ['vc+ld+json+sd-jwt', 'vc+sd-jwt'],
  ['vp+sd-jwt', 'vp+sd-jwt'],
  ['vp+ld+sd-jwt', 'vp+sd-jwt'],
  ['vp+ld+json+sd-jwt', 'vp+sd-jwt'],
  ['dc+sd-jwt', 'dc+sd-jwt'],
  ['vc+cose', 'vc+cose'],
  ['vp+cose', 'vp+cose'],
]);

/** What a JWS says that does not say what it carries: nothing, or only that it is a JWS or a JWT. */
const UNTYPED: ReadonlySet<string | undefined> = new Set([undefined, 'jwt', 'jose']);

/** A media type as `typ` and `cty` write it: `application/` may be left out (RFC 7515 section 4.1.9). */
export function mediaTypeName(type: string | undefined): string | undefined {
  return type?.toLowerCase().replace(/^application\/(?=[^/]*$)/, '');
}

/** The form that a media type is the name of, also by an older name. */
export function formNamed(mediaType: string | undefined): EnvelopeForm | undefined {
  return forms.get(mediaTypeName(mediaType) ?? '');
}

/**
 * The form that a token's `typ` names, or undefined if it names none. Every token of another kind (a key binding, a status
 * list, an access token) has its own type and is refused, whatever it holds.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8725#section-3.11
 * @throws CredentialError `jose.type-wrong`
 */
export function formOfType(typ: string | undefined): EnvelopeForm | undefined {
  const form = formNamed(typ);
  if (form === undefined && !UNTYPED.has(mediaTypeName(typ)))
    throw typeWrong(`typ ${JSON.stringify(typ?.slice(0, 64))}`);
  return form;
}

/** The refusal of a token that is of another kind. */
export function typeWrong(detail: string): CredentialError {
  return new CredentialError('jose.type-wrong', detail);
}
