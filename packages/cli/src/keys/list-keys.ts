import type { SigningKey } from '@laurel/sdk';
import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readArguments, serverOptions } from '../read-arguments.ts';
import { table } from '../table.ts';
import type { World } from '../world.ts';

/** `laurel keys list` */
export async function listKeys(args: readonly string[], world: World): Promise<ExitCode> {
  const { values } = readArguments(args, serverOptions);
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const keys = await client.listSigningKeys({ params: { organisationId } });
  if (values.json) world.out(`${JSON.stringify(keys, null, 2)}\n`);
  else {
    world.out(table(['ID', 'STATE', 'FROM', 'TO', 'LOG SIZE', 'SIGNED'], keys.items.map(rowOf)));
    world.err(`${keys.did}\n${keys.history ? `${keys.history.did}\n` : ''}`);
  }
  return exitCodes.done;
}

function rowOf({ id, state, createdAt, retiredAt, compromisedSince, logSize, signedCount }: SigningKey): string[] {
  const to = compromisedSince ?? retiredAt;
  return [id, state, createdAt.slice(0, 10), to?.slice(0, 10) ?? '–', logSize?.toString() ?? '–', String(signedCount)];
}
