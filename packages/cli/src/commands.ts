import type { Command } from './command.ts';
import { achievements } from './commands/achievements.ts';
import { blockcerts } from './commands/blockcerts.ts';
import { credentials } from './commands/credentials.ts';
import { derive } from './commands/derive.ts';
import { exportStatic } from './commands/export-static.ts';
import { insight } from './commands/insight.ts';
import { inspect } from './commands/inspect.ts';
import { issue } from './commands/issue.ts';
import { keygen } from './commands/keygen.ts';
import { keys } from './commands/keys.ts';
import { log } from './commands/log.ts';
import { programme } from './commands/programme.ts';
import { revoke } from './commands/revoke.ts';
import { validateSchema } from './commands/validate-schema.ts';
import { vcJoseCose } from './commands/vc-jose-cose.ts';
import { verify } from './commands/verify.ts';
import { whoami } from './commands/whoami.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  verify,
  inspect,
  issue,
  credentials,
  revoke,
  keys,
  achievements,
  programme,
  insight,
  derive,
  blockcerts,
  log,
  exportStatic,
  keygen,
  validateSchema,
  vcJoseCose,
  whoami,
];
