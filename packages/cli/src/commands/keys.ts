import type { Command } from '../command.ts';
import { listAffected } from '../keys/list-affected.ts';
import { listKeys } from '../keys/list-keys.ts';
import { markCompromised } from '../keys/mark-compromised.ts';
import { reissueAffected } from '../keys/reissue-affected.ts';
import { rotateKey } from '../keys/rotate-key.ts';
import { printable } from '../printable.ts';
import { UsageError } from '../usage-error.ts';

const actions = new Map([
  ['list', listKeys],
  ['rotate', rotateKey],
  ['compromised', markCompromised],
  ['affected', listAffected],
  ['reissue', reissueAffected],
]);

/** `laurel keys` */
export const keys: Command = {
  name: 'keys',
  summary: 'Exchange the keys that sign, and act when one was stolen',
  help: `
Usage: laurel keys list
       laurel keys rotate
       laurel keys compromised [KEY] --since TIME --reason TEXT --yes
       laurel keys compromised [KEY] --since TIME --drill
       laurel keys affected KEY [--since TIME]
       laurel keys reissue KEY [--reason TEXT] [--no-wait]

list shows every key with the time it was in use. rotate puts a new key in the place of the one
in use; what the old one signed stays valid.

compromised marks a key as stolen since a moment. It signs nothing more, and what the log did
not hold before that moment is not valid any more. This is for good; without --yes it only says
what would be affected. With --drill it is a rehearsal: nothing is changed, and the audit log
has it. affected prints what is affected as CSV, or a JSON object a line; with --since, what
would be. reissue issues it anew: each holder gets one new credential that says the same.

  KEY        the ID of a key, or the first characters of it; the key in use where left out
  --since    a day (2026-11-24), or a time with its zone (2026-11-24T09:30Z)
  --reason   what happened, for the audit log; of reissue, what the holders are told
  --no-wait  begin, and do not wait until it is done

All take [--json] [--organisation ID] [--origin URL].`,
  async run([action, ...args], world) {
    const act = actions.get(action ?? '');
    if (act) return act(args, world);
    const wrong = action === undefined ? '' : ` and not “${printable(action)}”`;
    throw new UsageError(`laurel keys takes ${[...actions.keys()].join(', ')}${wrong}.`);
  },
};
