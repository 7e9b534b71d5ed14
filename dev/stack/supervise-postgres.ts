import { setTimeout as sleep } from 'node:timers/promises';
import { type Postgres, type PostgresInput, startPostgres } from './postgres.ts';
import { createRestarts } from './restarts.ts';
import type { StackError } from './stack-error.ts';

/** Starts PostgreSQL and, when it dies unasked, starts it again at the same address. */
export async function supervisePostgres(
  input: PostgresInput & { onDeath(text: string): void; onGiveUp(error: StackError): void },
): Promise<Pick<Postgres, 'ownerUrl' | 'firstStart' | 'stop'>> {
  const nextDelay = createRestarts();
  let wanted = true;
  let current = await startPostgres(input);
  const { ownerUrl, firstStart, port } = current;

  async function watch(): Promise<void> {
    await current.exited;
    if (!wanted) return;
    const delay = nextDelay() ?? 30_000;
    input.onDeath(`The embedded database ended unexpectedly. Starting it again in ${delay / 1_000} s.`);
    await sleep(delay);
    if (!wanted) return;
    current = await startPostgres({ ...input, port });
    if (wanted) return watch();
    await current.stop();
  }
  const watching = watch().catch((error: StackError) => input.onGiveUp(error));

  return {
    ownerUrl,
    firstStart,
    async stop() {
      wanted = false;
      await current.stop();
      await watching;
    },
  };
}
