const windowMilliseconds = 60_000;
const mostInWindow = 5;
const firstDelayMilliseconds = 100;

/**
 * Decides how long to wait before something that died is started again: ever longer, and not at all (undefined) when it
 * died more than five times within a minute.
 */
export function createRestarts(now: () => number = Date.now): () => number | undefined {
  let deaths: number[] = [];
  return () => {
    deaths = [...deaths.filter((time) => now() - time < windowMilliseconds), now()];
    return deaths.length > mostInWindow ? undefined : firstDelayMilliseconds * 2 ** (deaths.length - 1);
  };
}
