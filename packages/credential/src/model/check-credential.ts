import { CredentialError } from '../errors.ts';
import { parseStatusEntry } from '../status/status-entry.ts';
import { achievementCredentialSchema, isAchievementCredential } from './achievement-credential.ts';
import { asList } from './as-list.ts';
import type { UnsignedCredential } from './credential.ts';
import { toInstant } from './date-time.ts';
import type { JsonObject } from './json-value.ts';
import { describeIssue, type ParseOptions, toCredential } from './parse-credential.ts';
import { parseJson } from './parse-json.ts';

/**
 * Holds a credential that is about to be signed to every rule that the verifier will hold it to. It goes through its own
 * text, so that what no JSON can carry (a date object, NaN, a lone surrogate) cannot get in.
 *
 * @throws CredentialError `json.*`, `credential.*`
 */
export function checkCredential(candidate: JsonObject, options: ParseOptions = {}): UnsignedCredential {
  const credential = toCredential(parseJson(JSON.stringify(candidate)), options);
  if (credential.proof !== undefined) throw new CredentialError('credential.malformed', '/proof: it is signed already');
  if (isAchievementCredential(credential)) {
    const parsed = achievementCredentialSchema.safeParse(credential);
    if (!parsed.success) throw new CredentialError('credential.malformed', describeIssue(parsed.error));
  }
  const { validFrom, validUntil } = credential;
  if (validFrom !== undefined && validUntil !== undefined && toInstant(validUntil) < toInstant(validFrom)) {
    throw new CredentialError('credential.malformed', '/validUntil: it ends before it begins');
  }
  asList(credential.credentialStatus).forEach(parseStatusEntry);
  // The refusal above has just shown that there is no proof.
  return credential as UnsignedCredential;
}
