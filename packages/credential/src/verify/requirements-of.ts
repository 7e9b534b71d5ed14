import { isLocalhost } from '../did/did-web-host.ts';
import { type DidWebOptions, didWebUrl } from '../did/did-web-url.ts';
import { parseDid } from '../did/parse-did.ts';
import { asList } from '../model/as-list.ts';
import type { Credential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { parseCredential } from '../model/parse-credential.ts';
import { isBitstringEntry } from '../status/status-entry.ts';
import type { Requirement } from './evidence.ts';

/**
 * What must be fetched to verify this text: the DID documents of its proofs' keys and its status lists. A text that
 * cannot be read needs nothing: its verdict is settled.
 *
 * Only addresses with `https:` are asked for (and `http://localhost` where it is allowed); a credential cannot make its
 * verifier call anything else. Whether a host may be reached is the fetch's decision.
 */
export function requirementsOf(text: string | Uint8Array, options: DidWebOptions = {}): Requirement[] {
  const credential = attempt(() => parseCredential(text));
  if (credential === undefined) return [];
  const all = [...didDocuments(credential, options), ...statusLists(credential, options)];
  return [...new Map(all.map((requirement) => [requirement.url, requirement])).values()];
}

/** True for an address that a verifier may be sent to by a document. */
export function isRetrievable(address: string, { allowHttpLocalhost = false }: DidWebOptions): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && allowHttpLocalhost && isLocalhost(url.hostname));
}

function didDocuments(credential: Credential, options: DidWebOptions): Requirement[] {
  return asList(credential.proof).flatMap((proof) => didDocument(proof, options) ?? []);
}

function didDocument(proof: JsonObject, options: DidWebOptions): Requirement | undefined {
  const method = proof.verificationMethod;
  if (typeof method !== 'string') return undefined;
  return attempt(() => {
    const { did } = parseDid(method);
    return { kind: 'did-document', did, url: didWebUrl(did, options) };
  });
}

function statusLists(credential: Credential, options: DidWebOptions): Requirement[] {
  return asList(credential.credentialStatus)
    .filter(isBitstringEntry)
    .map((entry) => entry.statusListCredential)
    .filter((url) => typeof url === 'string')
    .filter((url) => isRetrievable(url, options))
    .map((url) => ({ kind: 'status-list', url }));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // What cannot be read is reported by verifyCredential, with its code; there is nothing to fetch for it.
    return undefined;
  }
}
