import type { ReadDidInput, ResolvedDid } from './did-method.ts';
import { didMethodOf } from './did-method-of.ts';

/**
 * The document of a DID, from what was fetched for it. Everything that `didSources` names must be among the texts.
 *
 * @throws CredentialError `did.*`, `key.*`
 */
export async function readDid(input: ReadDidInput): Promise<ResolvedDid> {
  const method = didMethodOf(input.did);
  return 'sources' in method ? method.read(input) : { document: method.resolveLocally(input.did), metadata: {} };
}
