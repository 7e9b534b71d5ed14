import {
  CredentialError,
  type Inspection,
  inspectDocument,
  parseReceipt,
  type Receipt,
  readCredentials,
  reasonCodes,
} from '@laurel/credential';
import { createRetrieveBytes } from '@laurel/sdk';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { placeOf } from '../verification/place.ts';
import { readQrCodes } from '../verification/qr-reader.ts';
import { sourcesOf, UnreadableError } from '../verification/source.ts';
import type { World } from '../world.ts';

/** `laurel inspect` */
export const inspect: Command = {
  name: 'inspect',
  summary: 'Explain what is inside a file, without checking any of it',
  help: `
Usage: laurel inspect FILE|FOLDER|URL|- ... [--json]

Says what was found where, how it is signed and what it says of itself. Nothing of it is
checked: that is laurel verify. Only an address that you name is fetched.

Exit code: 0 if a credential was found, 1 if none was.`,
  async run(args, world) {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = readArguments(args, options, Number.POSITIVE_INFINITY);
    if (positionals.length === 0) throw new UsageError('Say what to inspect: a file, a folder, an address, or - .');
    const sources = (await Promise.all(positionals.map((it) => sourcesOf(it, world)))).flat();
    const reports = await Promise.all(sources.map(async ({ name, read }) => reportOn(name, read, world)));
    const found = reports.flat();
    world.out(values.json ? `${JSON.stringify(found, null, 2)}\n` : found.map(describe).join('\n'));
    return found.some((entry) => 'inside' in entry) ? exitCodes.done : (exitCodes.no as ExitCode);
  },
};

type Entry = { source: string; place: string; receipt?: Receipt } & (
  | { container: string; inside: Inspection }
  | { refused: string }
);

async function reportOn(source: string, read: () => Promise<Uint8Array | URL>, world: World): Promise<Entry[]> {
  try {
    const retrieve = createRetrieveBytes({ now: world.now, allowHttpLocalhost: true });
    const { found, refused } = await readCredentials(await read(), { retrieve, readQrCodes, allowHttpLocalhost: true });
    return [
      ...found.map(({ path, container, content, receipt }) => ({
        source,
        place: placeOf(path),
        ...opened(container, content),
        ...(receipt === undefined ? {} : { receipt: parseReceipt(receipt) }),
      })),
      ...refused.map(({ path, code }) => ({ source, place: placeOf(path), refused: reasonCodes[code].sentence })),
    ];
  } catch (error) {
    if (error instanceof UnreadableError) return [{ source, place: '', refused: error.message }];
    throw error;
  }
}

function opened(container: string, content: string | Uint8Array) {
  try {
    return { container, inside: inspectDocument(content) };
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    return { refused: `${reasonCodes[error.code].sentence} (${error.message})` };
  }
}

function describe(entry: Entry): string {
  const name = entry.place === '' ? entry.source : `${entry.source} → ${entry.place}`;
  if ('refused' in entry) return `${printable(name)}\n  ${printable(entry.refused)}\n`;
  const lines = [...linesOf(entry.inside, '  '), ...receiptLines(entry.receipt)];
  return `${printable(name)}\n${lines.join('\n')}\n  Nothing of this is checked: laurel verify does.\n`;
}

function receiptLines(receipt: Receipt | undefined): string[] {
  if (receipt === undefined) return [];
  const { index, log, anchor } = receipt;
  const place = anchor && `block ${anchor.block} of chain ${anchor.chainId}`;
  const facts = [['Receipt', `entry ${index} of the log ${log}`], ...(place ? [['Anchor', place]] : [])];
  return facts.map(([label = '', value = '']) => `  ${label.padEnd(9)} ${printable(value)}`);
}

function linesOf(inside: Inspection, indent: string): string[] {
  const { kind, form, id, types, author, subjects, validFrom, validUntil, signatures, statuses, requirements } = inside;
  const { results, evidence } = inside;
  const facts: [string, string | undefined][] = [
    ['What', `${kind}, ${form}`],
    ['Types', types.join(', ')],
    ['Id', id],
    [kind === 'credential' ? 'Issuer' : 'Holder', author],
    ['About', subjects.join(', ')],
    ['Valid', [validFrom, validUntil].filter(Boolean).join(' until ')],
    ...results.map((result): [string, string] => ['Result', resultLine(result)]),
    ...evidence.map(({ name, url, narrative }): [string, string] => [
      'Evidence',
      [name, url, narrative].filter(Boolean).join(': '),
    ]),
    ...signatures.map(({ suite, verificationMethod }): [string, string] => [
      'Signed',
      `${suite} by ${verificationMethod}`,
    ]),
    ['Status', statuses.join(', ')],
    ...requirements.map((url): [string, string] => ['To fetch', url]),
  ];
  const own = facts.flatMap(([label, value]) => (value ? [`${indent}${label.padEnd(9)} ${printable(value)}`] : []));
  return [...own, ...inside.contents.flatMap((inner) => [`${indent}Inside:`, ...linesOf(inner, `${indent}  `)])];
}

function resultLine({
  name,
  value,
  status,
  requiredValue,
  resultType,
  achievedLevel,
}: Inspection['results'][number]): string {
  const unit = resultType === 'Percent' ? ' %' : '';
  const reached = achievedLevel ?? (value === undefined ? (status ?? '') : `${value}${unit}`);
  const required = requiredValue === undefined ? '' : ` (required: ${requiredValue}${unit})`;
  return `${[name, reached].filter(Boolean).join(': ')}${required}`;
}
