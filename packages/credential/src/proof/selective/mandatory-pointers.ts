import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';

/** What narrows a credential or says whose it is: a holder who could leave one out would show another credential. */
const BINDING = [
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSchema',
  'termsOfUse',
];

/** What Open Badges 3.0 asks of every achievement: with less, what is shown is no badge. */
const ACHIEVEMENT = ['achievement/name', 'achievement/description', 'achievement/criteria'];

/**
 * What is mandatory when the issuer does not say: whatever the document has of issuer, validity, status, schema and terms;
 * of an achievement its name, description and criteria, and who earned it.
 *
 * An issuer who names pointers names all of them: one who leaves out `/credentialStatus` lets a revoked credential be
 * shown without its status.
 */
export function mandatoryPointersOf(document: JsonObject): readonly string[] {
  const { credentialSubject: subjects } = document;
  const one = Array.isArray(subjects) && subjects.length === 1;
  const subject: JsonValue | undefined = one ? subjects[0] : subjects;
  const badge = has(subject, 'achievement') ? [...ACHIEVEMENT, has(subject, 'id') ? 'id' : 'identifier'] : [];
  const place = one ? '/credentialSubject/0' : '/credentialSubject';
  return [
    ...BINDING.filter((path) => has(document, path)).map((path) => `/${path}`),
    ...badge.filter((path) => has(subject, path)).map((path) => `${place}/${path}`),
  ];
}

function has(value: JsonValue | undefined, path: string): boolean {
  const step = (object: JsonValue | undefined, name: string) => (isJsonObject(object) ? object[name] : undefined);
  return path.split('/').reduce(step, value) !== undefined;
}
