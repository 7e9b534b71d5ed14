import type { Command } from '../command.ts';
import { printable } from '../printable.ts';
import { exportProgramme } from '../programmes/export-programme.ts';
import { importProgramme, importQuestions } from '../programmes/import-programme.ts';
import { UsageError } from '../usage-error.ts';

const actions = new Map([
  ['export', exportProgramme],
  ['import', importProgramme],
  ['import-questions', importQuestions],
]);

/** `laurel programme` */
export const programme: Command = {
  name: 'programme',
  summary: 'Carry a whole programme out or in as one file',
  help: `
Usage: laurel programme export ID --output FILE.zip
       laurel programme import FILE [--dry-run] [--report FILE.csv] [--achievement ID]
       laurel programme import-questions FILE [--dry-run] [--report FILE.csv] [--pool ID] [--again]

export writes the newest version of a programme, answer keys and media included.

import takes a programme file of Laurel, a Common Cartridge or a package of questions (QTI 2.1
and 3.0), and makes a draft of it. What is changed or not carried is told line by line.

import-questions puts the questions of such a package straight into the bank of the
organisation. Those that the bank has already are told of and left.

  --dry-run         read the package and say what would become of it; make nothing
  --report FILE.csv write what became of everything in it: place, kind, title, outcome, why
  --achievement ID  what finishing leads to; by default what the package says, as a draft
  --pool ID         a pool that the questions come into as well
  --again           add those that are there already once more

All take [--json] [--organisation ID] [--origin URL]. The API key needs the scope
programme:write.`,
  async run([action, ...args], world) {
    const act = actions.get(action ?? '');
    if (act) return act(args, world);
    const wrong = action === undefined ? '' : ` and not “${printable(action)}”`;
    throw new UsageError(`laurel programme takes ${[...actions.keys()].join(' or ')}${wrong}.`);
  },
};
