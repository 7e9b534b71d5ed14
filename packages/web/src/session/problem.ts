import { data } from 'react-router';

/** Problem details (RFC 9457) as the API sends them. */
export interface Problem {
  status: number;
  /** The stable code, `slug-taken`; see docs/errors.md. */
  code: string;
  title: string;
  detail?: string;
  /** One entry a fault; `pointer` is a JSON pointer into what was sent, `/recipient/email`. */
  errors: readonly { pointer: string; message: string }[];
}

/** The problem in a response, or undefined when the response is a success. */
export async function problemOf(response: Response): Promise<Problem | undefined> {
  if (response.ok) return undefined;
  const fallback: Problem = { status: response.status, code: 'internal', title: response.statusText, errors: [] };
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  try {
    return parseProblem(await response.json(), fallback);
  } catch {
    return fallback;
  }
}

function parseProblem(body: unknown, fallback: Problem): Problem {
  if (!isRecord(body)) return fallback;
  const { code, title, detail, errors } = body;
  return {
    status: fallback.status,
    code: typeof code === 'string' ? code : fallback.code,
    title: typeof title === 'string' ? title : fallback.title,
    ...(typeof detail === 'string' ? { detail } : {}),
    errors: Array.isArray(errors) ? errors.filter(isFault) : [],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFault(value: unknown): value is Problem['errors'][number] {
  return isRecord(value) && typeof value.pointer === 'string' && typeof value.message === 'string';
}

/** What a loader throws when a page cannot be shown: the error page of that status, with the problem's words. */
export function pageProblem(problem: Problem) {
  return data(problem, { status: problem.status });
}

/** Says whether what an error boundary caught carries a problem. */
export function isProblem(value: unknown): value is Problem {
  return isRecord(value) && typeof value.code === 'string' && Array.isArray(value.errors);
}
