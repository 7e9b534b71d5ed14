/** What became of the flipped bits of one form, as the tests tell it. */
export interface FlipRow {
  readonly form: string;
  readonly bits: number;
  readonly tried: number;
  readonly same: number;
  readonly otherwise: number;
}

/** The rows as a table in Markdown, with their sum. */
export function renderFlipTable(rows: readonly FlipRow[]): string {
  const sum = (of: (row: FlipRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const total: FlipRow = {
    form: '**all**',
    bits: sum(({ bits }) => bits),
    tried: sum(({ tried }) => tried),
    same: sum(({ same }) => same),
    otherwise: sum(({ otherwise }) => otherwise),
  };
  return [
    '| form | bits | tried | accepted, the same | accepted otherwise |',
    '|---|---:|---:|---:|---:|',
    ...[...rows, total].map(
      ({ form, ...counts }) => `| ${[form, ...Object.values(counts).map(grouped)].join(' | ')} |`,
    ),
  ].join('\n');
}

/** Thousands apart, as people read them. */
function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}
