import { endpoints } from '@laurel/api';
import type { Log } from '../ports/index.ts';
import { Refusal } from '../refusal.ts';
import { bytes, type Route } from './route.ts';

type Check = () => Promise<void>;

/** Checks by part: one that resolves is well; `undefined` is a part that is switched off. */
export interface HealthChecks {
  database: Check;
  [part: string]: Check | undefined;
}

/** Answers with the state of each part: 200 when all that are on are well, else 503. */
export function healthRoute(checks: HealthChecks, log: Log): Route {
  return {
    endpoint: endpoints.getHealth,
    asksNobody: true,
    async handle() {
      const states = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await stateOf(name, check, log)] as const),
      );
      const down = states.some(([, part]) => part.state === 'down');
      const body = { state: down ? 'down' : 'ok', parts: Object.fromEntries(states) };
      return down ? bytes(JSON.stringify(body), 'application/json', 503) : body;
    },
  };
}

async function stateOf(
  part: string,
  check: Check | undefined,
  log: Log,
): Promise<{ state: 'ok' | 'down' | 'off'; detail?: string }> {
  if (!check) return { state: 'off' };
  try {
    await check();
    return { state: 'ok' };
  } catch (error) {
    // Addresses and accounts of the parts are the operator's alone.
    log.warn({ part, error: String(error) }, 'a part is down');
    return {
      state: 'down',
      detail: error instanceof Refusal ? error.message : 'It does not answer; the log says why.',
    };
  }
}
