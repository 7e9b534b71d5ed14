import type { ProblemCode } from '@laurel/api';

/** A fault in one place of the input: a JSON pointer and what to do about it. */
export interface InputFault {
  pointer: string;
  message: string;
}

/**
 * The one way a use case says no. `message` is shown to the caller: what happened, what was kept, what to do;
 * what must stay private goes into `cause`, which is only logged.
 */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly faults: readonly InputFault[];
  readonly retryAfterSeconds: number | undefined;
  /** Headers that the refusal is answered with. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    detail: string,
    options: {
      faults?: readonly InputFault[];
      cause?: unknown;
      retryAfterSeconds?: number;
      headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'Refusal';
    this.code = code;
    this.faults = options.faults ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.headers = options.headers ?? {};
  }
}

/** The answer to whoever asks for what does not exist, or exists for others only: the two must look alike. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', `There is no such ${what}, or it is not for you to see. Check the address.`);
}
