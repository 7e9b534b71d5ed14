import { CREDENTIALS_V2, OPEN_BADGES_EXTENSIONS, OPEN_BADGES_V3 } from '../jsonld/pinned-contexts.ts';
import { buildStatusEntry } from '../status/build-status-entry.ts';
import { type Award, type AwardedSkill, achievementTypes } from './award.ts';
import { checkCredential } from './check-credential.ts';
import type { UnsignedCredential } from './credential.ts';
import { toDateTime } from './date-time.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/**
 * The Open Badges 3.0 AchievementCredential of one award, in the VC Data Model 2.0. It uses only terms that the pinned
 * contexts define, so every claim is signed.
 *
 * Workload and level have no term of their own in Open Badges 3.0. A `Result` would claim that they were assessed, a `tag`
 * shows as a keyword; so they close the criteria narrative as one sentence each, which is signed and which every wallet
 * shows. Credits do have a term: `creditsAvailable`, `creditsEarned`.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential
 * @throws CredentialError `credential.malformed` and its kin, when the award breaks a rule of the standard
 */
export function buildAchievementCredential(award: Award): UnsignedCredential {
  return checkCredential({
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3, OPEN_BADGES_EXTENSIONS],
    id: award.credentialUrl,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: award.achievement.name,
    issuer: issuer(award.issuer),
    validFrom: toDateTime(award.validFrom),
    ...defined({ validUntil: award.validUntil && toDateTime(award.validUntil) }),
    credentialSubject: subject(award),
    ...defined({ evidence: nonEmpty(award.evidence?.map((entry) => ({ type: ['Evidence'], ...defined(entry) }))) }),
    ...defined({ credentialStatus: award.status && buildStatusEntry(award.status) }),
    credentialSchema: [{ id: SCHEMA, type: '1EdTechJsonSchemaValidator2019' }],
  });
}

function issuer({ id, name, url, description, imageUrl, email }: Award['issuer']): JsonObject {
  return { id, type: ['Profile'], name, url, ...defined({ description, image: image(imageUrl), email }) };
}

function subject(award: Award): JsonObject {
  const results = award.results?.map(({ resultDescription, value }) => ({
    type: ['Result'],
    resultDescription,
    value,
  }));
  return {
    id: award.subject.id,
    type: ['AchievementSubject'],
    ...defined({
      identifier: award.subject.name === undefined ? undefined : [identity(award.subject.name)],
      activityStartDate: award.activityStart && toDateTime(award.activityStart),
    }),
    activityEndDate: toDateTime(award.activityEnd),
    ...defined({ creditsEarned: award.creditsEarned, narrative: award.narrative }),
    achievement: achievement(award.achievement),
    ...defined({ result: nonEmpty(results) }),
  };
}

/** The name in clear: a hash of a name is guessable and would only look private (Open Badges 3.0 IdentityObject). */
function identity(name: string): JsonObject {
  return { type: 'IdentityObject', identityHash: name, identityType: 'name', hashed: false };
}

function achievement(from: Award['achievement']): JsonObject {
  const descriptions = from.resultDescriptions?.map((entry) => ({ type: ['ResultDescription'], ...defined(entry) }));
  return {
    id: from.id,
    type: ['Achievement'],
    achievementType: achievementTypes[from.kind],
    name: from.name,
    description: from.description,
    criteria: { narrative: criteria(from) },
    ...defined({
      image: image(from.imageUrl),
      inLanguage: from.language,
      creditsAvailable: from.creditsAvailable,
      alignment: nonEmpty(from.skills?.map(alignment)),
      resultDescription: nonEmpty(descriptions),
    }),
  };
}

function criteria({ criteriaNarrative, hours, level }: Award['achievement']): string {
  const workload = hours === undefined ? [] : [`Workload: ${hours} ${hours === 1 ? 'hour' : 'hours'}.`];
  const levels = level === undefined ? [] : [`Level: ${level}.`];
  return [criteriaNarrative, ...workload, ...levels].join('\n\n');
}

function alignment(skill: AwardedSkill): JsonObject {
  return {
    type: ['Alignment'],
    // The one entry of the AlignmentTargetType list that means a skill, whatever the framework.
    targetType: 'ceasn:Competency',
    targetName: skill.name,
    targetUrl: skill.url,
    ...defined({
      targetDescription: skill.description,
      targetFramework: skill.frameworkName,
      targetCode: skill.code,
    }),
  };
}

function image(url: string | undefined): JsonObject | undefined {
  return url === undefined ? undefined : { id: url, type: 'Image' };
}

function nonEmpty(list: readonly JsonValue[] | undefined): readonly JsonValue[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

/** JSON has no undefined: what was not given is not written. */
function defined(members: object): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
