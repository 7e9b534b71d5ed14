import { asList } from '../model/as-list.ts';
import type { Credential } from '../model/credential.ts';
import { issuerId } from '../model/issuer-id.ts';
import { isJsonObject } from '../model/json-value.ts';
import { toWarning } from './finding.ts';
import { gatherNotes, type Note, type Noted } from './noted.ts';
import type { EmbeddedEndorsement } from './opened-document.ts';
import type { EndorsementVerdict, Verdict } from './result.ts';
import type { Verification } from './verification.ts';

/** So many are verified: each costs a signature and perhaps documents of its issuer's server. */
export const MAX_ENDORSEMENTS = 16;

/** What came of the endorsements inside a credential. Nothing of it changes what the credential itself is worth. */
export interface EndorsementFindings extends Noted {
  readonly endorsements: readonly EndorsementVerdict[];
}

/**
 * Verifies each endorsement inside a credential for itself. One counts when it is valid and about this very credential
 * or what it is of: a genuine endorsement of somebody else's achievement is easily copied to where it flatters.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential
 */
export async function judgeEndorsements(
  credential: Credential,
  embedded: readonly EmbeddedEndorsement[],
  { inner }: Pick<Verification, 'inner'>,
): Promise<EndorsementFindings> {
  const known = identifiersOf(credential);
  const endorsements = await Promise.all(
    embedded.slice(0, MAX_ENDORSEMENTS).map(async ({ path, content }): Promise<EndorsementVerdict> => {
      const verdict = await inner(content);
      return { path, counts: countsFor(verdict, known), verdict };
    }),
  );
  const left = embedded.length - endorsements.length;
  const leftOut = left > 0 ? [{ information: toWarning('endorsement.too-many', `${left} more`) }] : [];
  return { endorsements, ...gatherNotes([...endorsements.map(noteOn), ...leftOut]) };
}

function countsFor({ outcome, credential }: Verdict, known: ReadonlySet<unknown>): boolean {
  if (outcome !== 'valid' || credential?.endorsement === undefined) return false;
  return credential.subject.id !== undefined && known.has(credential.subject.id);
}

function noteOn({ path, counts, verdict }: EndorsementVerdict): Note {
  const { outcome, credential } = verdict;
  const by = credential === undefined ? path : `${path} ${credential.issuer.name ?? credential.issuer.id}`;
  if (counts) return { information: toWarning('endorsement.good', by) };
  if (outcome === 'could-not-be-checked') return { information: toWarning('endorsement.unknown', by) };
  return { warning: toWarning(outcome === 'valid' ? 'endorsement.about-other' : 'endorsement.not-valid', by) };
}

/**
 * What an endorsement may be about: the credential, its issuer, its subject, and what was achieved. Not whatever else has an
 * identifier in it: anybody may name a famous institution somewhere, and hang its endorsements beside it.
 */
function identifiersOf(credential: Credential): ReadonlySet<unknown> {
  const subjects = asList(credential.credentialSubject);
  const achievements = subjects.flatMap(({ achievement }) => [achievement].flat()).filter(isJsonObject);
  return new Set([credential.id, issuerId(credential), ...[...subjects, ...achievements].map(({ id }) => id)]);
}
