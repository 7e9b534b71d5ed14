import { type ProblemCode, type ProblemDetails, problemDetails, problems } from '@laurel/api';
import { LaurelError } from './laurel-error.ts';

/** Makes the error of an answer that is not a success. Codes that this client does not know are unexpected. */
export async function refusalOf(response: Response): Promise<LaurelError> {
  const retryAfterSeconds = retryAfter(response.headers.get('retry-after'));
  const problem = await readProblem(response);
  if (problem && isProblemCode(problem.code)) {
    const { code, title, detail, errors } = problem;
    return new LaurelError({ status: response.status, code, title, detail, errors, retryAfterSeconds });
  }
  return new LaurelError({
    status: response.status,
    code: 'unexpected-answer',
    title: problem?.title ?? `The server answered ${response.status}`,
    detail: problem?.detail ?? 'The answer is not a problem document. Check that the origin is a Laurel server.',
    retryAfterSeconds,
  });
}

async function readProblem(response: Response): Promise<ProblemDetails | undefined> {
  return problemDetails.safeParse(await readJson(response)).data;
}

/** The JSON of an answer; undefined when it is none. A connection that breaks while reading still throws. */
export async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** Seconds of a Retry-After header; its date form needs a clock and is left out, as the API never sends it. */
function retryAfter(value: string | null): number | undefined {
  return value && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
