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
    const row = (name: string, key: 'enrolled' | 'activated' | 'completed' | 'credentials') => [
      name,
      people(now[key]),
      people(before[key]),
    ];
    const rows = [
      row('Enrolled', 'enrolled'),
      row('Began within 7 days', 'activated'),
      row('Completed', 'completed'),
      row('Credentials', 'credentials'),
    ];
    world.out(table(['', `${from} TO ${to}`, 'BEFORE'], rows));
  }
  return exitCodes.done;
}
