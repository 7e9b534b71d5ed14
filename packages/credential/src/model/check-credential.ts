import { CredentialError } from '../errors.ts';
import { parseStatusEntry } from '../status/status-type-of.ts';
import { asList } from './as-list.ts';
import type { UnsignedCredential } from './credential.ts';
import { toInstant } from './date-time.ts';
import type { JsonObject } from './json-value.ts';
import { type ParseOptions, toCredential } from './parse-credential.ts';
import { parseJson } from './parse-json.ts';
import { standardFormsOf } from './standard-form.ts';
import { typesOf } from './types-of.ts';
import { validityOf } from './validity.ts';
import type { CredentialVersion } from './version.ts';

const ISSUED: readonly CredentialVersion[] = ['2.0'];

/**
 * Holds a credential that is about to be signed to every rule that the verifier will hold it to. It goes through its own
 * text, so that what no JSON can carry (a date object, NaN, a lone surrogate) cannot get in. Only the VC Data Model 2.0
 * is signed, unless `versions` says otherwise: a conformance run may ask for 1.1.
 *
 * @throws CredentialError `json.*`, `credential.*`
 */
export function checkCredential(candidate: JsonObject, options: ParseOptions = {}): UnsignedCredential {
  const credential = toCredential(parseJson(JSON.stringify(candidate)), {
    ...options,
    versions: options.versions ?? ISSUED,
  });
  if (credential.proof !== undefined) throw new CredentialError('credential.malformed', '/proof: it is signed already');
  for (const { fault } of standardFormsOf(credential)) {
    if (fault !== undefined) throw new CredentialError('credential.malformed', fault);
  }
  const { from, until } = validityOf(credential);
  if (from !== undefined && until !== undefined && toInstant(until) < toInstant(from)) {
    throw new CredentialError('credential.malformed', `it ends before it begins: from ${from} until ${until}`);
  }
  // The older kinds are for reading: Laurel keeps no status of them, and whoever does answers for their form.
  const issued = asList(credential.credentialStatus).filter((entry) =>
    typesOf(entry).includes('BitstringStatusListEntry'),
  );
  issued.forEach(parseStatusEntry);
  // The refusal above has just shown that there is no proof.
  return credential as UnsignedCredential;
}
