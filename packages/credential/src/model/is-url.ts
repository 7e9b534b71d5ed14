const MAX_LENGTH = 2_048;
// What no IRI may hold (RFC 3987, and the IRIREF of N-Quads): such a text would be signed as something else, or not at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NEVER_IN_A_URL = /[\u0000-\u0020<>"{}|\\^`\u007f-\u009f]/;

/**
 * True for an absolute URL of a reasonable length (VC Data Model 2.0 section 4.4): what a DID, a `urn:` and an `https:`
 * address have in common. A `data:` URL carries its content and may be as long as the document.
 */
export function isUrl(text: string): boolean {
  if (text.length > MAX_LENGTH && !text.startsWith('data:')) return false;
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !NEVER_IN_A_URL.test(text) && URL.canParse(text);
}
