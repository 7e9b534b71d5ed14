import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { type Dereferenced, type DereferenceOptions, dereference } from './dereference.ts';
import type { DidDocument } from './did-document.ts';
import type { DidDocumentMetadata } from './did-method.ts';
import { type DidProblem, didProblem } from './did-problem.ts';
import { documentTypes, negotiate } from './negotiate.ts';
import { type DidUrl, parseDidUrl } from './parse-did-url.ts';
import { type DidResolutionResult, type ResolutionOptions, type ResolverDeps, resolveDid } from './resolve-did.ts';

/** @see https://www.w3.org/TR/did-resolution/#did-url-dereferencing-result */
export interface DidUrlDereferencingResult {
  readonly dereferencingMetadata: { readonly contentType?: string; readonly error?: DidProblem };
  /** A document, a part of one, addresses one a line, or nothing. */
  readonly contentStream: DidDocument | JsonObject | string | null;
  readonly contentMetadata: DidDocumentMetadata;
}

/** Everything that can come out, the likeliest first. */
const contentTypes = [...documentTypes, 'text/uri-list'] as const;

/**
 * Dereferences a DID URL: the abstract function `dereference` of DID Resolution. It resolves the DID, in the version that
 * the URL asks for, and finds in the document what the URL names. Like `resolveDid` it gives errors in the result.
 *
 * With `service` the answer is a list of addresses; where `accept` has no room for that, the document with those services.
 *
 * @see https://www.w3.org/TR/did-resolution/#dereferencing-algorithm
 * @example
 * const { contentStream } = await dereferenceDidUrl('did:web:example.org#key-1', { retrieve, now: new Date() });
 */
export async function dereferenceDidUrl(
  didUrl: string,
  { verificationRelationship, ...options }: ResolverDeps & ResolutionOptions & DereferenceOptions,
): Promise<DidUrlDereferencingResult> {
  const url = read(didUrl);
  if (url === undefined) return failed(didProblem('INVALID_DID_URL', didUrl.slice(0, 100)));
  const { accept } = options;
  if (negotiate(accept, contentTypes) === undefined) return failed(didProblem('REPRESENTATION_NOT_SUPPORTED', accept));
  const resolved = await resolveDid(url.did, { ...options, ...versionsOf(url, options), accept: undefined });
  const { didDocument, didDocumentMetadata, didResolutionMetadata } = resolved;
  if (didResolutionMetadata.error !== undefined) return failed(didResolutionMetadata.error);
  if (didDocument === null)
    return { dereferencingMetadata: {}, contentStream: null, contentMetadata: didDocumentMetadata };
  return present(dereference(didDocument, didUrl, { accept, verificationRelationship }), resolved, accept);
}

function present(
  found: Dereferenced,
  resolved: DidResolutionResult,
  accept: string | undefined,
): DidUrlDereferencingResult {
  if (found.kind === 'problem') return failed(found.problem);
  const isList = found.kind === 'urls';
  const offers = isList ? (['text/uri-list'] as const) : offersFor(resolved);
  const contentType = negotiate(accept, offers);
  if (contentType === undefined) return failed(didProblem('REPRESENTATION_NOT_SUPPORTED', accept));
  const dereferencingMetadata = { contentType };
  if (isList) return { dereferencingMetadata, contentStream: found.urls.join('\r\n'), contentMetadata: {} };
  return found.kind === 'part'
    ? { dereferencingMetadata, contentStream: found.part, contentMetadata: {} }
    : { dereferencingMetadata, contentStream: found.document, contentMetadata: resolved.didDocumentMetadata };
}

function offersFor({ didDocument }: DidResolutionResult): readonly string[] {
  return didDocument?.['@context'] === undefined ? ['application/did+json'] : documentTypes;
}

/** The URL's own word about the version, and the options' beside it: `resolveDid` refuses two. */
function versionsOf({ parameters }: DidUrl, options: ResolutionOptions): ResolutionOptions {
  const own = ['versionId', 'versionTime', 'versionNumber'].filter((name) => parameters.has(name));
  return { ...options, ...Object.fromEntries(own.map((name) => [name, parameters.get(name)])) };
}

function read(didUrl: string): DidUrl | undefined {
  try {
    return parseDidUrl(didUrl);
  } catch (error) {
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}

function failed(error: DidProblem): DidUrlDereferencingResult {
  return { dereferencingMetadata: { error }, contentStream: null, contentMetadata: {} };
}
