import { createContext, type RouterContextProvider } from 'react-router';
import { applySetCookie, formatCookies, parseCookies } from './cookies.ts';
import type { Visit } from './visit.ts';

/** A fetch to our own API on behalf of the reader. The typed client is made over this. */
export type ApiFetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

/** One request's line to the API: forwards who is asking, keeps what the API wants remembered. */
export interface Api {
  fetch: ApiFetch;
  /** Every Set-Cookie the API sent while this page was made, oldest first. */
  setCookies: readonly string[];
}

export const apiContext = createContext<Api>();

/** Headers that say who asks and in which language; nothing else of the reader's request reaches the API. */
const forwarded = ['accept-language', 'user-agent'];

export function createApi(request: Request, visit: Visit): Api {
  const cookies = parseCookies(request.headers.get('cookie'));
  const setCookies: string[] = [];

  async function apiFetch(input: Request | URL | string, init?: RequestInit): Promise<Response> {
    const target = input instanceof Request ? input : new URL(input, visit.origin);
    const call = new Request(target, { signal: request.signal, ...init });
    if (new URL(call.url).origin !== visit.origin) throw new Error(`Not our API: ${call.url}`);
    for (const name of forwarded) {
      const value = request.headers.get(name);
      if (value !== null && !call.headers.has(name)) call.headers.set(name, value);
    }
    if (cookies.size > 0) call.headers.set('cookie', formatCookies(cookies));
    // The page's own origin was checked before (same-origin.ts); the API checks this header again.
    call.headers.set('origin', visit.origin);
    const response = await visit.apiFetch(call);
    for (const setCookie of response.headers.getSetCookie()) {
      setCookies.push(setCookie);
      applySetCookie(cookies, setCookie);
    }
    return response;
  }

  return { fetch: apiFetch, setCookies };
}

/** The fetch a loader or action calls the API with: `await apiOf(context)('/api/v1/me')`. */
export function apiOf(context: Readonly<RouterContextProvider>): ApiFetch {
  return context.get(apiContext).fetch;
}
