import { CredentialError } from '../errors.ts';
import type { Retrieval, Retrieve } from '../verify/evidence.ts';
import type { DidDocument } from './did-document.ts';
import type { DidDocumentMetadata, DidMethod, DidVersion, ResolvedDid } from './did-method.ts';
import { didMethodOf, didSources } from './did-method-of.ts';
import { type DidProblem, didProblem } from './did-problem.ts';
import { readVersion, type VersionOptions } from './did-version.ts';
import type { DidWebOptions } from './did-web-url.ts';
import { expandRelativeUrls } from './expand-relative-urls.ts';
import { type DocumentType, documentTypes, negotiate } from './negotiate.ts';
import { parseDid } from './parse-did.ts';
import { readDid } from './read-did.ts';

/** What a resolver is given by whoever runs it. */
export interface ResolverDeps extends DidWebOptions {
  /** Fetches one address, guarded; never called for did:key and did:jwk. */
  readonly retrieve: Retrieve;
  readonly now: Date;
}

/** What whoever asks may choose. */
export interface ResolutionOptions extends VersionOptions {
  /** An `Accept` header: the form of the document. */
  readonly accept?: string | undefined;
  readonly expandRelativeUrls?: boolean | undefined;
}

/** @see https://www.w3.org/TR/did-resolution/#did-resolution-result */
export interface DidResolutionResult {
  readonly didResolutionMetadata: { readonly contentType?: string; readonly error?: DidProblem };
  readonly didDocument: DidDocument | null;
  readonly didDocumentMetadata: DidDocumentMetadata;
}

/** A log, its witnesses, and nothing after them. */
const MAX_ROUNDS = 3;

/**
 * Resolves a DID: the abstract function `resolve` of DID Resolution. It never throws for a bad DID, a bad document or a
 * place that cannot be reached: those are errors in the result. A DID that its owner gave up has no document, and
 * `deactivated` in its metadata.
 *
 * @see https://www.w3.org/TR/did-resolution/#did-resolution-algorithm
 * @example
 * const { didDocument } = await resolveDid('did:key:z6Mk…', { retrieve, now: new Date() });
 */
export async function resolveDid(
  did: string,
  {
    accept,
    expandRelativeUrls: expand = false,
    retrieve,
    now,
    allowHttpLocalhost,
    ...version
  }: ResolverDeps & ResolutionOptions,
): Promise<DidResolutionResult> {
  const method = methodOf(did);
  if (isProblem(method)) return unresolved(method);
  const wanted = readVersion(version);
  if (isProblem(wanted)) return unresolved(wanted);
  if (Object.values(wanted).some((value) => value !== undefined) && !('sources' in method && method.hasVersions)) {
    return unresolved(didProblem('FEATURE_NOT_SUPPORTED', `did:${method.method} has no versions`));
  }
  const resolved = await read(did, wanted, { retrieve, now, allowHttpLocalhost });
  if (isProblem(resolved)) return unresolved(resolved);
  const { document, metadata } = resolved;
  if (document === null) return { didResolutionMetadata: {}, didDocument: null, didDocumentMetadata: metadata };
  const contentType = negotiate(accept, typesOf(document));
  if (contentType === undefined) return unresolved(didProblem('REPRESENTATION_NOT_SUPPORTED', accept));
  const didDocument = expand ? expandRelativeUrls(document) : document;
  return { didResolutionMetadata: { contentType }, didDocument, didDocumentMetadata: metadata };
}

function methodOf(did: string): DidMethod | DidProblem {
  try {
    const { fragment } = parseDid(did);
    return fragment === undefined ? didMethodOf(did) : didProblem('INVALID_DID', 'a fragment');
  } catch (error) {
    return problemOf(error, did);
  }
}

async function read(did: string, version: DidVersion, deps: ResolverDeps): Promise<ResolvedDid | DidProblem> {
  const { retrieve, now, allowHttpLocalhost } = deps;
  const texts = new Map<string, string>();
  try {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const missing = didSources(did, texts, { allowHttpLocalhost }).filter(({ url }) => !texts.has(url));
      if (missing.length === 0) return await readDid({ did, texts, now, version, allowHttpLocalhost });
      for (const { url, kind } of missing) {
        const retrieval = await tryRetrieve(retrieve, url, kind);
        if (!retrieval.ok) return notRetrieved(url, retrieval);
        texts.set(url, retrieval.body);
      }
    }
    return didProblem('INTERNAL_ERROR', 'it leads on and on');
  } catch (error) {
    return problemOf(error, did);
  }
}

async function tryRetrieve(retrieve: Retrieve, ...[url, kind]: Parameters<Retrieve>): Promise<Retrieval> {
  try {
    return await retrieve(url, kind);
  } catch {
    return { ok: false, reasonCode: 'retrieval.unreachable' };
  }
}

function notRetrieved(url: string, { reasonCode }: Extract<Retrieval, { ok: false }>): DidProblem {
  return didProblem(reasonCode === 'retrieval.not-found' ? 'NOT_FOUND' : 'INTERNAL_ERROR', `${reasonCode} ${url}`);
}

/** Anything that is no refusal of ours is a fault of ours, and goes on. */
function problemOf(error: unknown, did: string): DidProblem {
  if (!(error instanceof CredentialError)) throw error;
  const { code, message } = error;
  if (code === 'did.method-unsupported') return didProblem('METHOD_NOT_SUPPORTED', message);
  if (code === 'did.version-not-found') return didProblem('NOT_FOUND', message);
  if (code === 'key.type-unsupported') return didProblem('FEATURE_NOT_SUPPORTED', message);
  // did:webvh counts a log that does not hold as an invalid DID: the identifier is a digest of it.
  const isDocument = code === 'did.document-malformed' && !did.startsWith('did:webvh:');
  return didProblem(isDocument ? 'INVALID_DID_DOCUMENT' : 'INVALID_DID', message);
}

function isProblem(value: object): value is DidProblem {
  return 'type' in value && 'title' in value;
}

function unresolved(error: DidProblem): DidResolutionResult {
  return { didResolutionMetadata: { error }, didDocument: null, didDocumentMetadata: {} };
}

/** Without a context a document is JSON, and says nothing as JSON-LD. */
function typesOf(document: DidDocument): readonly DocumentType[] {
  return document['@context'] === undefined ? ['application/did+json'] : documentTypes;
}
