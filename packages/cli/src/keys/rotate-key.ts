import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readArguments, serverOptions } from '../read-arguments.ts';
import type { World } from '../world.ts';
import { findKey } from './find-key.ts';

/** `laurel keys rotate` */
export async function rotateKey(args: readonly string[], world: World): Promise<ExitCode> {
  const { values } = readArguments(args, serverOptions);
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const { id: signingKeyId } = await findKey(client, organisationId, undefined);
  const made = await client.rotateSigningKey({ params: { organisationId, signingKeyId } });
  if (values.json) world.out(`${JSON.stringify(made, null, 2)}\n`);
  else world.out(`${signingKeyId} is retired; ${made.id} signs from now on.\n`);
  return exitCodes.done;
}
