import { type DidUrlDereferencingResult, dereferenceDidUrl } from './dereference-did-url.ts';
import { type DidProblem, didProblem, statusOfDidProblem } from './did-problem.ts';
import { documentTypes, negotiate } from './negotiate.ts';
import { readIdentifier } from './read-identifier.ts';
import { type DidResolutionResult, type ResolverDeps, resolveDid } from './resolve-did.ts';

/** A request as an HTTP server has it, without HTTP. */
export interface IdentifierRequest {
  /** What follows `/1.0/identifiers/` in the path, as it was sent: still escaped. */
  readonly identifier: string;
  /** The query of the request with its `?`, as it was sent; empty when there is none. */
  readonly search: string;
  /** The `Accept` header. */
  readonly accept?: string | undefined;
}

/** An answer to give by HTTP as it is. */
export interface IdentifierAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const RESOLUTION = 'application/did-resolution';
const DEREFERENCING = 'application/did-url-dereferencing';
/** `application/json` is the same text under a plainer name. */
const bareTypes = [...documentTypes, 'application/json', 'text/uri-list'] as const;

/**
 * Answers `GET /1.0/identifiers/{did}`: the HTTPS binding of DID Resolution, for a DID and for a DID URL, as a whole result
 * or as the bare document.
 *
 * @see https://www.w3.org/TR/did-resolution/#bindings-https
 * @example
 * const { pathname, search } = new URL(request.url);
 * const identifier = pathname.slice('/1.0/identifiers/'.length);
 * const accept = request.headers.get('accept') ?? undefined;
 * const { status, headers, body } = await answerIdentifier({ identifier, search, accept }, { retrieve, now: new Date() });
 * return new Response(body === '' ? null : body, { status, headers });
 */
export async function answerIdentifier(request: IdentifierRequest, deps: ResolverDeps): Promise<IdentifierAnswer> {
  const question = readIdentifier(request);
  const results = question.isDid ? [RESOLUTION, DEREFERENCING] : [DEREFERENCING, RESOLUTION];
  const wanted = negotiate(request.accept, [...results, ...bareTypes]);
  const problem = question.problem ?? (wanted === undefined ? unacceptable(request.accept) : undefined);
  const isBare = wanted !== undefined && !results.includes(wanted);
  const options = { ...question.options, ...deps, accept: isBare ? formOf(wanted) : undefined };
  if (wanted === RESOLUTION || (question.isDid && wanted !== DEREFERENCING)) {
    const result = problem === undefined ? await resolveDid(question.didUrl, options) : unresolved(problem);
    return didResolutionAnswer(result, isBare ? wanted : undefined);
  }
  const result = problem === undefined ? await dereferenceDidUrl(question.didUrl, options) : notDereferenced(problem);
  return didUrlDereferencingAnswer(result, isBare ? wanted : undefined);
}

/**
 * A result of `resolveDid` as an HTTP answer: whole, or as the bare document when its media type is given.
 *
 * @example
 * didResolutionAnswer(await resolveDid('did:unknown:1', deps)).status; // 501
 */
export function didResolutionAnswer(result: DidResolutionResult, bareType?: string): IdentifierAnswer {
  const { didDocument, didResolutionMetadata, didDocumentMetadata } = result;
  const status = statusOf(didResolutionMetadata.error, didDocumentMetadata.deactivated);
  if (bareType !== undefined && didDocument !== null) return answer(status, bareType, didDocument);
  // The binding wants the header and this member to be equal, and the header must name what the body is.
  const metadata = { ...didResolutionMetadata, contentType: RESOLUTION };
  return answer(status, RESOLUTION, { ...result, didResolutionMetadata: metadata });
}

/**
 * A result of `dereferenceDidUrl` as an HTTP answer. The address of a service is a redirection (303) to it.
 *
 * NOTE: where it leads is the word of the owner of the DID. Only `https:` and `http:` are redirected to.
 *
 * @example
 * didUrlDereferencingAnswer(await dereferenceDidUrl('did:web:example.org?service=files', deps)).headers.location;
 */
export function didUrlDereferencingAnswer(result: DidUrlDereferencingResult, bareType?: string): IdentifierAnswer {
  const { contentStream, contentMetadata, dereferencingMetadata } = result;
  const status = statusOf(dereferencingMetadata.error, contentMetadata.deactivated);
  if (typeof contentStream === 'string') {
    const [first = ''] = contentStream.split('\r\n');
    return /^https?:/.test(first)
      ? { status: 303, headers: { location: first }, body: '' }
      : { status, headers: { 'content-type': 'text/uri-list' }, body: contentStream };
  }
  if (bareType !== undefined && contentStream !== null) return answer(status, bareType, contentStream);
  const metadata = { ...dereferencingMetadata, contentType: DEREFERENCING };
  return answer(status, DEREFERENCING, { ...result, dereferencingMetadata: metadata });
}

function statusOf(error: DidProblem | undefined, deactivated: boolean | undefined): number {
  if (error !== undefined) return statusOfDidProblem(error);
  return deactivated === true ? 410 : 200;
}

function answer(status: number, contentType: string, content: object): IdentifierAnswer {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(content) };
}

function formOf(bareType: string): string | undefined {
  return bareType === 'application/json' ? undefined : bareType;
}

function unacceptable(accept: string | undefined): DidProblem {
  return didProblem('REPRESENTATION_NOT_SUPPORTED', accept?.slice(0, 200));
}

function unresolved(error: DidProblem): DidResolutionResult {
  return { didResolutionMetadata: { error }, didDocument: null, didDocumentMetadata: {} };
}

function notDereferenced(error: DidProblem): DidUrlDereferencingResult {
  return { dereferencingMetadata: { error }, contentStream: null, contentMetadata: {} };
}
