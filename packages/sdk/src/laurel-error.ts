import type { ProblemCode } from '@laurel/api';

/**
 * Why a call did not succeed: a code of the API's own table, or one of two that only the client can know.
 *
 * - `unreachable`: no answer came: no connection, a redirect, or none in time.
 * - `unexpected-answer`: an answer came that the contract does not know, as from a proxy or a newer server.
 */
export type LaurelErrorCode = ProblemCode | 'unreachable' | 'unexpected-answer';

/** What a {@link LaurelError} is made of. */
export interface LaurelErrorDetails {
  /** The HTTP status; 0 when no answer came or nothing was sent. */
  status: number;
  code: LaurelErrorCode;
  title: string;
  /** What happened, what was kept, and what to do. */
  detail?: string | undefined;
  /** One entry a fault in what was sent; `pointer` is a JSON Pointer into the body, or the name of a parameter. */
  errors?: readonly { pointer: string; message: string }[] | undefined;
  /** How long the server asks to be left alone. */
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}

/**
 * Every refusal and every failure of a call, made from problem details
 * ({@link https://www.rfc-editor.org/rfc/rfc9457 RFC 9457}) where the server sent them.
 *
 * @example
 * import { LaurelError } from '@laurel/sdk';
 *
 * try {
 *   throw new LaurelError({ status: 404, code: 'not-found', title: 'There is nothing here that you may see' });
 * } catch (error) {
 *   if (!(error instanceof LaurelError && error.code === 'not-found')) throw error;
 * }
 */
export class LaurelError extends Error {
  override readonly name = 'LaurelError';
  readonly status: number;
  readonly code: LaurelErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { pointer: string; message: string }[];
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, code, title, detail, errors, retryAfterSeconds, cause }: LaurelErrorDetails) {
    super(detail ? `${title}: ${detail}` : title, { cause });
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail ?? '';
    this.errors = errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
