import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';

/** Well-formed by RFC 5646 section 2.2.9, without the registry: subtags of one to eight letters and digits. */
const LANGUAGE_TAG = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,10}$/i;
const CHECKS: Readonly<Record<string, (value: string) => boolean>> = {
  '@value': () => true,
  '@language': (value) => LANGUAGE_TAG.test(value),
  '@direction': (value) => value === 'ltr' || value === 'rtl',
};

/**
 * The one form in which keywords may stand inside a credential: a text in a language, and nothing else beside it.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#language-and-base-direction
 * @throws CredentialError `credential.ambiguous`
 */
export function checkText(object: JsonObject, path: string): void {
  for (const [key, value] of Object.entries(object)) {
    const check = Object.hasOwn(CHECKS, key) ? CHECKS[key] : undefined;
    if (check === undefined) throw new CredentialError('credential.ambiguous', `${path}/${key} beside @value`);
    if (typeof value !== 'string') throw new CredentialError('credential.ambiguous', `${path}/${key} is not a text`);
    if (!check(value)) throw new CredentialError('credential.ambiguous', `${path}/${key} is ${JSON.stringify(value)}`);
  }
}
