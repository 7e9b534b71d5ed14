import { RouterContextProvider } from 'react-router';
import { apiContext, createApi } from '../session/api.ts';
import { type Visit, visitContext } from '../session/visit.ts';

export const origin = 'https://laurel.example';

/** One request to the API, as the server would see it. */
export interface Asked {
  /** `POST /api/v1/sessions` */
  call: string;
  body: unknown;
}

export interface PageVisit {
  /** With the query: `/sign-in?next=/learn`. */
  path: string;
  params?: Record<string, string>;
  cookie?: string;
  headers?: Record<string, string>;
  /** What the form sends; the visit is a POST then. */
  form?: Record<string, string> | [string, string][];
  /** What the API answers, by call; a call that is not here is a mistake of the page. */
  api: Record<string, Response | (() => Response | Promise<Response>)>;
}

/**
 * The arguments a loader or action gets for one visit, and what it asks of the API meanwhile. The generated types carry
 * the route's own parameters, so callers say which page it is for.
 */
export function visitPage<Args>(visit: PageVisit): { args: Args; asked: Asked[] } {
  const asked: Asked[] = [];
  const url = new URL(visit.path, origin);
  const headers = { ...visit.headers, ...(visit.cookie === undefined ? {} : { cookie: visit.cookie }) };
  const body = visit.form === undefined ? undefined : new URLSearchParams(visit.form);
  const request = new Request(url, { headers, ...(body ? { method: 'POST', body } : {}) });
  const context = new RouterContextProvider();
  const around: Visit = { apiFetch, origin, nonce: 'n', development: false };
  context.set(visitContext, around);
  context.set(apiContext, createApi(request, around));
  return { args: { request, url, params: visit.params ?? {}, context } as Args, asked };

  async function apiFetch(call: Request): Promise<Response> {
    const name = `${call.method} ${new URL(call.url).pathname}`;
    const text = await call.text();
    asked.push({ call: name, body: text === '' ? undefined : JSON.parse(text) });
    const answer = visit.api[name];
    if (answer === undefined) throw new Error(`The page asked what it should not: ${name}`);
    return typeof answer === 'function' ? answer() : answer;
  }
}

/** A refusal as the API sends it. */
export function refusal(status: number, code: string, errors: { pointer: string; message: string }[] = []): Response {
  const problem = { type: `urn:laurel:problem:${code}`, title: code, status, code, errors };
  return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } });
}

/** What a loader or action threw or returned, when it sends the reader elsewhere. */
export async function whereTo(answer: unknown): Promise<string | null> {
  const settled = await Promise.resolve(answer).catch((thrown: unknown) => thrown);
  if (!(settled instanceof Response)) throw new Error(`Not a redirect: ${JSON.stringify(settled)}`);
  return settled.headers.get('location');
}
