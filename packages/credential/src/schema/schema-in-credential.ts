import { CredentialError } from '../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { typesOf } from '../model/types-of.ts';

/** The address that every `JsonSchemaCredential` names as its own schema, and the one of its drafts. */
const META_SCHEMAS: readonly (JsonValue | undefined)[] = [
  'https://www.w3.org/ns/credentials/json-schema/v2.json',
  'https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json',
];

/**
 * The schema that a `JsonSchemaCredential` carries.
 *
 * @see https://www.w3.org/TR/vc-json-schema/#jsonschemacredential
 * @throws CredentialError `credential.malformed`
 */
export function schemaInCredential(document: JsonValue, entry: JsonObject): JsonValue {
  if (!isJsonObject(document)) throw malformed('it is no credential');
  if (!['VerifiableCredential', 'JsonSchemaCredential'].every((type) => typesOf(document).includes(type))) {
    throw malformed('it is no JsonSchemaCredential');
  }
  if (document.id !== entry.id) throw malformed('its id is not its address');
  const { credentialSchema: own, credentialSubject: subject } = document;
  if (!isJsonObject(own) || !META_SCHEMAS.includes(own.id) || own.type !== 'JsonSchema') {
    throw malformed('its own credentialSchema is not the one of the specification');
  }
  if (!isJsonObject(subject) || !typesOf(subject).includes('JsonSchema'))
    throw malformed('its subject is no JsonSchema');
  if (!isJsonObject(subject.jsonSchema)) throw malformed('its subject carries no jsonSchema');
  return subject.jsonSchema;
}

function malformed(what: string): CredentialError {
  return new CredentialError('credential.malformed', `the credential that carries the schema: ${what}`);
}
