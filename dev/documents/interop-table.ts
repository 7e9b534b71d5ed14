import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const BEGIN = '<!-- interop: made by `npm run documents` from the run of tests/interop -->';
const END = '<!-- /interop -->';

/** A row as a test of `tests/interop` wrote it down. */
export interface InteropRow {
  readonly package: string;
  readonly version?: string;
  readonly format: string;
  readonly algorithm?: string;
  readonly weVerifyTheirs?: boolean;
  readonly theyVerifyOurs?: boolean;
  readonly remark?: string;
}

/** What the last run of each test file wrote into the folder. */
export function readInteropRows(folder: string): InteropRow[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
}

/** The table, one line a package and format; what was shown with several algorithms stands in one line. */
export function renderInteropTable(rows: readonly InteropRow[]): string {
  const lines = [...Map.groupBy(rows, (row) => `${row.package}\n${row.format}`).values()].map(line).sort();
  return [
    '| package | format | we verify theirs | they verify ours | remark |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** The page with this table between its marks. */
export function withInteropTable(page: string, table: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`README.md has no place for the table: ${BEGIN} … ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n${table}\n${page.slice(end)}`;
}

function line(rows: readonly InteropRow[]): string {
  const [first] = rows;
  const distinct = (values: readonly (string | undefined)[]) =>
    [...new Set(values.filter((value) => value !== undefined))].sort();
  const algorithms = distinct(rows.map(({ algorithm }) => algorithm));
  const cells = [
    `\`${first?.package}\` ${first?.version ?? '(not installed)'}`,
    [first?.format, algorithms.join(', ')].filter(Boolean).join(': '),
    answer(rows.map(({ weVerifyTheirs }) => weVerifyTheirs)),
    answer(rows.map(({ theyVerifyOurs }) => theyVerifyOurs)),
    distinct(rows.map(({ remark }) => remark)).join(' '),
  ];
  return `| ${cells.join(' | ')} |`.replaceAll('  |', ' |');
}

/** `no` as soon as one test shows that it is not accepted; a dash where nobody tried. */
function answer(shown: readonly (boolean | undefined)[]): string {
  if (shown.includes(false)) return 'no';
  return shown.includes(true) ? 'yes' : '–';
}
