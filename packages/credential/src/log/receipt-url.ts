import { sha256 } from '@noble/hashes/sha2.js';
import { hex } from '@scure/base';

/**
 * Where the receipt of a credential lies: below the address of the log, named by the hash of the credential's id.
 *
 * @example
 * receiptUrl('https://example.com/log', 'urn:uuid:1'); // 'https://example.com/log/receipts/….json'
 */
export function receiptUrl(logUri: string, credentialId: string): string {
  const name = hex.encode(sha256(new TextEncoder().encode(credentialId)));
  return `${logUri.replace(/\/$/, '')}/receipts/${name}.json`;
}
