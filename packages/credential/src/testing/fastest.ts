/** The least milliseconds of three runs: what the work costs, not what else the machine was doing. */
export async function fastest(act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}
