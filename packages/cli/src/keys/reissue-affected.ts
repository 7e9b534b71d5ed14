import { setTimeout as wait } from 'node:timers/promises';
import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';
import type { World } from '../world.ts';
import { findKey } from './find-key.ts';

const options = {
  ...serverOptions,
  reason: { type: 'string' },
  'no-wait': { type: 'boolean', default: false },
} as const;

const lookEveryMilliseconds = 1_000;

/** `laurel keys reissue`: begins it and tells how far it has come until it is done; stopping to watch stops nothing else. */
export async function reissueAffected(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options, 1);
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const { id: signingKeyId } = await findKey(client, organisationId, needed(positionals[0], 'The ID of the key'));
  const body = values.reason === undefined ? {} : { reason: values.reason };
  let reissue = await client.reissueAffected({ params: { organisationId, signingKeyId }, body });
  const stop = world.stop();
  while (!values['no-wait'] && reissue.state === 'running' && !stop.aborted) {
    if (world.watched) world.err(`\r${reissue.done} of ${reissue.total} issued anew`);
    await wait(lookEveryMilliseconds, undefined, { signal: stop }).catch(() => undefined);
    reissue = (await findKey(client, organisationId, signingKeyId)).reissue ?? reissue;
  }
  if (world.watched) world.err('\n');
  if (values.json) world.out(`${JSON.stringify(reissue, null, 2)}\n`);
  else {
    const goesOn = reissue.state === 'running' ? '; it goes on by itself' : '';
    world.out(`${reissue.done} of ${reissue.total} issued anew${goesOn}.\n`);
  }
  return exitCodes.done;
}
