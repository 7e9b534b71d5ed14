import { CredentialError } from '../errors.ts';
import { type Did, MAX_DID_LENGTH } from './parse-did.ts';

/** A DID URL in all its parts. */
export interface DidUrl extends Did {
  /** With its leading `/`; absent when there is none. */
  readonly path?: string;
  /** As it is written, without the `?`; absent when there is none. */
  readonly query?: string;
  /** What the query says, decoded once. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PCHAR = "[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}";
const ID = '(?:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2}))';
const DID_URL = new RegExp(
  `^did:([a-z0-9]+):(${ID})((?:/(?:${PCHAR})*)*)(?:\\?((?:${PCHAR}|[/?])*))?(?:#((?:${PCHAR}|[/?])*))?$`,
);

/**
 * Reads a DID URL: path, query and fragment included. A parameter that is there twice is refused, and so is one that is no
 * UTF-8: two readers would take two values.
 *
 * @see https://www.w3.org/TR/did-1.0/#did-url-syntax
 * @throws CredentialError `did.malformed`
 * @example
 * parseDidUrl('did:example:123?service=files&relativeRef=/resume.pdf').parameters.get('relativeRef'); // '/resume.pdf'
 */
export function parseDidUrl(text: string): DidUrl {
  const match = text.length <= MAX_DID_LENGTH ? DID_URL.exec(text) : null;
  const [, method, identifier, path = '', query, fragment] = match ?? [];
  if (method === undefined || identifier === undefined) throw new CredentialError('did.malformed', text.slice(0, 100));
  return {
    did: `did:${method}:${identifier}`,
    method,
    identifier,
    ...(path === '' ? {} : { path }),
    ...(query === undefined ? {} : { query }),
    ...(fragment === undefined ? {} : { fragment }),
    parameters: parametersOf(query ?? ''),
  };
}

/**
 * The parameters of a query, decoded once. A plus is a plus.
 *
 * @throws CredentialError `did.malformed`
 */
export function parametersOf(query: string): ReadonlyMap<string, string> {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const parameters = new Map<string, string>();
  for (const pair of pairs) {
    const [name = '', ...value] = pair.split('=');
    if (parameters.has(decode(name)))
      throw new CredentialError('did.malformed', `${name.slice(0, 100)} is there twice`);
    parameters.set(decode(name), decode(value.join('=')));
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new CredentialError('did.malformed', 'an escape that is no UTF-8', { cause });
  }
}
