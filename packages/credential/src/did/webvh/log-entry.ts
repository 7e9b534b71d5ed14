import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { dateTimeSchema } from '../../model/date-time.ts';
import { describeIssue } from '../../model/describe-issue.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { malformedLog } from './malformed-log.ts';

/** The one version of the method that is read and written. */
export const METHOD = 'did:webvh:1.0';
/** Each entry costs a signature: a log that changes every day for two years stays below. */
const MAX_ENTRIES = 1_000;
const MAX_LOG_LENGTH = 4_194_304;

const short = z.string().min(1).max(200);
const shorts = z.array(short).max(64);
// What is held to the schema comes out of parseJson.
const jsonObject = z.custom<JsonObject>((value) => isJsonObject(value as JsonValue), 'not an object');

const witnessSchema = z.union([
  z.strictObject({}),
  z.strictObject({
    threshold: z.int().min(1).max(64),
    witnesses: z
      .array(z.strictObject({ id: short }))
      .min(1)
      .max(64),
  }),
]);

/** Null was written for the default by early implementations; the specification asks to take it as that. */
const parametersSchema = z.strictObject({
  method: z.literal(METHOD).optional(),
  scid: short.optional(),
  updateKeys: shorts.nullable().optional(),
  nextKeyHashes: shorts.nullable().optional(),
  witness: witnessSchema.nullable().optional(),
  watchers: z.array(z.string().max(2_048)).max(64).nullable().optional(),
  portable: z.boolean().optional(),
  deactivated: z.boolean().optional(),
  ttl: z
    .int()
    .min(0)
    .max(2 ** 31)
    .nullable()
    .optional(),
});

const entrySchema = z.strictObject({
  versionId: z.string().max(100),
  versionTime: dateTimeSchema.refine((text) => /(?:Z|[+]00:00)$/.test(text), 'not UTC'),
  parameters: parametersSchema,
  state: jsonObject,
  proof: z.union([jsonObject, z.array(jsonObject).min(1).max(16)]),
});

/** The parameters of one entry, as they are written. @see https://identity.foundation/didwebvh/v1.0/#didwebvh-did-method-parameters */
export type EntryParameters = z.infer<typeof parametersSchema>;

/** A line of the log. */
export interface LogEntry {
  readonly versionId: string;
  readonly versionTime: string;
  readonly parameters: EntryParameters;
  readonly state: JsonObject;
  /** Without `proof`, as it was written: what digests and signatures are made over. */
  readonly unsecured: JsonObject;
  readonly proofs: readonly JsonObject[];
}

/**
 * Reads a did:webvh log: a JSON object a line, strictly. Nothing in it is believed yet.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#the-did-log-file
 * @throws CredentialError `did.document-malformed`, `did.method-unsupported`
 */
export function readLog(text: string): readonly LogEntry[] {
  if (text.length > MAX_LOG_LENGTH) throw malformedLog(`${text.length} characters`);
  const lines = text.replace(/\r?\n$/, '').split('\n', MAX_ENTRIES + 1);
  if (lines.length > MAX_ENTRIES) throw malformedLog(`more than ${MAX_ENTRIES} entries`);
  return lines.map(readEntry);
}

function readEntry(line: string, at: number): LogEntry {
  const json = readLine(line, at);
  const method = isJsonObject(json) && isJsonObject(json.parameters) ? json.parameters.method : undefined;
  if (typeof method === 'string' && method !== METHOD) throw new CredentialError('did.method-unsupported', method);
  const parsed = entrySchema.safeParse(json);
  if (!parsed.success || !isJsonObject(json)) {
    throw malformedLog(`entry ${at + 1} ${parsed.success ? '' : describeIssue(parsed.error)}`);
  }
  const { proof: _proof, ...unsecured } = json;
  const { proof, ...entry } = parsed.data;
  return { ...entry, unsecured, proofs: [proof].flat() };
}

function readLine(line: string, at: number): JsonValue {
  try {
    return parseJson(line);
  } catch (error) {
    throw malformedLog(`entry ${at + 1}`, error);
  }
}
