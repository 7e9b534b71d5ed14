import { problems, problemType } from '@laurel/api';
import { type Log, signerErrorOf } from '../ports/index.ts';
import { Refusal } from '../refusal.ts';
import { isBusy, levelOfFault } from '../storage/index.ts';

interface Context {
  log: Log;
  requestId: string;
  method: string;
  path: string;
  /** Resolves when the database answers. */
  databaseAnswers: () => Promise<void>;
}

/**
 * Answers a refusal as problem details (RFC 9457). Anything else is logged in full and shown as nothing: a fault of ours,
 * or of the database where that does not answer.
 */
export async function problemResponse(error: unknown, context: Context): Promise<Response> {
  const { log, requestId, method, path } = context;
  const refusal = refusalOf(error) ?? (await outage(error, context));
  const code = refusal?.code ?? 'internal';
  const { status, title } = problems[code];
  if (status >= 500)
    log[levelOfFault(error)](
      {
        requestId,
        method,
        path,
        error: String(error),
        stack: error instanceof Error ? error.stack : undefined,
        cause: error instanceof Error ? String(error.cause ?? '') : '',
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
  const headers = new Headers({
    ...refusal?.headers,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  if (refusal?.retryAfterSeconds) headers.set('retry-after', String(refusal.retryAfterSeconds));
  if (status === 401) headers.set('www-authenticate', 'Bearer realm="Laurel"');
  return new Response(JSON.stringify(body), { status, headers });
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const cause = signerErrorOf(error);
  if (!cause) return undefined;
  const detail = 'Nothing can be signed just now. What was accepted is kept, and is signed as soon as that is mended.';
  return new Refusal('unavailable', detail, { cause, retryAfterSeconds: 60 });
}

async function outage(cause: unknown, { databaseAnswers }: Context): Promise<Refusal | undefined> {
  if (isBusy(cause)) {
    const detail = 'Too much is asked of the database at this moment. Nothing was changed. Try again in a few seconds.';
    return new Refusal('unavailable', detail, { cause, retryAfterSeconds: 5 });
  }
  try {
    await databaseAnswers();
    return undefined;
  } catch {
    const detail = 'The database does not answer. What was acknowledged is kept. Try again in a few seconds.';
    return new Refusal('unavailable', detail, { cause, retryAfterSeconds: 5 });
  }
}
