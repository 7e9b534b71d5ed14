import { problems, problemType } from '@laurel/api';
import type { Log } from '../ports/index.ts';
import { Refusal } from '../refusal.ts';

/** Answers a refusal as problem details (RFC 9457). Anything else is a fault of ours: logged in full, shown as nothing. */
export function problemResponse(
  error: unknown,
  context: { log: Log; requestId: string; method: string; path: string },
): Response {
  const { log, requestId, method, path } = context;
  const refusal = error instanceof Refusal ? error : undefined;
  const code = refusal?.code ?? 'internal';
  const { status, title } = problems[code];
  if (status >= 500)
    log.error(
      {
        requestId,
        method,
        path,
        error: String(error),
        stack: (error as Error).stack,
        cause: String((error as Error).cause ?? ''),
      },
      title,
    );
  const body = {
    type: problemType(code),
    title,
    status,
    code,
    detail:
      refusal?.message ??
      `Nothing was changed that you need to undo. Try again; if it stays, give the operator this number: ${requestId}.`,
    instance: `urn:uuid:${requestId}`,
    ...(refusal && refusal.faults.length > 0 ? { errors: refusal.faults } : {}),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (refusal?.retryAfterSeconds) headers.set('retry-after', String(refusal.retryAfterSeconds));
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="Laurel"');
  return new Response(JSON.stringify(body), { status, headers });
}
