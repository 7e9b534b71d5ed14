import { setTimeout as sleep } from 'node:timers/promises';
import { type MonitorReport, monitorLog as monitor } from '@laurel/sdk';
import type { ExitCode } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { needed, readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';
import { describeFindings, describeRecorded, exitCodeOf, jsonOfReport } from './print-report.ts';
import { readState, writeEvidence, writeState } from './state-file.ts';
import { logOptions, sourceAt, whichLog } from './which-log.ts';

/** `laurel log monitor` */
export async function monitorLog(args: readonly string[], world: World): Promise<ExitCode> {
  const { place, values, state, seconds, others } = read(args);
  const log = await whichLog(place, values);
  const stop = values.once ? undefined : world.stop();
  for (;;) {
    const lastSeen = await readState(state);
    const report = await monitor({ ...log, lastSeen, others, everything: values.all });
    print(report, log.source.name, { world, json: values.json });
    if (report.outcome === 'pass' && report.checkpoint !== undefined) {
      await writeState(state, { note: report.checkpoint.note, seenAt: world.now() });
    }
    if (report.outcome === 'fail') {
      world.err(`What proves it is kept in ${printable(await writeEvidence(state, report, world.now()))}.\n`);
    }
    // What is proven does not become better by looking again; what could not be found out may.
    if (values.once || report.outcome === 'fail' || !(await wait(seconds, stop))) return exitCodeOf(report);
  }
}

function read(args: readonly string[]) {
  const options = {
    ...logOptions,
    state: { type: 'string' },
    against: { type: 'string', multiple: true },
    once: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    interval: { type: 'string', default: '60' },
  } as const;
  const { values, positionals } = readArguments(args, options, 1);
  const seconds = Number(values.interval);
  if (!/^\d{1,6}$/.test(values.interval) || seconds < 1) throw new UsageError('--interval takes whole seconds.');
  const others = (values.against ?? []).map(sourceAt);
  return { place: positionals[0], values, state: needed(values.state, '--state'), seconds, others };
}

/** False once the person asks to stop. */
async function wait(seconds: number, stop: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(seconds * 1_000, undefined, stop === undefined ? {} : { signal: stop });
    return true;
  } catch (error) {
    if (stop?.aborted === true) return false;
    throw error;
  }
}

function print(report: MonitorReport, name: string, { world, json }: { world: World; json: boolean }): void {
  const at = world.now().toISOString();
  if (json) {
    world.out(`${JSON.stringify({ at, log: name, ...jsonOfReport(report), lastSeen: report.lastSeen?.note })}\n`);
    return;
  }
  const { outcome, checkpoint, lastSeen } = report;
  const size = checkpoint === undefined ? '' : `, ${checkpoint.size} entries, ${lastSeen?.size ?? 0} when last seen`;
  const verdict = { pass: 'it only grew', fail: 'SOMETHING IS WRONG', unknown: 'not everything could be checked' }[
    outcome
  ];
  world.out(
    `${[`${at} ${printable(name)}${size}: ${verdict}`, ...describeRecorded(report), ...describeFindings(report)].join('\n')}\n`,
  );
}
