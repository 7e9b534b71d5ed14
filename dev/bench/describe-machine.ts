import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine in one line, and how busy it was before anything was measured. */
export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]?.toFixed(1);
  return `${availableParallelism()} cores (${model}), ${gibibytes} GiB, Node ${process.versions.node}, load before ${load}`;
}
