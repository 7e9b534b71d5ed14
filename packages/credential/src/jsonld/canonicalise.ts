import jsonld from 'jsonld';
import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { type Contexts, pinnedContexts } from './contexts.ts';

/**
 * Bound on the deep comparisons of RDFC-1.0 section 4.7. The hard but valid graphs of the W3C suite need fewer than 500;
 * the poison one is refused here within a fifth of a second.
 */
export const MAX_DEEP_ITERATIONS = 2_000;

/** The hash functions of the suites. RDFC-1.0 runs on the one that goes with the key (VC-DI-ECDSA section 3). */
export type HashName = 'SHA-256' | 'SHA-384';

/**
 * The canonical N-Quads of a document: RDF Dataset Canonicalization 1.0 over JSON-LD 1.1, in safe mode, so that a term
 * which the contexts do not define is an error and never silently left out of what is signed.
 *
 * @throws CredentialError `credential.term-undefined`, `credential.identifier-relative`, `credential.too-complex`,
 * `credential.context-unknown`, `credential.malformed`
 */
export async function canonicalise(
  document: JsonObject,
  contexts: Contexts = pinnedContexts,
  hash: HashName = 'SHA-256',
): Promise<string> {
  const maxDeepIterations = MAX_DEEP_ITERATIONS;
  const canonizeOptions = { algorithm: 'RDFC-1.0', messageDigestAlgorithm: hash, maxDeepIterations };
  const input = document as jsonld.JsonLdDocument;
  return String(await refusing(jsonld.canonize(input, { ...safeOptions(contexts), canonizeOptions } as object)));
}

/**
 * Holds a document to JSON-LD in safe mode without signing anything: for the securing mechanisms that sign the JSON itself
 * (JCS, JOSE, COSE) and would carry a term that nobody defined. `checkShape` comes before it.
 *
 * @throws CredentialError as {@link canonicalise}
 */
export async function checkTerms(document: JsonObject, contexts: Contexts = pinnedContexts): Promise<void> {
  await refusing(jsonld.toRDF(document as jsonld.JsonLdDocument, safeOptions(contexts) as object));
}

/** NOTE: the library's types do not know `safe` and `canonizeOptions`; its documentation does. */
export function safeOptions(contexts: Contexts): object {
  return {
    safe: true,
    base: '',
    // As the other implementations of these cryptosuites do: without it the direction of a text would be dropped.
    rdfDirection: 'i18n-datatype',
    documentLoader: async (url: string) => ({
      contextUrl: undefined,
      documentUrl: url,
      document: await contexts.load(url),
    }),
  };
}

/** What the processor throws, as one of our refusals. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw refusal(cause);
  }
}

function refusal(cause: unknown): CredentialError {
  const known = causeOf(cause, (error) => error instanceof CredentialError);
  if (known instanceof CredentialError) return known;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/deep iterations/.test(message)) return new CredentialError('credential.too-complex', message, { cause });
  const event = eventOf(cause);
  if (event === undefined) return new CredentialError('credential.malformed', message, { cause });
  const relative = event.code.startsWith('relative');
  const code = relative ? 'credential.identifier-relative' : 'credential.term-undefined';
  return new CredentialError(code, event.detail, { cause });
}

function causeOf(error: unknown, wanted: (error: unknown) => boolean): unknown {
  for (let current = error, steps = 0; current instanceof Error && steps < 8; steps++) {
    if (wanted(current)) return current;
    current = nested(current);
  }
  return undefined;
}

function nested(error: Error): unknown {
  const details: unknown = 'details' in error ? error.details : undefined;
  const inner = typeof details === 'object' && details !== null && 'cause' in details ? details.cause : undefined;
  return inner ?? error.cause;
}

/** The library reports what safe mode would have dropped as an event inside the error. */
function eventOf(cause: unknown): { code: string; detail: string } | undefined {
  const details: unknown = cause instanceof Error && 'details' in cause ? cause.details : undefined;
  if (typeof details !== 'object' || details === null || !('event' in details)) return undefined;
  const event = details.event as { code?: string; details?: Record<string, unknown> };
  const place = event.details?.property ?? event.details?.value ?? event.details?.id ?? event.details?.type;
  return { code: event.code ?? '', detail: `${event.code ?? 'dropped'} ${JSON.stringify(place) ?? ''}`.trim() };
}
