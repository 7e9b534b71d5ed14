import type { Command } from './command.ts';
import { achievements } from './commands/achievements.ts';
import { credentials } from './commands/credentials.ts';
import { issue } from './commands/issue.ts';
import { revoke } from './commands/revoke.ts';
import { verify } from './commands/verify.ts';
import { whoami } from './commands/whoami.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [verify, issue, credentials, revoke, achievements, whoami];
