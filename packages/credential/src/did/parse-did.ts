import { CredentialError } from '../errors.ts';

/** A DID URL in its parts. */
export interface Did {
  /** Without path, query and fragment. */
  readonly did: string;
  readonly method: string;
  /** What follows `did:<method>:`. */
  readonly identifier: string;
  /** Without the `#`; absent when there is none. */
  readonly fragment?: string;
}

const DID =
  /^did:([a-z0-9]+):((?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2}))(?:#((?:[A-Za-z0-9._~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})+))?$/;
/** The longest DID or DID URL that is read. */
export const MAX_DID_LENGTH = 2_048;

/**
 * Reads a DID, or a DID with a fragment. A path or a query is refused: no key is named that way here.
 *
 * @see https://www.w3.org/TR/did-1.0/#did-syntax
 * @throws CredentialError `did.malformed`
 * @example
 * parseDid('did:web:example.org#key-1'); // { did: 'did:web:example.org', method: 'web', identifier: 'example.org', fragment: 'key-1' }
 */
export function parseDid(text: string): Did {
  const match = text.length <= MAX_DID_LENGTH ? DID.exec(text) : null;
  const [, method, identifier, fragment] = match ?? [];
  if (method === undefined || identifier === undefined) throw new CredentialError('did.malformed', text.slice(0, 100));
  const did = `did:${method}:${identifier}`;
  return { did, method, identifier, ...(fragment === undefined ? {} : { fragment }) };
}
