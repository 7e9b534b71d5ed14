import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pools } from './pools.ts';

/** Counts calls across all processes. */
export interface RateLimits {
  /** Takes one point; answers the seconds to wait when none was left. */
  take(
    limit: { name: string; points: number; seconds: number },
    caller: string,
  ): Promise<{ waitSeconds: number } | undefined>;
}

/** Counts in PostgreSQL; `scale` multiplies every limit. */
export function createRateLimits({ pools, scale }: { pools: Pools; scale: number }): RateLimits {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterOf = (name: string, points: number, seconds: number): RateLimiterPostgres => {
    const known = limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: pools.app,
      storeType: 'pool',
      schemaName: 'storage',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points: Math.max(1, Math.floor(points * scale)),
      duration: seconds,
    });
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    async take({ name, points, seconds }, caller) {
      try {
        await limiterOf(name, points, seconds).consume(caller);
        return undefined;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { waitSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
      }
    },
  };
}
