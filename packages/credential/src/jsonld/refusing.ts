import { CredentialError } from '../errors.ts';

/** What the JSON-LD processor throws, as one of our refusals. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw refusal(cause);
  }
}

function refusal(cause: unknown): CredentialError {
  const known = causeOf(cause, (error) => error instanceof CredentialError);
  if (known instanceof CredentialError) return known;
  const message = cause instanceof Error ? cause.message : String(cause);
  const event = eventOf(cause);
  if (event === undefined) return new CredentialError('credential.malformed', message, { cause });
  const relative = event.code.startsWith('relative');
  const code = relative ? 'credential.identifier-relative' : 'credential.term-undefined';
  return new CredentialError(code, event.detail, { cause });
}

function causeOf(error: unknown, wanted: (error: unknown) => boolean): unknown {
  for (let current = error, steps = 0; current instanceof Error && steps < 8; steps++) {
    if (wanted(current)) return current;
    current = nested(current);
  }
  return undefined;
}

function nested(error: Error): unknown {
  const details: unknown = 'details' in error ? error.details : undefined;
  const inner = typeof details === 'object' && details !== null && 'cause' in details ? details.cause : undefined;
  return inner ?? error.cause;
}

/** The library reports what safe mode would have dropped as an event inside the error. */
function eventOf(cause: unknown): { code: string; detail: string } | undefined {
  const details: unknown = cause instanceof Error && 'details' in cause ? cause.details : undefined;
  if (typeof details !== 'object' || details === null || !('event' in details)) return undefined;
  const event = details.event as { code?: string; details?: Record<string, unknown> };
  const place = event.details?.property ?? event.details?.value ?? event.details?.id ?? event.details?.type;
  return { code: event.code ?? '', detail: `${event.code ?? 'dropped'} ${JSON.stringify(place) ?? ''}`.trim() };
}
