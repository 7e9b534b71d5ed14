import type { ReadOptions } from './read-options.ts';
import type { ReadResult } from './read-result.ts';
import { Reading } from './reading.ts';

/**
 * Finds the credentials in anything: JSON alone, in lists and in answers of APIs; a compact JWS or SD-JWT, a COSE_Sign1;
 * baked PNG and SVG; a PDF with attachments; a ZIP archive; a picture of a QR code; an address; a text around one of
 * them. What something is, is told by its content, never by its name.
 *
 * It answers and does not throw: what could not be opened is in `refused`, with a code, beside what was found. What was
 * found is not checked. Give each `content` to `verifyCredential`, and show only what that returns.
 *
 * Where a file could be read in two ways it is refused (`container.ambiguous`). Archives inside archives are not opened.
 * Size, depth, number and growth are bounded.
 *
 * What it cannot know: whether the file is the one that the issuer gave. A credential that two readers find differently
 * is refused, one that was taken out of another file is not.
 *
 * @example
 * const { found } = await readCredentials(await file.bytes());
 * for (const { content } of found) …
 */
export async function readCredentials(
  input: Uint8Array | string | URL,
  options: ReadOptions = {},
): Promise<ReadResult> {
  return new Reading(options).read(input);
}
