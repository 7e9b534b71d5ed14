import type { AnswerOf, BodyInputOf, Endpoint, QueryInputOf } from '@laurel/api';
import type { App } from '../app.ts';

/** What a call carries beside its endpoint. */
export interface CallInput<E extends Endpoint> {
  params?: Record<string, string>;
  query?: QueryInputOf<E>;
  body?: BodyInputOf<E>;
  file?: { bytes: Uint8Array; mediaType: string };
}

/** Calls the application's own API in this process, in one person's name. */
export type ApiCaller = <const E extends Endpoint>(endpoint: E, input?: CallInput<E>) => Promise<AnswerOf<E>>;

/** Makes a caller with these cookies; those that the application sets are kept and sent back, as a browser would. */
export function createApiCaller(app: App, origin: string, cookies: readonly string[] = []): ApiCaller {
  let cookie = cookies.map((line) => line.split(';')[0]).join('; ');
  return async (endpoint, input = {}) => {
    const response = await app.fetch(requestOf(endpoint, input, { origin, cookie }));
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    const text = await response.text();
    if (!response.ok) throw new Error(`${endpoint.id} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}

function requestOf({ method, path }: Endpoint, input: CallInput<Endpoint>, headers: Record<string, string>): Request {
  const { params = {}, query, body, file } = input;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const url = new URL(filled, headers.origin);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
  if (file)
    return new Request(url, {
      method,
      headers: { ...headers, 'content-type': file.mediaType },
      body: Buffer.from(file.bytes),
    });
  if (body === undefined) return new Request(url, { method, headers });
  return new Request(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
