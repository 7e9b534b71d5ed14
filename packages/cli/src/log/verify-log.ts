import { readFile } from 'node:fs/promises';
import { verifyLog as verify } from '@laurel/sdk';
import type { ExitCode } from '../exit-code.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';
import { describeReport, exitCodeOf, jsonOfReport } from './print-report.ts';
import { isLogPlace, logOptions, whichLog } from './which-log.ts';

/** `laurel log verify` */
export async function verifyLog(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, logOptions, Number.POSITIVE_INFINITY);
  const [first] = positionals;
  const place = first !== undefined && (await isLogPlace(first)) ? first : undefined;
  const files = place === undefined ? positionals : positionals.slice(1);
  const receipts = new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)));
  const log = await whichLog(place, values);
  const onProgress = world.watched ? (entries: number) => world.err(`\r${entries} entries read`) : undefined;
  const report = await verify({ ...log, receipts, onProgress });
  if (world.watched) world.err('\r\u001b[K');
  if (values.json) world.out(`${JSON.stringify({ log: log.source.name, ...jsonOfReport(report) }, null, 2)}\n`);
  else world.out(describeReport(log.source.name, report, log.policy));
  return exitCodeOf(report);
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new UsageError(`${file} cannot be read${code}: it is neither a receipt nor a folder of a log.`);
  }
}
