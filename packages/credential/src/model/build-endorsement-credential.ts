import { CREDENTIALS_V2, OPEN_BADGES_EXTENSIONS, OPEN_BADGES_V3 } from '../jsonld/pinned-contexts.ts';
import { checkCredential } from './check-credential.ts';
import type { UnsignedCredential } from './credential.ts';
import { toDateTime } from './date-time.ts';
import type { Endorsement } from './endorsement.ts';
import { defined, writeText } from './write-members.ts';
import { writeProfile } from './write-profile.ts';

const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json';

/**
 * The Open Badges 3.0 EndorsementCredential of one endorsement, ready for `signCredential`.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential
 * @throws CredentialError `credential.malformed` and its kin, when the endorsement breaks a rule of the standard
 */
export function buildEndorsementCredential(endorsement: Endorsement): UnsignedCredential {
  const { credentialUrl, name, description, issuer, validFrom, validUntil, subjectId, comment } = endorsement;
  return checkCredential({
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3, OPEN_BADGES_EXTENSIONS],
    id: credentialUrl,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    ...defined({ name: writeText(name), description: writeText(description) }),
    issuer: writeProfile(issuer),
    validFrom: toDateTime(validFrom),
    ...defined({ validUntil: validUntil && toDateTime(validUntil) }),
    credentialSubject: { id: subjectId, type: ['EndorsementSubject'], ...defined({ endorsementComment: comment }) },
    credentialSchema: [{ id: SCHEMA, type: '1EdTechJsonSchemaValidator2019' }],
  });
}
