import { LaurelError } from '@laurel/sdk';
import { type Problem, pageProblem } from './problem.ts';
import { redirectToSignIn } from './redirect-to-sign-in.ts';

/**
 * What the API refused, for a form to show again: `catch (error) { const problem = refusalOf(error); … }`.
 * Whatever is no refusal is thrown on.
 */
export function refusalOf(error: unknown): Problem {
  if (!(error instanceof LaurelError)) throw error;
  const { code, title, detail, errors } = error;
  return { status: statusOf(error), code, title, ...(detail ? { detail } : {}), errors };
}

/**
 * What a page cannot do without: `await needed(client.getMe(), url)` with the loader's own `url`. Strangers are sent to
 * sign in and back; any other refusal becomes the error page of its status.
 */
export async function needed<T>(answer: Promise<T>, url: URL): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) throw redirectToSignIn(url);
    throw pageProblem(problem);
  }
}

/** Without an answer, or with one outside the contract, there is no status to pass on. */
function statusOf({ code, status }: LaurelError): number {
  if (code === 'unreachable') return 503;
  return status >= 400 ? status : 500;
}
