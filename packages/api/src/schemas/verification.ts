import { z } from 'zod';
import { verdict } from './verdict.ts';

const address = z.string().url().max(2_000);
const text = z.string().min(1).max(1_000_000);

export const verificationQuery = z.object({
  /**
   * Whether schemas and related files that a credential names are fetched and compared as well. By default they are not:
   * their addresses may tell the issuer whose credential is being checked.
   */
  resources: z.enum(['skip', 'fetch']).optional(),
  /**
   * Who verifies: the very text that the holder was given. Needed only for a credential that is shown under a pseudonym,
   * which is made for one verifier.
   */
  verifierId: z.string().min(1).max(2_000).optional(),
});

/** The receipts that came with a credential, as JSON texts: its place in its issuer's public log. */
const receipts = z.array(z.string().min(1).max(65_536)).max(64).optional();

export const verifyInput = z.union([z.strictObject({ credential: text, receipts }), z.strictObject({ url: address })]);

/** A file in base64 (RFC 4648 section 4), a text, or the address of one. */
export const reportInput = z.union([
  z.strictObject({ file: z.base64().min(1).max(1_000_000) }),
  z.strictObject({ text }),
  z.strictObject({ url: address }),
]);

const seenKind = z.enum([
  'empty',
  'json',
  'jws',
  'sd-jwt',
  'cose',
  'url',
  'invitation',
  'data-url',
  'base64',
  'png',
  'svg',
  'pdf',
  'zip',
  'image',
  'html',
  'text',
  'unknown',
]);

/** One step from the outside in, as `readCredentials` in `@laurel/credential` says it. */
const pathStep = z.discriminatedUnion('in', [
  z.object({ in: z.literal('url'), url: z.string() }),
  z.object({ in: z.literal('zip'), entry: z.string() }),
  z.object({ in: z.literal('pdf'), attachment: z.string() }),
  z.object({ in: z.literal('png'), chunk: z.enum(['iTXt', 'tEXt', 'zTXt']), keyword: z.string() }),
  z.object({
    in: z.literal('svg'),
    element: z.enum(['credential', 'assertion', 'receipt']),
    part: z.enum(['body', 'verify']),
  }),
  z.object({ in: z.literal('qr'), index: z.number() }),
  z.object({ in: z.literal('html'), part: z.enum(['script', 'link']) }),
  z.object({ in: z.literal('json'), pointer: z.string() }),
  z.object({ in: z.literal('data-url'), mediaType: z.string() }),
  z.object({ in: z.literal('base64') }),
  z.object({ in: z.literal('text'), index: z.number() }),
]);

const path = z.array(pathStep).readonly();

/** Every credential that was found, each with its verdict, and what could not be opened. */
export const verificationReport = z.object({
  input: seenKind,
  answers: z
    .array(
      z.object({
        path,
        container: z.enum(['json', 'text', 'bytes', 'png', 'svg', 'pdf', 'zip', 'qr', 'url']),
        form: z.enum(['json', 'jws', 'sd-jwt', 'cose']),
        kind: z.enum(['credential', 'presentation', 'open-badge-2', 'unknown']),
        verdict,
      }),
    )
    .readonly(),
  refused: z
    .array(
      z.object({
        path,
        kind: seenKind,
        code: z.string(),
        detail: z.string().optional(),
        sentence: z.string(),
        whatToDo: z.string(),
      }),
    )
    .readonly(),
});
