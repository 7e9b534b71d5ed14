import { setTimeout as wait } from 'node:timers/promises';
import type { Blockcert } from '@laurel/sdk';
import { connect } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { writeResult } from '../files/write-result.ts';
import { printable } from '../printable.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';
import type { World } from '../world.ts';

const options = {
  ...serverOptions,
  output: { type: 'string' },
  'no-wait': { type: 'boolean', default: false },
} as const;

const lookEveryMilliseconds = 1_000;

/** `laurel credentials blockcert`: asks for it and waits; stopping to wait stops nothing else. */
export async function fetchBlockcert(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options, 1);
  const credentialId = needed(positionals[0], 'The ID of the credential');
  const client = connect(world, values);
  const where = { params: { credentialId } };
  let blockcert = await client.requestBlockcert(where);
  const stop = world.stop();
  while (!values['no-wait'] && blockcert.state === 'recording' && !stop.aborted) {
    if (world.watched) world.err(`\r${printable(blockcert.sentence)}`);
    await wait(lookEveryMilliseconds, undefined, { signal: stop }).catch(() => undefined);
    blockcert = await client.getBlockcert(where);
  }
  if (world.watched) world.err('\n');
  if (values['no-wait'] || blockcert.state !== 'recorded') return tell(blockcert, { ...values, world });
  const document = await client.getBlockcertDocument(where);
  await writeResult(world, values.output, await document.text());
  world.err(`${printable(blockcert.sentence)}${remarkOf(blockcert)}\n`);
  return exitCodes.done;
}

function tell(blockcert: Blockcert, { json, world }: { json: boolean; world: World }): ExitCode {
  world.out(json ? `${JSON.stringify(blockcert, null, 2)}\n` : `${printable(blockcert.sentence)}\n`);
  return blockcert.state === 'refused' ? exitCodes.no : exitCodes.done;
}

function remarkOf({ chain }: Blockcert): string {
  return chain?.kind === 'development' ? ' Other people’s verifiers will not accept that.' : '';
}
