import { CredentialError } from '@laurel/credential';
import { problemType } from './problem-type.ts';

/** One fault, as problem details (RFC 9457) list it. */
export interface Fault {
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
}

/** A request that is refused. */
export class Problem extends Error {
  readonly status: number;
  readonly faults: readonly Fault[];

  constructor(status: number, code: string, title: string, faults: readonly Fault[] = [{ code, title }]) {
    super(title);
    this.status = status;
    this.faults = faults;
  }
}

/** The answer to a request that went wrong. What is no refusal is a fault of ours, and shown to who started the server. */
export function problemResponse(error: unknown): Response {
  const { status, message, faults } = toProblem(error);
  const problems = faults.map((fault) => ({ type: problemType(fault.code), ...fault }));
  const body = { type: problems[0]?.type, title: message, status, detail: faults[0]?.detail, errors: problems };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CredentialError) {
    const { code, detail } = error;
    return new Problem(400, code, error.message, [{ code, title: error.message, detail }]);
  }
  console.error(error);
  return new Problem(500, 'internal', 'The server has a fault; it wrote down which.');
}
