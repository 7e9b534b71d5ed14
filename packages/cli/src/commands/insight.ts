import type { Command } from '../command.ts';
import { showOutcomes } from '../insight/show-outcomes.ts';
import { showOverview } from '../insight/show-overview.ts';
import { printable } from '../printable.ts';
import { UsageError } from '../usage-error.ts';

const figures = new Map([
  ['overview', showOverview],
  ['outcomes', showOutcomes],
]);

/** `laurel insight` */
export const insight: Command = {
  name: 'insight',
  summary: 'Show what becomes of your learners, as a table or JSON',
  help: `
Usage: laurel insight [overview] [--from MONTH] [--to MONTH] [--programme ID]
       laurel insight outcomes [--by month|programme|cohort] [the same]

overview shows who enrolled, began within a week and completed, and the credentials issued, beside
the same of the months before. outcomes shows it row by row, with the median of days to complete.

  --from MONTH, --to MONTH  who enrolled in these months, such as 2026-09; by default the last twelve
  --programme ID            one programme alone

People are counted in groups of five or more, so that nobody can be told: those who are too few in a month
in a later one. Where that leaves nobody to count it says “too few”, and null in JSON.

Both take [--json] [--organisation ID] [--origin URL]. The API key needs the scope insight:read.`,
  async run(args, world) {
    const [first, ...rest] = args;
    if (first === undefined || first.startsWith('-')) return showOverview(args, world);
    const show = figures.get(first);
    if (show) return show(rest, world);
    throw new UsageError(`laurel insight takes ${[...figures.keys()].join(' or ')}, and not “${printable(first)}”.`);
  },
};
