import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { writeResult } from '../files/write-result.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';
import type { World } from '../world.ts';

/** `laurel programme export` */
export async function exportProgramme(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { ...serverOptions, output: { type: 'string' } }, 1);
  const programmeId = needed(positionals[0], 'The ID of a programme');
  const output = needed(values.output, '--output');
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const file = await client.exportProgramme({ params: { organisationId, programmeId }, timeoutMs: 600_000 });
  const bytes = await file.bytes();
  await writeResult(world, output, bytes, { secret: true });
  if (values.json) world.out(`${JSON.stringify({ file: output, bytes: bytes.length })}\n`);
  else world.err(`${output} is written. It holds the answer keys: keep it as you keep an exam.\n`);
  return exitCodes.done;
}
