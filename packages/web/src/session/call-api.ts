import { type Problem, problemOf } from './problem.ts';

export type ApiAnswer = { data: unknown; problem?: undefined } | { data?: undefined; problem: Problem };

interface ApiCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/api/v1/${string}`;
  body?: unknown;
  /** Sent as the body itself, in the place of JSON. */
  file?: Uint8Array;
  /** Sent even if the page is being left. */
  keepalive?: boolean;
}

/**
 * Calls the API from the browser, for what a page adds once scripts run; the session's cookie goes along by itself.
 * The typed client would bring the whole contract into the page.
 */
export async function callApi({ method, path, body, file, keepalive = false }: ApiCall): Promise<ApiAnswer> {
  try {
    const content = file ? bytesContent(file) : body === undefined ? {} : jsonContent(body);
    const response = await fetch(path, { method, keepalive, ...content });
    const problem = await problemOf(response);
    if (problem) return { problem };
    return { data: response.status === 204 ? undefined : await response.json() };
  } catch {
    return { problem: { status: 503, code: 'unavailable', title: 'No answer came', errors: [] } };
  }
}

function jsonContent(body: unknown): RequestInit {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function bytesContent(file: Uint8Array): RequestInit {
  return { body: new Uint8Array(file), headers: { 'content-type': 'application/octet-stream' } };
}
