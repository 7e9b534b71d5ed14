import { CredentialError } from '../errors.ts';
import { isJsonObject } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { claimedKindOf } from './text/claimed-kind.ts';
import { tokenForm } from './text/token-form.ts';

/**
 * Makes sure that what is to be written into a file is a credential or a presentation, as JSON or compact, so that it
 * can be read again. Whether it is genuine is not looked at.
 *
 * @throws CredentialError `container.no-credential`, `json.*`
 */
export function checkContent(content: string): void {
  if (tokenForm(content) !== undefined) return;
  const json = /^\s*\{/.test(content) ? parseJson(content) : undefined;
  if (isJsonObject(json) && claimedKindOf(json) !== undefined) return;
  throw new CredentialError('container.no-credential', 'neither the JSON of a credential nor a compact JWS or SD-JWT');
}
