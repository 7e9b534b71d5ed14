import type { Endpoint } from '@laurel/api';
import { LaurelError } from './laurel-error.ts';

interface RequestArguments {
  params?: Readonly<Record<string, string>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
  file?: Blob | Uint8Array | undefined;
  mediaType?: string | undefined;
  idempotencyKey?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** What is handed to `fetch` for one call of an endpoint. */
export function requestOf(input: {
  endpoint: Endpoint;
  origin: string;
  args: RequestArguments;
  apiKey: string | undefined;
}): { url: string; init: RequestInit } {
  const { endpoint, origin, args } = input;
  const body = bodyOf(args);
  const headers: Record<string, string> = {
    accept: endpoint.success.mediaTypes?.join(', ') ?? 'application/json',
    ...body.headers,
    ...(args.idempotencyKey === undefined ? {} : { 'idempotency-key': args.idempotencyKey }),
    ...args.headers,
  };
  return {
    url: `${origin}${pathOf(endpoint, args.params ?? {})}${searchOf(args.query ?? {})}`,
    init: {
      method: endpoint.method,
      headers,
      ...body.init,
      credentials: input.apiKey === undefined ? 'same-origin' : 'omit',
      // The API never redirects; files may be served from elsewhere.
      redirect: endpoint.success.mediaTypes ? 'follow' : 'error',
    },
  };
}

function bodyOf(args: RequestArguments): { headers: Record<string, string>; init: { body?: BodyInit } } {
  if (args.file !== undefined) {
    const type = args.mediaType ?? (args.file instanceof Blob ? args.file.type : 'application/octet-stream');
    // A view may lie on shared memory, which fetch refuses: a copy never does.
    const bytes = args.file instanceof Blob ? args.file : new Uint8Array(args.file);
    return { headers: { 'content-type': type }, init: { body: bytes } };
  }
  if (args.body === undefined) return { headers: {}, init: {} };
  return { headers: { 'content-type': 'application/json' }, init: { body: JSON.stringify(args.body) } };
}

function pathOf(endpoint: Endpoint, params: Readonly<Record<string, string>>): string {
  return endpoint.path.replaceAll(/\{(\+?)(\w+)\}/g, (_, isOpen: string, name: string) => {
    const value = params[name];
    if (typeof value !== 'string') throw badParameter(name);
    const steps = isOpen ? value.split('/') : [value];
    // `.` and `..` would be taken as steps between folders, even percent-encoded, and lead to another address.
    if (steps.some((step) => /^\.{0,2}$/.test(step))) throw badParameter(name);
    return steps.map(encodeURIComponent).join('/');
  });
}

function searchOf(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '' : `?${search}`;
}

function badParameter(name: string): LaurelError {
  return new LaurelError({
    status: 0,
    code: 'invalid-request',
    title: 'The request does not fit what this address accepts',
    detail: `The parameter ${name} is missing or cannot be part of an address. Nothing was sent.`,
    errors: [{ pointer: name, message: 'give a value that can be part of an address' }],
  });
}
