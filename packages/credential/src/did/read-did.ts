import type { ReadDidInput, ResolvedDid } from './did-method.ts';
import { didMethodOf } from './did-method-of.ts';

/**
 * The document of a DID, from what was fetched for it. Everything that `didSources` names must be among the texts.
 *
 * @throws CredentialError `did.*`, `key.*`
 * @example
 * const texts = new Map([[didWebUrl('did:web:example.org'), body]]);
 * const { document } = await readDid({ did: 'did:web:example.org', texts, now, version: {} });
 */
export async function readDid(input: ReadDidInput): Promise<ResolvedDid> {
  const method = didMethodOf(input.did);
  return 'sources' in method ? method.read(input) : { document: method.resolveLocally(input.did), metadata: {} };
}
