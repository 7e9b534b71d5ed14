import type { Command } from '../command.ts';
import { printable } from '../printable.ts';
import { exportProgramme } from '../programmes/export-programme.ts';
import { importProgramme } from '../programmes/import-programme.ts';
import { UsageError } from '../usage-error.ts';

const actions = new Map([
  ['export', exportProgramme],
  ['import', importProgramme],
]);

/** `laurel programme` */
export const programme: Command = {
  name: 'programme',
  summary: 'Carry a whole programme out or in as one file',
  help: `
Usage: laurel programme export ID --output FILE.zip
       laurel programme import FILE [--dry-run] [--report FILE.csv] [--achievement ID]

export writes the newest version of a programme, answer keys and media included.

import takes a programme file of Laurel, a Common Cartridge or a package of questions (QTI 2.1
and 3.0), and makes a draft of it. What is changed or not carried is told line by line.

  --dry-run         read the package and say what would become of it; make nothing
  --report FILE.csv write what became of everything in it: place, kind, title, outcome, why
  --achievement ID  what finishing leads to; by default what the package says, as a draft

Both take [--json] [--organisation ID] [--origin URL]. The API key needs the scope
programme:write.`,
  async run([action, ...args], world) {
    const act = actions.get(action ?? '');
    if (act) return act(args, world);
    const wrong = action === undefined ? '' : ` and not “${printable(action)}”`;
    throw new UsageError(`laurel programme takes ${[...actions.keys()].join(' or ')}${wrong}.`);
  },
};
