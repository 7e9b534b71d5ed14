import { type AffectedCredential, allPages } from '@laurel/sdk';
import Papa from 'papaparse';
import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';
import type { World } from '../world.ts';
import { findKey } from './find-key.ts';
import { readSince } from './read-since.ts';

const columns = [
  'id',
  'url',
  'recipientName',
  'recipientEmail',
  'achievementName',
  'state',
  'issuedAt',
  'logIndex',
  'replacedBy',
] as const satisfies readonly (keyof AffectedCredential)[];

/** `laurel keys affected`: a line a credential as it comes, however many there are. */
export async function listAffected(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { ...serverOptions, since: { type: 'string' } }, 1);
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const { id: signingKeyId } = await findKey(client, organisationId, needed(positionals[0], 'The ID of the key'));
  const query = { limit: 100, ...(values.since !== undefined && { since: readSince(values.since) }) };
  let count = 0;
  if (!values.json) world.out(`${columns.join(',')}\n`);
  for await (const item of allPages(client.listAffectedCredentials, {
    params: { organisationId, signingKeyId },
    query,
  })) {
    count += 1;
    const line = columns.map((name) => item[name]);
    world.out(values.json ? `${JSON.stringify(item)}\n` : `${Papa.unparse([line], { escapeFormulae: true })}\n`);
  }
  world.err(`${count} affected.\n`);
  return exitCodes.done;
}
