import { base58 } from '@scure/base';
import type { JsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { jcs } from '../../proof/jcs.ts';
import { malformedLog } from './malformed-log.ts';

/** What stands for the identifier while its digest is made. */
export const PLACEHOLDER = '{SCID}';

/**
 * The digest that chains an entry to the one before it.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#entry-hash-generation-and-verification
 */
export function entryHash(unsecured: JsonObject, previousVersionId: string): Promise<string> {
  return multihash(jcs({ ...unsecured, versionId: previousVersionId }));
}

/**
 * The identifier that a first entry certifies: its digest, with the placeholder wherever the identifier stands.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#scid-generation-and-verification
 * @throws CredentialError `did.document-malformed`
 */
export async function scidOf(unsecured: JsonObject, scid: string): Promise<string> {
  const text = JSON.stringify({ ...unsecured, versionId: scid });
  // With a placeholder of its own, a second text would have the same digest.
  if (text.includes(PLACEHOLDER)) throw malformedLog(`entry 1 says ${PLACEHOLDER}`);
  const json = parseJson(text.replaceAll(scid, PLACEHOLDER));
  return multihash(jcs(json));
}

/** Makes the identifier of a first entry that has the placeholder wherever the identifier is to stand. */
export function makeScid(draft: JsonObject): Promise<string> {
  return multihash(jcs({ ...draft, versionId: PLACEHOLDER }));
}

/**
 * The digest under which a key is announced before it is used.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#pre-rotation-key-hash-generation-and-verification
 */
export function nextKeyHash(multikey: string): Promise<string> {
  return multihash(multikey);
}

/** SHA-256 as a multihash in base58btc, the one algorithm of did:webvh 1.0. */
async function multihash(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base58.encode(Uint8Array.from([0x12, 32, ...new Uint8Array(digest)]));
}
