/** What a piece of work took. */
export interface Cost {
  /** Of the processor. */
  readonly cpuSeconds: number;
  /** By the clock, with whatever else the machine was doing. */
  readonly seconds: number;
}

/** How much a process has, in bytes. */
export interface Memory {
  /** The most that it ever had of the machine's memory. */
  readonly peak: number;
  /** What is in use once everything else was cleared away. */
  readonly used: number;
}

/** Does a piece of work, and says what it took. */
export async function costOf(act: () => unknown): Promise<Cost> {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - began) / 1e3 };
}

/** Of two pieces of work. */
export function sumOf(one: Cost, other: Cost): Cost {
  return { cpuSeconds: one.cpuSeconds + other.cpuSeconds, seconds: one.seconds + other.seconds };
}

/** Needs Node's `--expose-gc`. */
export function memoryNow(): Memory {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { peak: process.resourceUsage().maxRSS * 1_024, used: heapUsed + external };
}
