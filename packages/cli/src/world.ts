import type { Environment } from './environment.ts';

/** Everything a command touches outside itself. */
export interface World {
  environment: Environment;
  stdin: AsyncIterable<Uint8Array>;
  /** Results: what another program may read. */
  out: (text: string) => void;
  /** Progress, warnings and refusals: what a person reads. */
  err: (text: string) => void;
  /** Whether a person watches {@link World.err}. */
  watched: boolean;
  now: () => Date;
  /** A signal that aborts when the person asks to stop; once asked for, the process no longer ends by itself. */
  stop: () => AbortSignal;
}
