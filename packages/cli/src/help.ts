import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** The help on one command, or on all of them. */
export function helpFor(command: Command | undefined): string {
  return command ? `${command.summary}.\n\n${command.help.trim()}\n` : overview();
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `laurel: verify credentials, issue them, and look things up.

Commands
${lines.join('\n')}
  ${'help'.padEnd(width)}  Explain a command: laurel help verify

Environment
  LAUREL_ORIGIN   where the server is (http://localhost:3000)
  LAUREL_API_KEY  an API key of your organisation; verify needs none

Exit codes
  0   done; for verify: valid
  1   refused, or not all could be done; for verify: not valid
  2   for verify: could not be checked
  64  the command was not written right; nothing was done
  70  a fault of laurel itself
`;
}
