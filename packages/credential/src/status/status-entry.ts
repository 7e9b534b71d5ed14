import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import type { JsonObject } from '../model/json-value.ts';

/** One value of a status with the issuer's word for it. The word is for engineers, not for showing. */
export interface StatusMessage {
  readonly value: number;
  readonly message: string;
}

/** An entry of `credentialStatus`, read: where the status of the credential is kept, and what it is about. */
export interface StatusEntry {
  /** The type of the entry, as the credential names it. */
  readonly type: string;
  readonly listUrl: string;
  /** The place in the list. Absent where the list names its credentials instead of numbering them. */
  readonly index?: number | undefined;
  readonly purpose: string;
  /** How many bits one value has. */
  readonly size: number;
  readonly messages?: readonly StatusMessage[] | undefined;
  /** Addresses where the issuer explains its messages. */
  readonly references?: readonly string[] | undefined;
}

/** The address of a list. Whether it may be visited is decided where it is fetched. */
export const listUrlSchema = z
  .string()
  .max(2_048)
  .regex(/^https?:\/\//);

/**
 * A place in a list: a string of digits of any length, by the standard. "1e3", "-1", " 7" and "07" are all somebody's
 * other reading of a number. No list has 2^53 places, so all beyond are the same to us: out of range.
 */
export const listIndexSchema = z
  .string()
  .max(1_000)
  .regex(/^(?:0|[1-9]\d*)$/)
  .transform((digits) => Math.min(Number(digits), Number.MAX_SAFE_INTEGER));

/** A type that is written alone or in an array. */
export function typeSchema(name: string) {
  return z.union([z.literal(name), z.array(z.string()).refine((types) => types.includes(name))]);
}

/** Reads an entry by the schema of its type, with the place of the fault in the refusal. */
export function parseEntryBy<T extends z.ZodType>(schema: T, entry: JsonObject): z.output<T> {
  const parsed = schema.safeParse(entry);
  if (parsed.success) return parsed.data;
  throw new CredentialError('credential.malformed', `credentialStatus ${describeIssue(parsed.error)}`);
}
