import { type Achievement, allPages } from '@laurel/sdk';
import type { Command } from '../command.ts';
import { connect, organisationOf } from '../connect.ts';
import { exitCodes } from '../exit-code.ts';
import { readArguments, serverOptions } from '../read-arguments.ts';
import { table } from '../table.ts';

/** `laurel achievements` */
export const achievements: Command = {
  name: 'achievements',
  summary: 'List what can be earned from your organisation',
  help: `
Usage: laurel achievements [--json] [--organisation ID] [--origin URL]`,
  async run(args, world) {
    const { values } = readArguments(args, serverOptions);
    const client = connect(world, values);
    const organisationId = await organisationOf(client, values);
    const items: Achievement[] = [];
    for await (const item of allPages(client.listAchievements, { params: { organisationId }, query: { limit: 100 } }))
      items.push(item);
    if (values.json) world.out(`${JSON.stringify(items, null, 2)}\n`);
    else if (items.length === 0) world.err('There are no achievements yet. Define the first one in the console.\n');
    else {
      const rows = items.map(({ id, state, issuedCount, name }) => [id, state, String(issuedCount), name]);
      world.out(table(['ID', 'STATE', 'ISSUED', 'NAME'], rows));
    }
    return exitCodes.done;
  },
};
