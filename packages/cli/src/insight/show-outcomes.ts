import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { readArguments } from '../read-arguments.ts';
import { table } from '../table.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';
import { insightOptions, people, readPeriod } from './read-period.ts';

const ways = ['month', 'programme', 'cohort'] as const;

/** `laurel insight outcomes` */
export async function showOutcomes(args: readonly string[], world: World): Promise<ExitCode> {
  const { values } = readArguments(args, { ...insightOptions, by: { type: 'string', default: 'month' } });
  const by = ways.find((way) => way === values.by);
  if (!by) throw new UsageError(`--by takes ${ways.join(', ')}, and not “${printable(values.by)}”.`);
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const query = { ...readPeriod(values), by };
  const { rows, total, ...period } = await client.getInsightOutcomes({ params: { organisationId }, query });
  if (values.json) world.out(`${JSON.stringify({ ...period, rows, total }, null, 2)}\n`);
  else {
    const all = [...rows, { ...total, label: 'All' }];
    const shown = all.map(({ label, enrolled, activated, activatedOf, completed, completedOf, days }) => [
      label,
      people(enrolled),
      people(activated, activatedOf),
      people(completed, completedOf),
      days === null ? 'too few' : String(days.median),
    ]);
    world.out(table([by.toUpperCase(), 'ENROLLED', 'BEGAN WITHIN 7 DAYS', 'COMPLETED', 'DAYS (MEDIAN)'], shown));
  }
  return exitCodes.done;
}
