import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Anvil, findAnvil, startAnvil } from './anvil.ts';
import { createRestarts } from './restarts.ts';

/** What every place that shows the development chain says of it. */
export const developmentChainNotice = 'development chain: proves the mechanism, not permanence';

/** The development chain, at one address for as long as the stack runs. */
export interface DevelopmentChain {
  url: string;
  /** Of the group of processes that it is at this moment. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts the development chain and, when it dies unasked, starts it again at the same address; the worker gives it its state
 * back. Nothing else needs it: where it cannot be had, that is told and the rest goes on without.
 *
 * @param input.report told what a person should know
 */
export async function superviseAnvil(input: {
  dataDirectory: string;
  report(line: string): void;
}): Promise<DevelopmentChain | undefined> {
  const { dataDirectory, report } = input;
  if (!findAnvil()) {
    report('There is no development chain for this platform: checkpoints are signed, and recorded on no chain.');
    return undefined;
  }
  const logFile = path.join(dataDirectory, 'logs', 'chain.log');
  const nextDelay = createRestarts();
  let wanted = true;
  let current: Anvil;
  try {
    current = await startAnvil({ logFile });
  } catch (error) {
    report(`${(error as Error).message}\nCheckpoints are signed, and recorded on no chain.`);
    return undefined;
  }
  const { url, port } = current;

  async function watch(): Promise<void> {
    await current.exited;
    if (!wanted) return;
    await sleep(nextDelay() ?? 30_000);
    if (!wanted) return;
    report('The development chain ended unexpectedly, and is started again.');
    current = await startAnvil({ logFile, port });
    if (wanted) return watch();
    await current.stop();
  }
  const watching = watch().catch((error: Error) => report(error.message));

  return {
    url,
    pid: () => current.pid,
    async stop() {
      wanted = false;
      await current.stop();
      await watching;
    },
  };
}
