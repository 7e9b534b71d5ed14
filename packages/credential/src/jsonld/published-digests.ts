import { base64, hex } from '@scure/base';
import { compare, type DigestMatch } from '../model/digest.ts';
import type { JsonObject } from '../model/json-value.ts';
import { type DigestAlgorithm, readDigests } from '../model/read-digests.ts';
import { CREDENTIALS_V2 } from './pinned-contexts.ts';

/** The hashes of one edition of a file, byte for byte as it was published. */
type Edition = ReadonlyMap<DigestAlgorithm, Uint8Array>;

const edition = (sha256: string, sha384: string): Edition =>
  new Map([
    ['SHA-256', hex.decode(sha256)],
    ['SHA-384', base64.decode(sha384)],
  ]);

/**
 * Issuers give the digest of the base context as a related resource, as the data model's own example does. It is never
 * fetched (appendix B.1: it is "already retrieved"), and what is installed is another writing of the same content; so the
 * hashes of what the W3C publishes are kept here: the Recommendation of 2025, and the edition of July 2024 before it.
 */
const published: ReadonlyMap<string, readonly Edition[]> = new Map([
  [
    CREDENTIALS_V2,
    [
      edition(
        '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
        'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
      ),
      edition(
        '24a18c90e9856d526111f29376e302d970b2bd10182e33959995b0207d7043b9',
        'NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
      ),
    ],
  ],
]);

/**
 * Compares the digests of a related resource with what was published at its address, for the addresses that are never
 * fetched. `unknown` for every other address.
 *
 * @throws CredentialError `credential.malformed` when a digest is not rightly written
 */
export function matchesPublished(resource: JsonObject): DigestMatch {
  const editions = typeof resource.id === 'string' ? published.get(resource.id) : undefined;
  if (editions === undefined) return 'unknown';
  const digests = readDigests(resource);
  const outcomes = editions.map((hashes) => compare(digests, hashes));
  if (outcomes.includes('match')) return 'match';
  return outcomes.includes('mismatch') ? 'mismatch' : 'unknown';
}
