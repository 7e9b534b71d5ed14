import type { LogReport } from '@laurel/sdk';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';

/** The exit code for what was found out. */
export function exitCodeOf({ outcome }: Pick<LogReport, 'outcome'>): ExitCode {
  return { pass: exitCodes.done, fail: exitCodes.no, unknown: exitCodes.unknown }[outcome];
}

/** A report for people: what the log says of itself, and what is wrong. */
export function describeReport(name: string, { outcome, checkpoint, findings }: LogReport): string {
  const facts =
    checkpoint === undefined
      ? []
      : [
          ['Log', checkpoint.origin],
          ['Entries', String(checkpoint.size)],
          ['Root', hexOf(checkpoint.root)],
          ['Signed', checkpoint.time?.toISOString() ?? 'at no time that it says'],
          ...checkpoint.cosignatures.map((it) => ['Witness', `${it.name}, ${it.time.toISOString()}`]),
        ];
  const verdicts = {
    pass: 'Every entry, every tile and the signed root fit together.',
    fail: 'Something is wrong with this log.',
    unknown: 'Not everything could be checked.',
  };
  return [
    printable(name),
    `  ${verdicts[outcome]}`,
    ...facts.map(([label = '', value = '']) => `  ${label.padEnd(9)} ${printable(value)}`),
    ...describeFindings({ findings }),
    '',
  ].join('\n');
}

/** What is wrong, a line each. */
export function describeFindings({ findings }: Pick<LogReport, 'findings'>): string[] {
  return findings.map(({ sentence, detail, code }) => `  ✗ ${sentence} (${code}: ${printable(detail)})`);
}

/** A report for programs. */
export function jsonOfReport({ outcome, checkpoint, findings }: LogReport): object {
  return { outcome, ...(checkpoint === undefined ? {} : { checkpoint: jsonOfCheckpoint(checkpoint) }), findings };
}

function jsonOfCheckpoint({
  origin,
  size,
  root,
  time,
  cosignatures,
  note,
}: NonNullable<LogReport['checkpoint']>): object {
  return { origin, size, root: hexOf(root), time, cosignatures, note };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
