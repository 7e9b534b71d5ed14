import { CredentialError } from '../errors.ts';
import { CLR_V2, CREDENTIALS_V2, OPEN_BADGES_EXTENSIONS, OPEN_BADGES_V3 } from '../jsonld/pinned-contexts.ts';
import { buildStatusEntry } from '../status/build-status-entry.ts';
import { checkCredential } from './check-credential.ts';
import type { UnsignedCredential } from './credential.ts';
import { toDateTime } from './date-time.ts';
import type { JsonObject } from './json-value.ts';
import type { LearnerRecord, RecordAssociation } from './learner-record.ts';
import { toCredential } from './parse-credential.ts';
import { writeAchievement } from './write-achievement.ts';
import { writeIdentities } from './write-identities.ts';
import { defined, nonEmpty, writeText } from './write-members.ts';
import { writeProfile } from './write-profile.ts';

const SCHEMA = 'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json';

/**
 * The Comprehensive Learner Record 2.0 of one learner, ready for `signCredential`.
 *
 * It cannot know whether the credentials in it are genuine: verify each before it goes in.
 *
 * @see https://www.imsglobal.org/spec/clr/v2p0/#clrcredential
 * @throws CredentialError `credential.malformed` and its kin, when the record breaks a rule of the standard
 */
export function buildClrCredential(record: LearnerRecord): UnsignedCredential {
  const { name, description, validFrom, validUntil, status } = record;
  record.credentials.forEach(checkSigned);
  return checkCredential({
    '@context': [CREDENTIALS_V2, CLR_V2, OPEN_BADGES_V3, OPEN_BADGES_EXTENSIONS],
    id: record.credentialUrl,
    type: ['VerifiableCredential', 'ClrCredential'],
    ...defined({ name: writeText(name), description: writeText(description) }),
    issuer: writeProfile(record.issuer),
    validFrom: toDateTime(validFrom),
    ...defined({ validUntil: validUntil && toDateTime(validUntil) }),
    credentialSubject: subject(record),
    ...defined({ credentialStatus: status && buildStatusEntry(status) }),
    credentialSchema: [{ id: SCHEMA, type: '1EdTechJsonSchemaValidator2019' }],
  });
}

function subject({ subject: { id, identities }, credentials, achievements, associations }: LearnerRecord): JsonObject {
  return {
    id,
    type: ['ClrSubject'],
    ...defined({ identifier: nonEmpty(writeIdentities(identities)) }),
    verifiableCredential: credentials,
    ...defined({
      achievement: nonEmpty(achievements?.map(writeAchievement)),
      association: nonEmpty(associations?.map(association)),
    }),
  };
}

function association({ type, sourceId, targetId }: RecordAssociation): JsonObject {
  return { type: ['Association'], associationType: type, sourceId, targetId };
}

function checkSigned(credential: JsonObject, index: number): void {
  if (toCredential(credential).proof === undefined) {
    throw new CredentialError('credential.malformed', `/credentials/${index} is not signed`);
  }
}
