import { CredentialError } from '../../errors.ts';

/** The document types that drawing programs write. They define nothing of their own, and nobody fetches them. */
const KNOWN =
  /^\s+svg\s+PUBLIC\s+"-\/\/W3C\/\/DTD SVG 1\.[01](?: (?:Tiny|Basic))?\/\/EN"\s+"https?:\/\/www\.w3\.org\/[\w./-]+"\s*$/;

/**
 * Lets a document type pass only where it names the W3C's own for SVG: any other can define entities that expand without
 * end, or have a file fetched.
 *
 * @throws CredentialError `container.unsafe`
 */
export function checkDoctype(doctype: string): void {
  if (doctype.length > 1_000 || !KNOWN.test(doctype)) {
    throw new CredentialError('container.unsafe', `SVG: a document type: ${doctype.trim().slice(0, 100)}`);
  }
}
