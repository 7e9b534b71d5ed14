import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { StackError } from '../stack-error.ts';
import { isPassable } from './is-passable.ts';

/** Who PostgreSQL runs as: it refuses to run as root. */
export interface Account {
  /** Undefined means whoever we are. */
  ids: { uid: number; gid: number } | undefined;
  /** Put before a command, to become that account while keeping the right to pass closed folders. */
  prefix: readonly string[];
  passesEverywhere: boolean;
}

/**
 * Chooses the account: ourselves, or as root the owner of the data, else `postgres`, else `nobody`.
 *
 * @throws StackError `postgres-failed` when the data belongs to somebody else or lies where that account cannot go
 */
export function chooseAccount(directory: string): Account {
  const owner = statSync(directory, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      const message = `The database in ${directory} belongs to another user (id ${owner.uid}): run Laurel as that user or as root, or choose another LAUREL_DATA.`;
      throw new StackError('postgres-failed', message);
    }
    return { ids: undefined, prefix: [], passesEverywhere: true };
  }
  const ids = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : accountIds();
  if (isPassable(path.dirname(directory))) return { ids, prefix: [], passesEverywhere: false };
  return { ids: undefined, prefix: passingPrefix(ids, directory), passesEverywhere: true };
}

function accountIds(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65_534, gid: 65_534 };
}

// Under /root and its like nobody else may pass. One capability, of the two that allow it the smaller one we have, opens
// the way without opening the folder to all.
function passingPrefix({ uid, gid }: { uid: number; gid: number }, directory: string): string[] {
  for (const capability of ['dac_read_search', 'dac_override']) {
    const prefix = [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      // Without it access(2), which PostgreSQL asks about its own programs, would ignore the capability.
      '--securebits=+no_setuid_fixup',
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
    ];
    const [command = '', ...args] = [...prefix, 'ls', path.dirname(directory)];
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return prefix;
  }
  const message = `PostgreSQL does not run as root, and no other user may enter ${path.dirname(directory)}: set LAUREL_DATA to a directory outside, such as /var/lib/laurel.`;
  throw new StackError('postgres-failed', message);
}
