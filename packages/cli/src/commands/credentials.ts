import { allPages, type IssuedCredential } from '@laurel/sdk';
import type { Command } from '../command.ts';
import { connect, organisationOf } from '../connect.ts';
import { fetchBlockcert } from '../credentials/fetch-blockcert.ts';
import { exitCodes } from '../exit-code.ts';
import { readArguments, serverOptions } from '../read-arguments.ts';
import { table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

/** `laurel credentials` */
export const credentials: Command = {
  name: 'credentials',
  summary: 'List what your organisation has issued, newest first',
  help: `
Usage: laurel credentials [--search TEXT] [--limit N] [--json] [--organisation ID] [--origin URL]
       laurel credentials blockcert ID [--output FILE] [--no-wait] [--json] [--origin URL]

  --search TEXT  only those whose recipient or achievement matches
  --limit N      at most so many (50)

blockcert has the server record one on its blockchain, waits until that is done, and prints it as a
Blockcert, or writes it into a file. Asking again gives the same one. To record files by yourself,
with a wallet of yours: laurel help blockcerts

  ID             of the credential, as the list has it
  --output FILE  where to write it
  --no-wait      say how it stands, and do not wait`,
  async run([action, ...rest], world) {
    if (action === 'blockcert') return fetchBlockcert(rest, world);
    const args = action === undefined ? [] : [action, ...rest];
    const { values } = readArguments(args, {
      ...serverOptions,
      search: { type: 'string' },
      limit: { type: 'string', default: '50' },
    });
    const limit = /^[1-9]\d{0,5}$/.test(values.limit) ? Number(values.limit) : undefined;
    if (limit === undefined) throw new UsageError('--limit takes a whole number from 1 to 999999.');
    const client = connect(world, values);
    const organisationId = await organisationOf(client, values);
    const query = { search: values.search, limit: Math.min(limit, 100) };
    const items: IssuedCredential[] = [];
    for await (const item of allPages(client.listIssuedCredentials, { params: { organisationId }, query })) {
      items.push(item);
      if (items.length === limit) break;
    }
    if (values.json) world.out(`${JSON.stringify(items, null, 2)}\n`);
    else if (items.length === 0) world.err('No credentials match. To issue one: laurel help issue\n');
    else world.out(table(['ID', 'STATE', 'ISSUED', 'RECIPIENT', 'ACHIEVEMENT'], items.map(rowOf)));
    return exitCodes.done;
  },
};

function rowOf({ id, state, issuedAt, recipientName, recipientEmail, achievementName }: IssuedCredential): string[] {
  return [id, state, issuedAt?.slice(0, 10) ?? '–', `${recipientName} <${recipientEmail}>`, achievementName];
}
