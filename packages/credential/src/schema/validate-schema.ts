import { CredentialError } from '../errors.ts';
import { matchesDigest } from '../model/digest.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { typesOf } from '../model/types-of.ts';
import { applySchema } from './apply-schema.ts';
import { draftOf } from './draft-of.ts';
import type { SchemaFormat } from './schema-formats.ts';
import { schemaInCredential } from './schema-in-credential.ts';
import type { SchemaOutcome } from './schema-outcome.ts';

/** What `validateSchema` needs. */
export interface ValidateSchemaInput {
  /** The credential as JSON, with its `credentialSchema`. */
  readonly credential: JsonObject;
  /** The type of the entry of `credentialSchema` that is meant. */
  readonly format: SchemaFormat;
  /** The address of the entry, where there are several of that type. */
  readonly id?: string | undefined;
  /** What was found at that address: a schema or, for `JsonSchemaCredential`, a credential. */
  readonly schema: string | Uint8Array<ArrayBuffer>;
}

/**
 * Validates a credential against one schema that it names, in JSON Schema 2020-12, 2019-09 or draft-07.
 *
 * It fetches nothing and follows no reference out of the schema. It cannot know whether a credential that carries a schema
 * is itself genuine and in force: verify that one first.
 *
 * @see https://www.w3.org/TR/vc-json-schema/#processing
 * @example
 * const { outcome } = await validateSchema({ credential, format: 'JsonSchema', schema: text });
 */
export async function validateSchema(input: ValidateSchemaInput): Promise<SchemaOutcome> {
  try {
    return await validate(input);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    // What is not even JSON says nothing about the credential.
    return { outcome: error.code.startsWith('json.') ? 'indeterminate' : 'failure', detail: error.message };
  }
}

async function validate({ credential, format, id, schema: text }: ValidateSchemaInput): Promise<SchemaOutcome> {
  const entry = entryOf(credential, format, id);
  if (entry === undefined) return failure(`the credential names no schema of type ${format}`);
  const digest = await matchesDigest(entry, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  if (digest === 'mismatch') return failure('the schema is not the one that the issuer gave the digest of');
  if (digest === 'unknown' && ('digestSRI' in entry || 'digestMultibase' in entry)) {
    return { outcome: 'indeterminate', detail: 'the digest of the schema is of an unknown kind' };
  }
  const document = parseJson(text);
  const schema = format === 'JsonSchemaCredential' ? schemaInCredential(document, entry) : document;
  // vc-json-schema section 4.1.1: $id and $schema must be there, and the suite wants the first to be the address.
  const strict = format !== '1EdTechJsonSchemaValidator2019';
  if (strict && idOf(schema) !== (format === 'JsonSchema' ? entry.id : subjectId(document))) {
    return failure('$id is not the address of the schema');
  }
  return apply(schema, credential);
}

function entryOf(credential: JsonObject, format: SchemaFormat, id: string | undefined): JsonObject | undefined {
  return objects(credential.credentialSchema).find(
    (entry) => typesOf(entry).includes(format) && (id === undefined || entry.id === id),
  );
}

function apply(schema: JsonValue, credential: JsonObject): SchemaOutcome {
  if (!isJsonObject(schema)) return failure('the schema is not an object');
  const { $schema } = schema;
  if (typeof $schema !== 'string') return failure('$schema is missing');
  const draft = draftOf($schema);
  if (draft === undefined) return { outcome: 'indeterminate', detail: `$schema is ${$schema.slice(0, 200)}` };
  return applySchema(schema, draft, credential);
}

function objects(value: JsonValue | undefined): readonly JsonObject[] {
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [value ?? null];
  return list.filter(isJsonObject);
}

function idOf(schema: JsonValue): JsonValue | undefined {
  return isJsonObject(schema) ? schema.$id : undefined;
}

function subjectId(document: JsonValue): JsonValue | undefined {
  return isJsonObject(document) && isJsonObject(document.credentialSubject) ? document.credentialSubject.id : undefined;
}

function failure(detail: string): SchemaOutcome {
  return { outcome: 'failure', detail };
}
