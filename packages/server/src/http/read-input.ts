import type { Endpoint } from '@laurel/api';
import { CredentialError, parseJson } from '@laurel/credential';
import type { z } from 'zod';
import { type InputFault, Refusal } from '../refusal.ts';
import { readAtMost } from './read-at-most.ts';
import { sayFault } from './say-fault.ts';

const maxJsonBytes = 1_048_576;
const noBytes = new Uint8Array();

/** A request's parameters, query and body, as the endpoint's schemas have them. */
export interface Input {
  params: unknown;
  query: unknown;
  body: unknown;
  /** A JSON body as it was sent, for whoever checks a signature over it; empty where there is none. */
  bodyBytes: Uint8Array;
}

/**
 * Reads a request by its endpoint's schemas.
 *
 * @throws Refusal `invalid-request`, `malformed-json`, `too-large`, `unsupported-media-type`, or `not-found` where an id
 *   in the path is not one
 */
export async function readInput(endpoint: Endpoint, request: Request, params: Record<string, string>): Promise<Input> {
  const place = endpoint.params?.safeParse(params);
  // PostgreSQL keeps no NUL: whatever would have it in its name is not there.
  if ((place && !place.success) || Object.values(params).some(hasNul))
    throw new Refusal('not-found', 'There is nothing at this address. Check the id in it.');
  return {
    params: place?.data,
    query: endpoint.query && parse(endpoint.query, readQuery(new URL(request.url))),
    ...(await readBody(endpoint, request)),
  };
}

/** Where an endpoint takes JSON or a file, the media type says which of them was sent. */
async function readBody(
  { body, upload, maxBodyBytes = maxJsonBytes }: Endpoint,
  request: Request,
): Promise<Pick<Input, 'body' | 'bodyBytes'>> {
  if (upload && (!body || upload.mediaTypes.includes(mediaTypeOf(request)))) {
    checkUpload(upload, request);
    return { body: undefined, bodyBytes: noBytes };
  }
  if (!body) return { body: undefined, bodyBytes: noBytes };
  const { value, bytes } = await readJson(request, maxBodyBytes, upload?.mediaTypes);
  return { body: parse(body, value), bodyBytes: bytes };
}

function mediaTypeOf(request: Request): string {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { error: sayFault });
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid-request', 'Nothing was changed. Mend what is listed and send it again.', {
    faults: parsed.error.issues.flatMap(faultsOf),
  });
}

function faultsOf(issue: z.core.$ZodIssue): InputFault[] {
  const pointer = (key?: PropertyKey) =>
    [...issue.path, ...(key === undefined ? [] : [key])]
      .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointer(key), message: 'not known here; leave it out' }));
  return [{ pointer: pointer(), message: issue.message }];
}

function readQuery(url: URL): Record<string, string> {
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of url.searchParams) {
    if (name in query) {
      throw new Refusal('invalid-request', 'Give each query parameter once.', {
        faults: [{ pointer: `/${name}`, message: 'given twice' }],
      });
    }
    if (hasNul(value)) {
      throw new Refusal('invalid-request', 'Nothing was changed. Mend what is listed and send it again.', {
        faults: [{ pointer: `/${name}`, message: 'the NUL character is not accepted' }],
      });
    }
    query[name] = value;
  }
  return { ...query };
}

function hasNul(text: string): boolean {
  return text.includes('\0');
}

async function readJson(
  request: Request,
  maxBytes: number,
  others: readonly string[] = [],
): Promise<{ value: unknown; bytes: Uint8Array }> {
  if (mediaTypeOf(request) !== 'application/json') {
    const orFile = others.length > 0 ? ` Or send a file as one of: ${others.join(', ')}.` : '';
    throw new Refusal('unsupported-media-type', `Send JSON with the header content-type: application/json.${orFile}`);
  }
  const bytes = await readAtMost(request, maxBytes);
  try {
    return { value: parseJson(bytes), bytes };
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new Refusal('malformed-json', `Nothing was changed. ${error.message}`, { cause: error });
  }
}

/** An upload's bytes stay a stream, read by the use case; its kind and announced size are checked here. */
function checkUpload(upload: NonNullable<Endpoint['upload']>, request: Request): void {
  if (!upload.mediaTypes.includes(mediaTypeOf(request))) {
    throw new Refusal('unsupported-media-type', `Send one of: ${upload.mediaTypes.join(', ')}.`);
  }
  if (Number(request.headers.get('content-length') ?? 0) > upload.maxBytes) {
    throw new Refusal('too-large', `At most ${upload.maxBytes} bytes are accepted here.`);
  }
}
