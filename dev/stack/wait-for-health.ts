import { setTimeout as sleep } from 'node:timers/promises';
import { StackError } from './stack-error.ts';

const patienceMilliseconds = 60_000;

/**
 * Waits until every part of the server that is needed says that it is well.
 *
 * @returns what the others say that are not, such as the signer without its keys
 * @throws StackError `service-failed` naming what was not
 */
export async function waitForHealth(port: number, signal?: AbortSignal): Promise<string[]> {
  let last = 'no answer';
  for (const deadline = Date.now() + patienceMilliseconds; Date.now() < deadline; await sleep(50)) {
    signal?.throwIfAborted();
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5_000) });
      if (response.status === 200) return limits(await response.json());
      last = `${response.status} ${await response.text()}`;
    } catch (error) {
      last = (error as Error).message;
    }
  }
  const message = `The server runs but is not well after ${patienceMilliseconds / 1_000} seconds; GET /api/health says: ${last}`;
  throw new StackError('service-failed', message);
}

function limits({ parts }: { parts?: Record<string, { state: string; detail?: string }> }): string[] {
  return Object.values(parts ?? {}).flatMap(({ state, detail }) => (state === 'down' && detail ? [detail] : []));
}
