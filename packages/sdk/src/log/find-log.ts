import { type LogService, logServiceOf, resolveDid } from '@laurel/credential';
import { createRetrieve, type RetrieveOptions } from '../verification/create-retrieve.ts';

/** The log of an issuer, or why it cannot be said which it is. */
export type FoundLog =
  | ({ readonly ok: true } & LogService)
  | { readonly ok: false; readonly reason: 'not-resolved' | 'none' | 'unreadable'; readonly detail: string };

/**
 * The log that an issuer keeps, and the keys it is signed with: the service `TransparencyLog` of its DID document. Whoever
 * watches a log keeps the keys: a document that is changed later must not be able to change whose log is watched.
 *
 * @example
 * import { findLog } from '@laurel/sdk';
 *
 * const log = await findLog('did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK');
 * console.log(log.ok); // false: a did:key has no services
 */
export async function findLog(did: string, options: RetrieveOptions = {}): Promise<FoundLog> {
  const retrieve = createRetrieve(options);
  const now = options.now?.() ?? new Date();
  const { didDocument, didResolutionMetadata } = await resolveDid(did, {
    retrieve,
    now,
    allowHttpLocalhost: options.allowHttpLocalhost ?? false,
  });
  if (didDocument === null) {
    return { ok: false, reason: 'not-resolved', detail: didResolutionMetadata.error?.detail ?? did };
  }
  const service = logServiceOf(didDocument);
  if (service === undefined) return { ok: false, reason: 'none', detail: did };
  return service === 'unreadable' ? { ok: false, reason: 'unreadable', detail: did } : { ok: true, ...service };
}
