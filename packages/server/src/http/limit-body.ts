import { Refusal } from '../refusal.ts';

/** A request whose body ends with a fault past the limit, and what tells whether it did. */
export interface LimitedBody {
  request: Request;
  /** @throws Refusal `too-large` once the body was longer than the limit */
  check(): void;
}

/**
 * Limits the body of a request that others will read.
 *
 * @throws Refusal `too-large` at once where the announced length says so
 */
export function limitBody(request: Request, limit: number): LimitedBody {
  const tooLarge = new Refusal('too-large', `At most ${limit} bytes are accepted here. Nothing was changed.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge;
  if (!request.body) return { request, check: () => undefined };
  let size = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(tooLarge);
      else controller.enqueue(chunk);
    },
  });
  const { url, method, headers, signal } = request;
  return {
    request: new Request(url, {
      method,
      headers,
      signal,
      body: request.body.pipeThrough(counted),
      duplex: 'half',
    } as RequestInit),
    check() {
      if (size > limit) throw tooLarge;
    },
  };
}
