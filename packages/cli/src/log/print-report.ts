import type { LogPolicy, LogReport } from '@laurel/sdk';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';

/** The exit code for what was found out. */
export function exitCodeOf({ outcome }: Pick<LogReport, 'outcome'>): ExitCode {
  return { pass: exitCodes.done, fail: exitCodes.no, unknown: exitCodes.unknown }[outcome];
}

/** A report for people: what the log says of itself, and what is wrong. */
export function describeReport(name: string, report: LogReport, policy?: LogPolicy): string {
  const { outcome, checkpoint } = report;
  const facts =
    checkpoint === undefined
      ? []
      : [
          ['Log', checkpoint.origin],
          ['Entries', String(checkpoint.size)],
          ['Root', hexOf(checkpoint.root)],
          ['Signed', checkpoint.time?.toISOString() ?? 'at no time that it says'],
          ...(policy === undefined ? [] : [['Cosigned', cosigned(checkpoint, policy)]]),
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
    ...describeRecorded(report),
    ...describeFindings(report),
    '',
  ].join('\n');
}

function cosigned({ cosignatures }: NonNullable<LogReport['checkpoint']>, { witnesses }: LogPolicy): string {
  return `by ${cosignatures.length} of ${witnesses.length} known witnesses`;
}

/** What chains have of it, a line each. */
export function describeRecorded({ recorded }: Pick<LogReport, 'recorded'>): string[] {
  return recorded.map(({ chainId, isDevelopmentChain, size, nodes }) => {
    const chain = isDevelopmentChain ? `development chain ${chainId}` : `chain ${chainId}`;
    const what = size === 0 ? 'nothing of it is recorded yet' : `${size} entries are recorded`;
    const caution = isDevelopmentChain ? '; this proves the mechanism, not permanence' : '';
    return `  ${'Anchored'.padEnd(9)} on the ${chain} ${what}, by ${printable(nodes.join(', '))}${caution}`;
  });
}

/** What is wrong, or could not be found out, a line each. */
export function describeFindings({ findings }: Pick<LogReport, 'findings'>): string[] {
  const mark = { fail: '✗', unknown: '?' };
  return findings.map(
    ({ outcome, sentence, detail, code }) => `  ${mark[outcome]} ${sentence} (${code}: ${printable(detail)})`,
  );
}

/** A report for programs. */
export function jsonOfReport({ outcome, checkpoint, recorded, findings }: LogReport): object {
  const known = checkpoint === undefined ? {} : { checkpoint: jsonOfCheckpoint(checkpoint) };
  return { outcome, ...known, recorded, findings };
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
