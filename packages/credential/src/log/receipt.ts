import { base64, base64urlnopad } from '@scure/base';
import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { dateTimeSchema } from '../model/date-time.ts';
import { describeIssue } from '../model/describe-issue.ts';
import type { JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { isFormDigest, MAX_FORMS, MAX_SALT_BYTES, MIN_SALT_BYTES } from './commitment-of.ts';
import { HASH_BYTES } from './merkle-hash.ts';

/** A tree of 2^53 entries is no higher. */
const MAX_PROOF = 53;
const MAX_TEXT = 2_048;

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash32 = z.string().regex(/^0x[0-9a-fA-F]{64}$/);
const count = z.int().nonnegative();

const anchorSchema = z.object({
  chainId: z.int().positive(),
  contract: address,
  publisher: address,
  transaction: hash32,
  block: count,
  blockHash: hash32,
  blockTime: dateTimeSchema,
});

const receiptSchema = z.object({
  type: z.literal('LogReceipt'),
  credentialId: z.string().min(1).max(MAX_TEXT),
  log: z.string().min(1).max(MAX_TEXT),
  index: count,
  salt: z.string().refine(isSalt, 'not a salt in base64url'),
  forms: z.array(z.string().refine(isFormDigest, 'not a digest in lower-case hex')).min(1).max(MAX_FORMS),
  inclusionProof: z.array(z.string().refine(isHash, 'not a hash in base64')).max(MAX_PROOF),
  checkpoint: z.string().min(1),
  anchor: anchorSchema.optional(),
});

/** Where on a chain the checkpoint of a receipt is recorded. */
export type ReceiptAnchor = Readonly<z.infer<typeof anchorSchema>>;

/** What shows that a credential is in a log, and when: see `verifyReceipt`. Nothing in it is believed yet. */
export interface Receipt {
  readonly type: 'LogReceipt';
  readonly credentialId: string;
  /** The origin of the log. */
  readonly log: string;
  readonly index: number;
  /** Base64url. */
  readonly salt: string;
  /** The digests of all secured forms of the credential: see `hashCredential`. */
  readonly forms: readonly string[];
  /** Base64, from the entry up. */
  readonly inclusionProof: readonly string[];
  /** A signed note. */
  readonly checkpoint: string;
  /** Absent until the checkpoint is anchored; it is then exactly the one that is. */
  readonly anchor?: ReceiptAnchor | undefined;
}

/**
 * Reads a receipt. Members that it does not know, it passes over.
 *
 * @throws CredentialError `log.receipt-malformed`
 */
export function parseReceipt(text: string | Uint8Array): Receipt {
  const parsed = receiptSchema.safeParse(readJson(text));
  if (!parsed.success) throw new CredentialError('log.receipt-malformed', describeIssue(parsed.error));
  const { anchor, ...receipt } = parsed.data;
  return anchor === undefined ? receipt : { ...receipt, anchor };
}

/** Writes a receipt as `parseReceipt` reads it. */
export function formatReceipt(receipt: Receipt): string {
  return `${JSON.stringify(receipt, undefined, 2)}\n`;
}

function readJson(text: string | Uint8Array): JsonValue {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new CredentialError('log.receipt-malformed', cause instanceof Error ? cause.message : undefined, { cause });
  }
}

function isSalt(text: string): boolean {
  const length = lengthOf(base64urlnopad, text);
  return length >= MIN_SALT_BYTES && length <= MAX_SALT_BYTES;
}

function isHash(text: string): boolean {
  return lengthOf(base64, text) === HASH_BYTES;
}

/** The bytes that a text stands for; -1 if none. */
function lengthOf(coder: { decode(text: string): Uint8Array }, text: string): number {
  try {
    return coder.decode(text).length;
  } catch {
    return -1;
  }
}
