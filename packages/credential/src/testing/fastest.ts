/**
 * The least milliseconds of three runs: what the work costs, not what else the machine was doing. Where the runtime can
 * tell (Node 24), they are those that this thread had the processor.
 */
export async function fastest(act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const started = now();
    await act();
    times.push(now() - started);
  }
  return Math.min(...times);
}

function now(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
