import { CredentialError } from '../errors.ts';
import type { DereferenceOptions } from './dereference.ts';
import { type DidProblem, didProblem } from './did-problem.ts';
import { type DidUrl, parametersOf, parseDidUrl } from './parse-did-url.ts';
import type { ResolutionOptions } from './resolve-did.ts';
import { type VerificationRelationship, verificationRelationships } from './verification-relationship.ts';

/** What somebody asks for with an address below `/1.0/identifiers/`. */
export interface IdentifierQuestion {
  readonly didUrl: string;
  /** Whether it is a DID alone, and not a part of what it leads to. Something that is neither counts as a DID. */
  readonly isDid: boolean;
  readonly options: ResolutionOptions & DereferenceOptions;
  /** What is wrong with the options. */
  readonly problem?: DidProblem;
}

/** Parameters of a DID URL that may stand in the query of a request whose DID is not escaped. */
const OF_DID_URL = /^(?:service|serviceType|relativeRef)=/;
const VERSION = ['versionId', 'versionTime', 'versionNumber'] as const;

/**
 * Reads the address of a request: the identifier escaped as a whole, or as it is. Only a `#` must be escaped always; what a
 * DID escapes itself (`did:web:localhost%3A3000`) stays as it is.
 *
 * @see https://www.w3.org/TR/did-resolution/#bindings-https
 */
export function readIdentifier({ identifier, search }: { identifier: string; search: string }): IdentifierQuestion {
  const isBare = identifier.startsWith('did:');
  const pairs = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '');
  const own = pairs.filter((pair) => isBare && OF_DID_URL.test(pair));
  const [whole = '', fragment] = (isBare ? identifier.replace(/%23/, '#') : decode(identifier)).split(/#(.*)/s, 2);
  const query = own.length === 0 ? '' : `${whole.includes('?') ? '&' : '?'}${own.join('&')}`;
  const didUrl = `${whole}${query}${fragment === undefined ? '' : `#${fragment}`}`;
  const options = readOptions(pairs.filter((pair) => !own.includes(pair)).join('&'));
  if ('type' in options) return { didUrl, isDid: isDid(read(didUrl)), options: {}, problem: options };
  return withVersion(didUrl, options);
}

/** A DID with a version is a DID with an option. */
function withVersion(didUrl: string, options: ResolutionOptions): IdentifierQuestion {
  const url = read(didUrl);
  if (url === undefined) return { didUrl, isDid: true, options };
  if (!isDid(url)) return { didUrl, isDid: false, options };
  const asked = Object.fromEntries(url.parameters);
  const twice = VERSION.find((name) => asked[name] !== undefined && options[name] !== undefined);
  const question = { didUrl: url.did, isDid: true, options: { ...options, ...asked } };
  return twice === undefined ? question : { ...question, problem: didProblem('INVALID_OPTIONS', `${twice} twice`) };
}

function isDid(url: DidUrl | undefined): boolean {
  if (url === undefined) return true;
  const onlyVersion = [...url.parameters.keys()].every((name) => VERSION.some((one) => one === name));
  return url.path === undefined && url.fragment === undefined && onlyVersion;
}

function readOptions(query: string): (ResolutionOptions & DereferenceOptions) | DidProblem {
  const given = parameters(query);
  if (given === undefined) return didProblem('INVALID_OPTIONS', 'an option twice, or not to be read');
  const { versionId, versionTime, versionNumber, expandRelativeUrls, noCache, verificationRelationship, ...more } =
    Object.fromEntries(given);
  const [other] = Object.keys(more);
  // Nothing is cached here, so `noCache` is always as it asks.
  if (other !== undefined) return didProblem('FEATURE_NOT_SUPPORTED', `the option ${other}`);
  if (![expandRelativeUrls, noCache].every(isFlag)) return didProblem('INVALID_OPTIONS', 'neither true nor false');
  if (!isRelationship(verificationRelationship)) return didProblem('INVALID_OPTIONS', 'verificationRelationship');
  return {
    versionId,
    versionTime,
    versionNumber,
    verificationRelationship,
    expandRelativeUrls: expandRelativeUrls === 'true',
  };
}

function isFlag(value: string | undefined): boolean {
  return value === undefined || value === 'true' || value === 'false';
}

function isRelationship(value: string | undefined): value is VerificationRelationship | undefined {
  return value === undefined || verificationRelationships.some((name) => name === value);
}

function parameters(query: string): ReadonlyMap<string, string> | undefined {
  try {
    return parametersOf(query);
  } catch (error) {
    return refusedOnly(error);
  }
}

function read(didUrl: string): DidUrl | undefined {
  try {
    return parseDidUrl(didUrl);
  } catch (error) {
    return refusedOnly(error);
  }
}

function refusedOnly(error: unknown): undefined {
  if (error instanceof CredentialError) return undefined;
  throw error;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // It is no DID then, and is answered as such.
    return text;
  }
}
