import { LaurelError } from '../laurel-error.ts';

export const origin = 'https://laurel.example';
export const organisationId = '0f5c2a3e-4a86-4d9d-8f57-0c9f8c7f4f11';
export const issueInput = {
  achievementId: 'b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33',
  recipient: { name: 'Ada Lovelace', email: 'ada@example.org' },
};
export const issued = {
  id: '3b1e6c2a-9a0d-4a77-8d66-111111111111',
  url: `${origin}/credentials/3b1e6c2a-9a0d-4a77-8d66-111111111111`,
  achievementId: issueInput.achievementId,
  achievementName: 'IT support fundamentals',
  recipientName: 'Ada Lovelace',
  recipientEmail: 'ada@example.org',
  state: 'issued',
  issuedAt: '2026-11-02T10:00:00Z',
  validUntil: null,
  revokedAt: null,
  revocationReason: null,
  visibility: 'private',
  createdAt: '2026-11-02T10:00:00Z',
};

type Answer = Response | Error;

/** A fake of the network: answers in turn, and keeps what was asked. */
export function network(...answers: Answer[]) {
  const asked: { url: string; init: RequestInit & { headers: Record<string, string> } }[] = [];
  const waits: number[] = [];
  const fetch = (async (url: string, init: (typeof asked)[number]['init']) => {
    init.signal?.throwIfAborted();
    asked.push({ url, init });
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    throw answer ?? new Error('no more answers');
  }) as unknown as typeof globalThis.fetch;
  const sleep = async (ms: number, signal: AbortSignal | undefined) => {
    waits.push(ms);
    signal?.throwIfAborted();
  };
  return { asked, waits, fetch, sleep, random: () => 1, origin };
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
export const problem = (code: string, status: number, headers: Record<string, string> = {}) =>
  json({ type: `urn:laurel:problem:${code}`, title: 'A title', status, code, detail: 'A detail' }, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });
/** The refusal that a call ends with; anything else fails the test. */
export async function refused(call: Promise<unknown>): Promise<LaurelError> {
  const end = await call.catch((error: unknown) => error);
  if (end instanceof LaurelError) return end;
  throw new Error('the call did not end with a LaurelError', { cause: end });
}
