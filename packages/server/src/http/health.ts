import { endpoints } from '@laurel/api';
import { bytes, type Route } from './route.ts';

/** Checks by part: one that resolves is well; `undefined` is a part that is switched off. */
export type HealthChecks = Record<string, (() => Promise<void>) | undefined>;

/** Answers with the state of each part: 200 when all that are on are well, else 503. */
export function healthRoute(checks: HealthChecks): Route {
  return {
    endpoint: endpoints.getHealth,
    async handle() {
      const states = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
      );
      const down = states.some(([, part]) => part.state === 'down');
      const body = { state: down ? 'down' : 'ok', parts: Object.fromEntries(states) };
      return down ? bytes(JSON.stringify(body), 'application/json', 503) : body;
    },
  };
}

async function stateOf(
  check: (() => Promise<void>) | undefined,
): Promise<{ state: 'ok' | 'down' | 'off'; detail?: string }> {
  if (!check) return { state: 'off' };
  try {
    await check();
    return { state: 'ok' };
  } catch (error) {
    return { state: 'down', detail: (error as Error).message };
  }
}
