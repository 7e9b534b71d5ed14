import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The hash functions of the suites. RDFC-1.0 runs on the one that goes with the key (VC-DI-ECDSA section 3). */
export type HashName = 'SHA-256' | 'SHA-384';

/** The hash of a text's UTF-8, in lower-case hexadecimal. */
export type HashText = (text: string) => string;

// NOTE: WebCrypto hashes only asynchronously, one turn of the event loop for each of thousands of short texts: see
// docs/decisions/0017-canonicalisation.md.
const hashes = { 'SHA-256': sha256, 'SHA-384': sha384 };
const utf8 = new TextEncoder();

/** @see https://www.w3.org/TR/rdf-canon/#dfn-hash */
export function hashTextWith(name: HashName): HashText {
  const hash = hashes[name];
  return (text) => bytesToHex(hash(utf8.encode(text)));
}

/** The same, for short texts that come again and again. It remembers the first ten thousand. */
export function remembering(hashText: HashText): HashText {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const hash = hashText(text);
    if (known.size < 10_000) known.set(text, hash);
    return hash;
  };
}
