import { type IssuedCredential, type LaurelClient, LaurelError } from '@laurel/sdk';
import { normalisedEmail } from './read-recipients.ts';
import type { Recipient } from './recipient.ts';
import { rowKey } from './row-key.ts';

/** What became of a row. */
export type RowResult =
  | { outcome: 'issued'; recipient: Recipient; credential: IssuedCredential }
  | { outcome: 'refused'; recipient: Recipient; error: LaurelError }
  | { outcome: 'not-sent'; recipient: Recipient };

interface IssueRowsInput {
  client: LaurelClient;
  organisationId: string;
  achievementId: string;
  recipients: readonly Recipient[];
  stop: AbortSignal;
  onProgress: (done: number) => void;
}

/** A few at once: more would only wait for each other on the server. */
const atOnce = 4;

/** Refusals that every other row would meet too. */
const stopsAll: ReadonlySet<LaurelError['code']> = new Set([
  'unreachable',
  'unavailable',
  'unexpected-answer',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'achievement-not-active',
  'rate-limited',
]);

/**
 * Issues row after row. A refusal of one row leaves the others alone; one that would meet them all, or a request to
 * stop, leaves the rest unsent. What is on its way is always waited for, so that every answer is known.
 */
export async function issueRows(input: IssueRowsInput): Promise<RowResult[]> {
  const results: RowResult[] = input.recipients.map((recipient) => ({ outcome: 'not-sent', recipient }));
  const rows = input.recipients.entries();
  let stopped = false;
  let done = 0;
  const work = async () => {
    for (const [index, recipient] of rows) {
      if (stopped || input.stop.aborted) return;
      const result = await issueRow(input, recipient);
      results[index] = result;
      if (result.outcome === 'refused' && stopsAll.has(result.error.code)) stopped = true;
      done += 1;
      input.onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

async function issueRow(input: IssueRowsInput, recipient: Recipient): Promise<RowResult> {
  const { client, organisationId, achievementId } = input;
  const { name, email, completedOn } = recipient;
  try {
    const credential = await client.issueCredential({
      params: { organisationId },
      body: {
        achievementId,
        // The same bytes for the same key, however the address was written.
        recipient: { name, email: normalisedEmail(email) },
        ...(completedOn ? { completedOn } : {}),
      },
      idempotencyKey: rowKey(achievementId, recipient),
    });
    return { outcome: 'issued', recipient, credential };
  } catch (error) {
    if (error instanceof LaurelError) return { outcome: 'refused', recipient, error };
    throw error;
  }
}
