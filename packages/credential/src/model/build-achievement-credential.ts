import { CREDENTIALS_V2, OPEN_BADGES_EXTENSIONS, OPEN_BADGES_V3 } from '../jsonld/pinned-contexts.ts';
import { buildStatusEntry } from '../status/build-status-entry.ts';
import type { Award, AwardResource, AwardResult, AwardTemplate } from './award.ts';
import { checkCredential } from './check-credential.ts';
import type { UnsignedCredential } from './credential.ts';
import { toDateTime } from './date-time.ts';
import type { JsonObject } from './json-value.ts';
import { writeAchievement } from './write-achievement.ts';
import { writeEvidence } from './write-evidence.ts';
import { writeIdentities } from './write-identities.ts';
import { defined, nonEmpty, writeImage, writeText } from './write-members.ts';
import { writeProfile } from './write-profile.ts';

const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
/** The vocabulary of the rendering methods has an address for it, and no context that could be pinned. */
const SVG_TEMPLATE = 'https://w3id.org/vc/render-method#SvgRenderingTemplate2023';

/**
 * The Open Badges 3.0 AchievementCredential of one award, in the VC Data Model 2.0. It uses only terms that the pinned
 * contexts define, so every claim is signed.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential
 * @throws CredentialError `credential.malformed` and its kin, when the award breaks a rule of the standard
 */
export function buildAchievementCredential(award: Award): UnsignedCredential {
  return checkCredential({
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3, OPEN_BADGES_EXTENSIONS],
    id: award.credentialUrl,
    type: ['VerifiableCredential', 'AchievementCredential'],
    ...defined({
      name: writeText(award.achievement.name),
      description: writeText(award.description),
      image: writeImage(award.imageUrl),
    }),
    issuer: writeProfile(award.issuer),
    validFrom: toDateTime(award.validFrom),
    ...defined({
      validUntil: award.validUntil && toDateTime(award.validUntil),
      awardedDate: award.awardedDate && toDateTime(award.awardedDate),
    }),
    credentialSubject: subject(award),
    ...defined({
      evidence: nonEmpty(award.evidence?.map(writeEvidence)),
      endorsement: nonEmpty(award.endorsements),
      credentialStatus: award.status && buildStatusEntry(award.status),
    }),
    credentialSchema: [{ id: SCHEMA, type: '1EdTechJsonSchemaValidator2019' }],
    ...defined({
      refreshService: award.refreshUrl && { id: award.refreshUrl, type: '1EdTechCredentialRefresh' },
      termsOfUse: nonEmpty(award.termsOfUse?.map(defined)),
      relatedResource: nonEmpty(award.resources?.map(resource)),
      renderMethod: nonEmpty(award.templates?.map(template)),
    }),
  });
}

function subject(award: Award): JsonObject {
  return {
    id: award.subject.id,
    type: ['AchievementSubject'],
    ...defined({
      identifier: nonEmpty(identities(award.subject)),
      activityStartDate: award.activityStart && toDateTime(award.activityStart),
    }),
    activityEndDate: toDateTime(award.activityEnd),
    ...defined({
      creditsEarned: award.creditsEarned,
      narrative: award.narrative,
      role: award.role,
      term: award.term,
      licenseNumber: award.licenceNumber,
      source: award.source && writeProfile(award.source),
    }),
    achievement: writeAchievement(award.achievement),
    ...defined({ result: nonEmpty(award.results?.map(result)) }),
  };
}

/** The name in clear: a hash of a name is guessable and would only look private (Open Badges 3.0 IdentityObject). */
function identities({ name, identities = [] }: Award['subject']): JsonObject[] {
  return writeIdentities(name === undefined ? identities : [{ type: 'name', value: name }, ...identities]);
}

function result({ resultDescription, ...rest }: AwardResult): JsonObject {
  return { type: ['Result'], resultDescription, ...defined(rest) };
}

function resource({ url, ...rest }: AwardResource): JsonObject {
  return { id: url, ...defined(rest) };
}

function template({ url, digestMultibase, name }: AwardTemplate): JsonObject {
  return { id: url, type: SVG_TEMPLATE, ...defined({ name }), mediaType: 'image/svg+xml', digestMultibase };
}
