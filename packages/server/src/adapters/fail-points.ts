import process from 'node:process';
import type { FailPoints } from '../ports/index.ts';

/** Kills the process at the named point, as a power cut would; without a name, nothing ever happens. */
export function createFailPoints(name: string | undefined): FailPoints {
  return {
    reach(point) {
      if (point === name) process.kill(process.pid, 'SIGKILL');
    },
  };
}
