import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readArguments } from '../read-arguments.ts';
import { table } from '../table.ts';
import type { World } from '../world.ts';
import { insightOptions, people, readPeriod } from './read-period.ts';

/** `laurel insight overview` */
export async function showOverview(args: readonly string[], world: World): Promise<ExitCode> {
  const { values } = readArguments(args, insightOptions);
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const found = await client.getInsightOverview({ params: { organisationId }, query: readPeriod(values) });
  if (values.json) world.out(`${JSON.stringify(found, null, 2)}\n`);
  else {
    const { now, before, from, to } = found;
    type Count = Exclude<keyof typeof now, 'days'>;
    const row = (name: string, key: Count, of?: Count) => [
      name,
      ...[now, before].map((figures) => people(figures[key], of && figures[of])),
    ];
    const rows = [
      row('Enrolled', 'enrolled'),
      row('Began within 7 days', 'activated', 'activatedOf'),
      row('Completed', 'completed', 'completedOf'),
      row('Credentials', 'credentials'),
    ];
    world.out(table(['', `${from} TO ${to}`, 'BEFORE'], rows));
  }
  return exitCodes.done;
}
