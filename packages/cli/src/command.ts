import type { ExitCode } from './exit-code.ts';
import type { World } from './world.ts';

/** A command: its words for the help, and what it does with the arguments after its name. */
export interface Command {
  name: string;
  summary: string;
  /** The whole help text, without the summary. */
  help: string;
  run: (args: readonly string[], world: World) => Promise<ExitCode>;
}
